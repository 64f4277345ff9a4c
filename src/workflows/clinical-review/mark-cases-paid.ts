import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { recheckMonths } from "../identity/services"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import type { OrderCasesInput } from "./open-cases-for-order"
import { casesOf, patientsOf } from "./services"

const markCasesPaidStep = createStep(
  "mark-cases-paid",
  async ({ order_id }: OrderCasesInput, { container }) => {
    const now = clock.now()
    const waiting = await casesOf(container).listClinicalCases({
      order_id,
      state: "payment_pending",
    })
    const months = await recheckMonths(
      container,
      waiting.map((one) => one.category_handle)
    )
    for (const one of waiting) {
      const patient = await patientsOf(container).retrievePatient(
        one.patient_id
      )
      const isValid = isIdentityValid(
        patient,
        now,
        months.get(one.category_handle)
      )
      await casesOf(container).transition(
        {
          case_id: one.id,
          event: "paid",
          guards: { identity_valid: isValid },
          actor: systemActor("checkout"),
          key: "paid",
        },
        now
      )
    }
    if (waiting.length > 0) {
      await announceCaseChange(container)
      await wakeWorker(container)
    }
    // Nothing to undo: the money was taken.
    return new StepResponse({ paid: waiting.map((one) => one.id) })
  }
)

/**
 * Lets the cases of a paid order go on: to the identity check, or at once into
 * their queue where the patient's identity is verified and in date (IDV-4).
 * Called when an order is settled and by its sweep; repeatable.
 */
export const markCasesPaidWorkflow = createWorkflow(
  "mark-cases-paid",
  function (input: OrderCasesInput) {
    return new WorkflowResponse(markCasesPaidStep(input))
  }
)
