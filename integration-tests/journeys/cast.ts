import { addDays, addMonths, type Day } from "../../src/shared/calendar"
import { personOfYear } from "./people"
import type { Year } from "./year"

/** A pack for 28 days each month. */
const MEDICINE = {
  product: "finasteride-1mg",
  pack: "28 tablets",
  quantity: 1,
  condition: "hair-loss",
}
/** Months that one consultation can be supplied for (REN-4). */
const WHOLE_YEAR = 12
/** Of the plans of the worked example, each ordered so many days into the last month of the one before. */
const RENEWED_MONTHS = 3
const RENEWED_AFTER_DAYS = 10

/** Who renews; the others follow with a plan of their own length each. */
export const RENEWING = personOfYear(0)
export const withPlan = (number: number) => personOfYear(number + 1)

/** A plan's days, by the one on which it begins. */
export const daysOfPlan = (start: Day): Day[] =>
  Array.from({ length: RENEWED_MONTHS }, (_, month) => addMonths(start, month))

const lastOf = (start: Day): Day => addMonths(start, RENEWED_MONTHS - 1)

/** The days on which the plans of a course begin: each a month after the last parcel of the one before. */
export function startsOfPlans(begins: Day): Day[] {
  const starts: Day[] = []
  let start = begins
  for (let months = 0; months < WHOLE_YEAR; months += RENEWED_MONTHS) {
    starts.push(start)
    start = addMonths(lastOf(start), 1)
  }
  return starts
}

/** The day on which the plan that begins on a day is renewed. */
export const renewedOn = (start: Day): Day =>
  addDays(lastOf(start), RENEWED_AFTER_DAYS)

/** The day from which only a fresh consultation helps (REN-4). */
export const limitOf = (begins: Day): Day => addMonths(begins, WHOLE_YEAR)

/**
 * Patients who live through the same year. One has plans of three months, each
 * ordered again by three ticks, up to the twelve months, at which only a fresh
 * consultation helps (REN-7); each of the others one plan of a length of the list.
 */
export async function playYear(
  year: Year,
  lengths: readonly number[]
): Promise<void> {
  const begins = await year.today()
  const renewing = await year.meet(RENEWING)
  const wish = { ...MEDICINE, plan_months: RENEWED_MONTHS }
  await year.buy(renewing, wish, WHOLE_YEAR)
  for (const start of startsOfPlans(begins).slice(0, -1)) {
    year.on(renewedOn(start), () => year.renew(renewing, wish))
  }
  year.on(limitOf(begins), async () => {
    await year.tryToRenew(renewing)
    await year.buy(renewing, wish, WHOLE_YEAR)
  })
  for (const [number, plan_months] of lengths.entries()) {
    const patient = await year.meet(withPlan(number))
    await year.buy(patient, { ...MEDICINE, plan_months }, WHOLE_YEAR)
  }
  await year.liveUntil(limitOf(begins))
}
