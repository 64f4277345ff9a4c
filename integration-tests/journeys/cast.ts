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
 * Patients who live through the same year, each with a plan of their own length,
 * up to one more month than the longest.
 */
export async function playYear(
  year: Year,
  lengths: readonly number[]
): Promise<void> {
  const begins = await year.today()
  for (const [number, plan_months] of lengths.entries()) {
    const patient = await year.meet(personOfYear(number))
    await year.buy(patient, { ...MEDICINE, plan_months }, WHOLE_YEAR)
  }
  await year.liveUntil(addMonths(begins, Math.max(...lengths) + 1))
}
