import type { MedusaContainer } from "@medusajs/framework/types"
import { systemActor } from "../../shared/actor"
import { casesOf } from "../clinical-review/services"
import { openStopWorkflow } from "./open-stop"
import { dispensingOf } from "./services"

/** Decided, so that no approval asks for the proof any more. */
const DECIDED: readonly string[] = ["awaiting_signature", "approved"]

/**
 * Stops the supply of a case that was decided before its proof gave concern,
 * until a clinician has looked at it (SAF-4, SAF-7). Does nothing for other
 * proofs, or one that was taken back; repeatable.
 */
export async function stopForConcerns(
  container: MedusaContainer,
  evidenceId: string
): Promise<void> {
  const [proof] = await casesOf(container).listEvidenceItems(
    { id: evidenceId, outcome: "concerns", withdrawn_at: null },
    { select: ["id", "case_id"], take: 1 }
  )
  if (!proof) {
    return
  }
  const { state } = await casesOf(container).retrieveClinicalCase(
    proof.case_id,
    { select: ["id", "state"] }
  )
  const key = `evidence:${proof.id}`
  const [known] = await dispensingOf(container).listStopOrders(
    { key },
    { select: ["id"], take: 1 }
  )
  if (known || !DECIDED.includes(state)) {
    return
  }
  await openStopWorkflow(container).run({
    input: {
      scope: "case",
      subject_id: proof.case_id,
      reason_code: "clinical_query",
      note: null,
      actor: systemActor("evidence"),
      key,
    },
  })
}
