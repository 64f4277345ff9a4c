import {
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { markCasesPaidWorkflow } from "../clinical-review/mark-cases-paid"
import { openCasesForOrderWorkflow } from "../clinical-review/open-cases-for-order"
import { noteOrderLinkageStep } from "./note-order-linkage"
import { purchasePlansStep } from "./purchase-plans"
import {
  announcePaymentStep,
  capturePaymentStep,
  consumeConsultationsStep,
  ensurePaymentStep,
  markSettledStep,
  recordPaymentStep,
} from "./steps/settle-steps"

export type SettleOrderInput = { order_id: string }

/**
 * Everything that follows a placed order: what links it to its person's other
 * accounts, a case for each treatment, the
 * capture, the consultations used up, the plans written down, the cases let go
 * on, the patient told.
 * Each part finds what it did before, so it may be run again after any crash;
 * called when an order is placed, by the Stripe webhook and by the sweep. An
 * order without an authorised payment gets its cases, which wait.
 */
export const settleOrderWorkflow = createWorkflow(
  "settle-order",
  function (input: SettleOrderInput) {
    // The browser, the webhook and the sweep may all come at once.
    const lock = transform({ input }, (data) => ({
      key: `settle:${data.input.order_id}`,
      timeout: 30,
      ttl: 120,
    }))
    acquireLockStep(lock)
    const payment = ensurePaymentStep(input)
    when("order-is-open", { payment }, (data) => data.payment.is_open).then(
      () => {
        noteOrderLinkageStep(input)
        openCasesForOrderWorkflow.runAsStep({ input })
      }
    )
    when("order-is-paid", { payment }, (data) => data.payment.has_payment).then(
      () => {
        const captured = capturePaymentStep(input)
        consumeConsultationsStep(input)
        purchasePlansStep(input)
        markCasesPaidWorkflow.runAsStep({ input })
        recordPaymentStep(
          transform({ input, captured }, (data) => ({
            order_id: data.input.order_id,
            payment_ids: data.captured.payment_ids,
          }))
        )
        announcePaymentStep(input)
        markSettledStep(input)
      }
    )
    releaseLockStep(lock)
    return new WorkflowResponse(
      transform({ payment }, (data) => ({
        settled: data.payment.has_payment,
      }))
    )
  }
)
