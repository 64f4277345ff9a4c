import type { MedusaContainer } from "@medusajs/framework/types"
import type { SaveInput } from "../../modules/consultation/consultation-saving"
import type { SaveResult } from "../../modules/consultation/types"
import { wakeWorker } from "../relay/wake"
import { consultationsOf } from "./services"

/**
 * Saves answers and judges them (CON-2, CON-3). Called by
 * POST /store/consultations/:id/answers; wrong answers come back as errors by
 * field and change nothing. One transaction and nothing to undo, so it is no
 * workflow: the engine would copy every answer and every rule's trace twice on
 * the busiest way of the shop, and answers may lie in no workflow table.
 * @throws not_found; transition_not_allowed; too_many_changes
 */
export async function saveAnswers(
  container: MedusaContainer,
  input: SaveInput
): Promise<SaveResult> {
  const result = await consultationsOf(container).saveAnswers(input)
  if (result.accepted && result.consultation.state === "denied") {
    await wakeWorker(container)
  }
  return result
}
