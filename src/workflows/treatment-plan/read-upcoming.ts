import type { MedusaContainer } from "@medusajs/framework/types"
import type { MonthRow } from "../../modules/treatment-plan/plan-lists"
import { addDays, type Day, daysBetween } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { toCsv } from "../../shared/csv"
import { invalid } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { toPounds } from "../../shared/money"
import { askedBefore } from "./check-ins"
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
    supplies: await withCheckIns(container, months),
    days: await plansOf(container).upcomingByDay(filter),
    count,
    from: range.from ?? null,
    to: filter.to,
    today: londonDay(clock.now()),
  }
}

/** Months with their treatments, and whether their patients are still to answer what is asked before (SAF-18). */
async function withCheckIns(container: MedusaContainer, months: MonthRow[]) {
  const asked = await askedBefore(
    container,
    months.map(({ id }) => id)
  )
  const supplies = await withTreatments(container, months)
  return supplies.map((one) => ({
    ...one,
    waits_for_check_in: asked.get(one.id)?.answered_at === null,
  }))
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
  "waits_for_patients_answers",
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
    const supplies = await withCheckIns(container, months)
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
        one.waits_for_check_in ? "yes" : "",
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
