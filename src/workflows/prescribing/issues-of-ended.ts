import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseEnding } from "../../modules/clinical-review/domain/case-state-machine"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { prescribingOf } from "./build-content"

/** As a clinician or the identity check ended it, nobody is supplied on it any more. */
const REFUSED: readonly (CaseEnding | null)[] = [
  "rejected_clinical",
  "rejected_identity",
]

/**
 * Gives back the issues of supplies that were ended before they left: the case
 * may make another on them. What was packed stays used up (SAF-1). Repeatable.
 */
export async function releaseIssues(
  container: MedusaContainer,
  case_id: string
): Promise<void> {
  const cancelled = await dispensingOf(container).listSupplies(
    { case_id, state: "cancelled" },
    { select: ["id"], take: null }
  )
  for (const { id } of cancelled) {
    await prescribingOf(container).releaseIssue(id)
  }
}

/**
 * What a renewal was promised and hasn't used, once nothing more of it is to
 * leave: another renewal of the course may have it, but not after a refusal, or
 * where the case that was signed for came to nothing itself (SAF-1, SAF-19).
 * Issues of supplies that the floor has in hand follow when they are taken
 * apart. Repeatable.
 */
export async function freePromises(
  container: MedusaContainer,
  { id, ended_as }: Pick<CaseRecord, "id" | "ended_as">
): Promise<void> {
  const prescribing = prescribingOf(container)
  const shared = await prescribing.promisedPrescription(id)
  if (!shared) {
    return
  }
  const signed = await casesOf(container).retrieveClinicalCase(shared.case_id, {
    select: ["id", "ended_as"],
  })
  const isOver = signed.ended_as !== null && signed.ended_as !== "completed"
  await prescribing.freePromises(
    id,
    isOver || REFUSED.includes(ended_as) ? "withdrawn" : "free"
  )
}
