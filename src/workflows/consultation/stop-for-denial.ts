import type { MedusaContainer } from "@medusajs/framework/types"
import { systemActor } from "../../shared/actor"
import { casesOf } from "../clinical-review/services"
import { openStopWorkflow } from "../dispensing/open-stop"
import { consultationsOf } from "./services"

/**
 * Who is told by the rules to see a doctor isn't sent the same treatment on
 * earlier answers: what was approved for the condition, or is yet to be decided,
 * is stopped until a clinician has looked at it (CON-3, SAF-7). Repeatable.
 */
export async function stopForDenial(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const { id, customer_id, category_handle } =
    await consultationsOf(container).findConsultation(consultationId)
  if (customer_id === null) {
    return
  }
  const under_way = await casesOf(container).listClinicalCases(
    { customer_id, category_handle, ended_as: null },
    { select: ["id"], take: null }
  )
  for (const { id: case_id } of under_way) {
    await openStopWorkflow(container).run({
      input: {
        scope: "case",
        subject_id: case_id,
        reason_code: "health_changed",
        note: null,
        actor: systemActor("consultation"),
        key: `denial:${id}:${case_id}`,
      },
    })
  }
}
