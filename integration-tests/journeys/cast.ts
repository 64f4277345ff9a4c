import { addMonths } from "../../src/shared/calendar"
import { personOfYear } from "./people"
import type { Year } from "./year"

/** A pack for 28 days each month. */
const MEDICINE = {
  product: "finasteride-1mg",
  pack: "28 tablets",
  quantity: 1,
  condition: "hair-loss",
}
const WHOLE_YEAR = 12

/**
 * Four patients live through the same year: plans of 3 months one after the
 * other up to the limit of twelve (REN-7), one of 12, one of 6, and one of a
 * single month.
 */
export async function playYear(year: Year): Promise<void> {
  const begins = await year.today()
  for (const [number, plan_months] of [3, 12, 6, 1].entries()) {
    const patient = await year.meet(personOfYear(number))
    await year.buy(patient, { ...MEDICINE, plan_months }, WHOLE_YEAR)
  }
  await year.liveUntil(addMonths(begins, WHOLE_YEAR + 1))
}
