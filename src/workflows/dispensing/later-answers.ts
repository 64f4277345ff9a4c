import type { MedusaContainer } from "@medusajs/framework/types"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "./services"

/** Begins the occasion of a stop for answers that the rules deny, or want a clinician to look at. */
const OCCASIONS = { denied: "denial", needs_review: "answers" } as const

/** The occasion of a stop over a case for what its patient answered anew; the same consultation handed in again is another. */
export const laterAnswersKey = (
  why: keyof typeof OCCASIONS,
  of: { consultation_id: string; case_id: string; at: Date }
): string =>
  `${OCCASIONS[why]}:${of.consultation_id}:${of.case_id}:${of.at.getTime()}`

const isForAnswers = ({ key }: { key: string | null }): boolean =>
  Object.values(OCCASIONS).some((one) => key?.startsWith(`${one}:`))

/** Takes the flag of answers given anew off a case once a clinician has released every stop for them. Repeatable. */
export async function settleLaterAnswers(
  container: MedusaContainer,
  stop: { key: string | null; subject_id: string; released_at: Date | null }
): Promise<void> {
  if (stop.released_at === null || !isForAnswers(stop)) {
    return
  }
  const standing = await dispensingOf(container).listStopOrders(
    { scope: "case", subject_id: stop.subject_id, released_at: null },
    { select: ["id", "key"], take: null }
  )
  if (!standing.some(isForAnswers)) {
    await casesOf(container).settleFlags(
      stop.subject_id,
      "answered_anew",
      clock.now()
    )
  }
}
