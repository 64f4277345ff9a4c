import { londonDay } from "../../../../shared/london"

const HOUR = 3_600_000

let known: { hour: number; day: string } | undefined

/**
 * The London calendar day of a moment. Clocks there differ from UTC by whole
 * hours, so that within an hour of UTC the day is the same: the last one is
 * kept, as asking the calendar takes longer than all rules of a form.
 */
export function dayOf(moment: Date): string {
  const hour = Math.floor(moment.getTime() / HOUR)
  if (known?.hour !== hour) {
    known = { hour, day: londonDay(moment) }
  }
  return known.day
}
