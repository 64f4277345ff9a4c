import type { MedusaContainer } from "@medusajs/framework/types"
import type { DoseChangeRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { unexpected } from "../../shared/errors"
import { loadCase } from "../clinical-review/review-facts"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "../prescribing/build-content"
import { plansOf } from "../treatment-plan/services"
import { doseStillStands } from "./still-stands"
import { gatherRequest } from "../prescribing/request-prescription"

/**
 * Draws up the prescription of another strength once the patient has agreed,
 * for the months that had not begun then, and has it sent for signature (SAF-18).
 * What could not be decided so today comes to nothing, and its case is flagged.
 * Repeatable.
 */
export async function requestDosePrescription(
  container: MedusaContainer,
  change: DoseChangeRecord
): Promise<void> {
  const { id, case_id, decision_id, state, issues } = change
  if (state !== "awaiting_signature") {
    return
  }
  if (issues === null) {
    throw unexpected(`Dose change ${id} was agreed to without its months`)
  }
  if (!(await doseStillStands(container, change))) {
    await giveUp(container, change)
    return
  }
  const { record, category } = await loadCase(container, case_id)
  const { proposal } = await casesOf(container).readDecision(decision_id)
  if (proposal?.formulary_item_id !== change.to_item_id) {
    throw unexpected(`Decision ${decision_id} isn't that of dose change ${id}`)
  }
  const request = await gatherRequest(container, {
    record: { ...record, quantity: change.to_quantity },
    category,
    decision_id,
    issues,
    actor: systemActor("prescribing"),
  })
  await prescribingOf(container).request(
    { ...request, dose_change_id: id },
    clock.now()
  )
}

async function giveUp(
  container: MedusaContainer,
  { id, case_id }: DoseChangeRecord
): Promise<void> {
  const now = clock.now()
  await casesOf(container).raiseFlag(
    { case_id, kind: "prescription_refused", subject: id },
    now
  )
  const actor = systemActor("dose changes")
  await plansOf(container).endDose(id, "fail_signature", actor, now)
}
