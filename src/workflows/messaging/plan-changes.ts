import type { MedusaContainer } from "@medusajs/framework/types"
import type { PlanEventRecord } from "../../modules/treatment-plan/types"
import { startOfDay } from "../../shared/calendar"
import { formatDate } from "../../shared/london"
import { plansOf } from "../treatment-plan/services"

/** What patients change of their plans themselves, as the team reads it (W7). */
const CHANGED: Record<string, string> = {
  "plan.skip": "The patient skipped a month.",
  "plan.move": "The patient moved the day of their next month.",
  "plan.pause":
    "The patient paused the plan. Nothing is charged until they let it go on.",
  "plan.resume": "The patient let the plan go on.",
  "plan.lift_pause":
    "The patient ended their own pause. The plan is still on hold for another reason.",
  "plan.change_card": "The patient gave another card.",
  "plan.change_address":
    "The patient gave another address for the parcels that are still to come.",
  "plan.request_cancellation":
    "The patient asks to end the plan. Nothing more is charged meanwhile. Please cancel what remains, or talk to them. Where the first parcel came in the last 14 days, they may have the right to cancel the whole order: please settle that with them.",
}

/** The sentences for one change; none for what concerns nobody of the team. */
export function changeWords({ event, details }: PlanEventRecord): string[] {
  const words = CHANGED[event]
  const day = details?.["due_on"]
  return words === undefined
    ? []
    : typeof day === "string"
      ? [words, `The next month is due on ${formatDate(startOfDay(day))}.`]
      : [words]
}

export type PlanChange = { plan_id: string; reference: string; words: string }

/** What patients changed of plans since a moment, the oldest first. @param categories null for all */
export async function readPlanChanges(
  container: MedusaContainer,
  since: Date,
  categories: string[] | null
): Promise<PlanChange[]> {
  const events = await plansOf(container).listPlanEvents(
    {
      actor_type: "patient",
      event: Object.keys(CHANGED),
      at: { $gt: since },
    },
    { order: { seq: "ASC" }, take: null }
  )
  const plans = await plansOf(container).listPlans(
    {
      id: [...new Set(events.flatMap(({ plan_id }) => plan_id ?? []))],
      ...(categories ? { category_handle: categories } : {}),
    },
    { select: ["id", "reference"], take: null }
  )
  const referenceOf = new Map(plans.map((one) => [one.id, one.reference]))
  return events.flatMap((event) => {
    const reference = event.plan_id && referenceOf.get(event.plan_id)
    return event.plan_id && reference
      ? {
          plan_id: event.plan_id,
          reference,
          words: changeWords(event).join(" "),
        }
      : []
  })
}
