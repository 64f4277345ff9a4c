import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckInFact } from "../../modules/dispensing/domain/check-in-gate"
import { answerCounts } from "../../modules/messaging/domain/check-in"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { planOfCase } from "../treatment-plan/begin-course"
import { checkInsOf, readCheckInPolicies } from "../treatment-plan/check-ins"
import { plansOf } from "../treatment-plan/services"

type OfSupply = {
  case_id: string
  category_handle: string
  instalment_number: number
  replacement_number: number
  dispatched_at: Date | null
}

/**
 * What a patient answered before a later month of their plan, as of the day on
 * which it would leave: it was looked at before the charge, and what is paid may
 * have waited since (SAF-18). First supplies and one-offs rest on answers of
 * their own; what replaces a lost parcel, on the answer that let that one go.
 */
export async function readCheckInFact(
  container: MedusaContainer,
  supply: OfSupply
): Promise<CheckInFact> {
  const { case_id, category_handle, instalment_number } = supply
  if (instalment_number === 1 || supply.dispatched_at !== null) {
    return "not_needed"
  }
  const policies = await readCheckInPolicies(container, [category_handle])
  const policy = policies.get(category_handle)
  if (policy === undefined) {
    return "not_needed"
  }
  const plan = await planOfCase(container, case_id)
  const [month] = plan
    ? await plansOf(container).listInstalments(
        { plan_id: plan.id, number: instalment_number },
        { select: ["id"], take: 1 }
      )
    : []
  const answers = month ? await answersOf(container, month.id) : []
  if (await isUnsettled(container, answers)) {
    return "worrying"
  }
  if (supply.replacement_number > 0) {
    return "not_needed"
  }
  if (policy === "invalid") {
    return null
  }
  const [last] = answers
  if (!last?.answered_at) {
    return "unanswered"
  }
  return answerCounts(londonDay(last.answered_at), londonDay(clock.now()))
    ? "answered"
    : "too_old"
}

type Answer = { answered_at: Date | null; health_report_id: string | null }

/** Of one month, the newest first. */
const answersOf = (
  container: MedusaContainer,
  instalment_id: string
): Promise<Answer[]> =>
  checkInsOf(container).listCheckIns(
    { instalment_id, answered_at: { $ne: null } },
    {
      select: ["id", "answered_at", "health_report_id"],
      order: { answered_at: "DESC" },
      take: null,
    }
  )

/** Whether one of them opened a report that no clinician has closed. */
async function isUnsettled(
  container: MedusaContainer,
  answers: readonly Answer[]
): Promise<boolean> {
  const ids = answers.flatMap(({ health_report_id }) => health_report_id ?? [])
  const open =
    ids.length > 0
      ? await checkInsOf(container).listHealthReports(
          { id: ids, state: "open" },
          { select: ["id"], take: 1 }
        )
      : []
  return open.length > 0
}
