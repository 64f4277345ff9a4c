import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays, type Day, daysBetween } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { toCsv } from "../../shared/csv"
import { invalid } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { toPounds } from "../../shared/money"
import { withTreatments } from "./read-plans"
import { plansOf } from "./services"

type Range = {
  from?: Day | undefined
  to?: Day | undefined
  category?: string | undefined
}

/** Four weeks, unless somebody asks for other days. */
const USUAL_DAYS = 28
const MOST_DAYS = 366
const EXPORTED_AT_ONCE = 500

/**
 * One page of the supplies that plans still have to send, by their days, with
 * how much falls due on each (DSP-4). What is late stands first unless the days
 * begin later.
 * @throws invalid_field where the days lie the wrong way or too far apart
 */
export async function readUpcoming(
  container: MedusaContainer,
  { limit, offset, ...range }: Range & { limit: number; offset: number }
) {
  const filter = { ...daysOf(range), limit, offset }
  const { months, count } = await plansOf(container).readUpcoming(filter)
  return {
    supplies: await withTreatments(container, months),
    days: await plansOf(container).upcomingByDay(filter),
    count,
    from: range.from ?? null,
    to: filter.to,
    today: londonDay(clock.now()),
  }
}

const COLUMNS = [
  "due_on",
  "treatment",
  "packs",
  "month",
  "months",
  "payment",
  "amount_pounds",
  "plan",
  "plan_state",
  "standing_still_for",
  "case",
  "order",
] as const

/** The same days as a table for a spreadsheet, whole; no names of people. */
export async function exportUpcoming(
  container: MedusaContainer,
  range: Range
): Promise<{ name: string; text: string }> {
  const filter = daysOf(range)
  const rows: (string | number | null)[][] = []
  for (let offset = 0; ; offset += EXPORTED_AT_ONCE) {
    const { months } = await plansOf(container).readUpcoming({
      ...filter,
      limit: EXPORTED_AT_ONCE,
      offset,
    })
    const supplies = await withTreatments(container, months)
    rows.push(
      ...supplies.map((one) => [
        one.due_on,
        one.treatment_name,
        one.quantity,
        one.number,
        one.months,
        one.state,
        toPounds(one.amount).toFixed(2),
        one.plan_reference,
        one.plan_state,
        one.pause_causes.join(" "),
        one.case_reference,
        one.order_display_id,
      ])
    )
    if (months.length < EXPORTED_AT_ONCE) {
      break
    }
  }
  const from = filter.from ?? londonDay(clock.now())
  return {
    name: `upcoming-supplies-${from}-to-${filter.to}.csv`,
    text: toCsv(COLUMNS, rows),
  }
}

function daysOf({ from, to, category }: Range) {
  const today = londonDay(clock.now())
  const last = to ?? addDays(from ?? today, USUAL_DAYS)
  if (from !== undefined && last < from) {
    throw invalid("to", "has to be on or after the first day")
  }
  if (daysBetween(from ?? today, last) > MOST_DAYS) {
    throw invalid("to", `at most ${MOST_DAYS} days after the first`)
  }
  return { from, to: last, category }
}
