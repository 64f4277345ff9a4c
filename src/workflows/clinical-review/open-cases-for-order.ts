import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "./live-hub"
import { readOrderTreatments } from "./read-order-treatments"
import { casesOf } from "./services"

export type OrderCasesInput = { order_id: string }

const openCasesStep = createStep(
  "open-cases",
  async ({ order_id }: OrderCasesInput, { container }) => {
    const cases = await readOrderTreatments(container, order_id)
    const opened = await casesOf(container).openCases(
      cases,
      systemActor("checkout"),
      clock.now()
    )
    if (opened.length > 0) {
      await announceCaseChange(container)
    }
    const all = await casesOf(container).listClinicalCases(
      { order_id },
      { select: ["id"] }
    )
    // Nothing to undo: an order that exists needs its cases; a case without payment waits.
    return new StepResponse({
      case_ids: all.map((one) => one.id),
      opened: opened.length,
    })
  }
)

/**
 * Opens a case for each line of an order that needs one (QUE-1). Called when an
 * order is settled and by its sweep; lines that have a case keep it.
 */
export const openCasesForOrderWorkflow = createWorkflow(
  "open-cases-for-order",
  function (input: OrderCasesInput) {
    return new WorkflowResponse(openCasesStep(input))
  }
)
