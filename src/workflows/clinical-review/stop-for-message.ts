import type { MedusaContainer } from "@medusajs/framework/types"
import { systemActor } from "../../shared/actor"
import { tellClinicians } from "../staff/tell-clinicians"
import { openStopWorkflow } from "../dispensing/open-stop"
import { wakeWorker } from "../relay/wake"

/**
 * A patient wrote about a case that was decided already: nothing of it leaves
 * before a clinician has read it, and each of them is told (SAF-17).
 * Repeatable: one stop and one email a clinician for each message.
 */
export async function stopForMessage(
  container: MedusaContainer,
  { case_id, message_id }: { case_id: string; message_id: string }
): Promise<void> {
  await openStopWorkflow(container).run({
    input: {
      scope: "case",
      subject_id: case_id,
      reason_code: "clinical_query",
      note: null,
      actor: systemActor("patient-message"),
      key: `message:${message_id}`,
    },
  })
  await tellClinicians(container, (userId) => ({
    operation: "patient_wrote",
    subject_type: "message_user",
    subject_id: `${message_id}:${userId}`,
  }))
  await wakeWorker(container)
}
