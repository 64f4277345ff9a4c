import type { BasketLine } from "../../lib/contracts"
import { monthsWord } from "../../lib/dates"
import { formatMoney } from "../../lib/money"

type Plan = NonNullable<BasketLine["plan"]>

/** What a line costs that is bought as a plan; delivery is told beside it. */
export const planWords = ({ months, monthly }: Plan): string =>
  months === 1
    ? `Plan of 1 month: ${formatMoney(monthly)} and delivery, paid when you order.`
    : `Plan of ${monthsWord(months)}: ${formatMoney(monthly)} and delivery each month. You pay the first month when you order, the other ${months - 1} later.`

/** The price of a line on the last page before payment. */
export const priceWords = ({
  quantity,
  unit_price,
  total,
  plan,
}: Pick<BasketLine, "quantity" | "unit_price" | "total" | "plan">): string => {
  const sum = `${quantity} × ${formatMoney(unit_price)} = ${formatMoney(total)}`
  return plan && plan.months > 1
    ? `${sum} today, payment 1 of ${plan.months}`
    : sum
}
