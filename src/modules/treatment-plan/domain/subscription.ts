import { addDays, type Day } from "../../../shared/calendar"

/** Rules for plans that may count as subscriptions (R-09; DMCC Act 2024, Part 4, Chapter 2). */

/** A first notice before the second payment, then one each six months: months 2 and 8 of at most twelve. */
export const NOTICE_MONTHS: readonly number[] = [2, 8]

/** Days before a payment in which its notice is sent. */
const NOTICE_DAYS = 7
/** A renewal is told of its days to cancel while they last. */
const COOLING_OFF_DAYS = 14

/** The last day of payments whose notice is due. */
export const noticeUntil = (today: Day): Day => addDays(today, NOTICE_DAYS)

/** The last day on which a plan can be cancelled as a whole, counted from the day of its first parcel. */
export const coolingOffUntil = (startedOn: Day): Day =>
  addDays(startedOn, COOLING_OFF_DAYS)

/** Plans that began before this day are told nothing any more. */
export const coolingOffSince = (today: Day): Day =>
  addDays(today, -COOLING_OFF_DAYS)

/** Whether a plan can still be cancelled as a whole: until so many days after its first parcel came. @param deliveredOn null while it hasn't */
export const mayCancelWhole = (deliveredOn: Day | null, today: Day): boolean =>
  deliveredOn === null || today <= coolingOffUntil(deliveredOn)
