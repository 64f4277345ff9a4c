import type { OrderTreatment } from "../../lib/contracts"
import { formatMoney } from "../../lib/money"

type Refund = NonNullable<OrderTreatment["refund"]>

const SENTENCES: Record<Refund["state"], (amount: string) => string> = {
  on_its_way: (amount) =>
    `A refund of ${amount} to the card you paid with is on its way.`,
  refunded: (amount) =>
    `${amount} was refunded to you. Depending on your bank, it can take a few working days to show on your statement.`,
  partial: (amount) => `${amount} of what you paid was refunded to you.`,
}

/** What has become of the money of a treatment (PAY-5). */
export function TreatmentRefund({ refund }: { refund: Refund }) {
  return <p>{SENTENCES[refund.state](formatMoney(refund.amount))}</p>
}
