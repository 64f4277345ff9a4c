import type { MedusaContainer } from "@medusajs/framework/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { CHARGE_CHECK } from "../treatment-plan/charge-due"
import { plansOf } from "../treatment-plan/services"
import { openStopWorkflow } from "./open-stop"

/**
 * A clinician who turns a request down has found something that speaks against
 * the treatment: whatever is under way for the patient in its category, on these
 * answers or on earlier ones, isn't supplied or charged any more before a
 * clinician has looked at it and released it with a reason (SAF-7, REN-2,
 * REN-3). Repeatable.
 */
export async function stopForRefusal(
  container: MedusaContainer,
  caseId: string
): Promise<void> {
  const { id, ended_as, patient_id, category_handle } =
    await casesOf(container).retrieveClinicalCase(caseId)
  if (ended_as !== "rejected_clinical") {
    return
  }
  const others = await casesOf(container).listClinicalCases(
    { patient_id, category_handle, id: { $ne: id }, ended_as: null },
    { select: ["id"], take: null }
  )
  for (const { id: case_id } of others) {
    await openStopWorkflow(container).run({
      input: {
        scope: "case",
        subject_id: case_id,
        reason_code: "clinical_query",
        note: null,
        actor: systemActor("clinical-review"),
        key: `refusal:${id}:${case_id}`,
      },
    })
    await pausePlansOf(container, case_id)
  }
}

/** At once, so that patient and staff see it; it goes on by itself when the stop is released. */
async function pausePlansOf(
  container: MedusaContainer,
  case_id: string
): Promise<void> {
  const running = await plansOf(container).listPlans(
    { case_id, state: "active" },
    { select: ["id"] }
  )
  for (const { id } of running) {
    await plansOf(container).pause(id, "clinical", CHARGE_CHECK, clock.now())
  }
}
