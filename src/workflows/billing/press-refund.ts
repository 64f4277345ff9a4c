import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { RefundRefused } from "../../modules/billing/provider"
import type { RefundRecord } from "../../modules/billing/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed, notFound, partnerUnavailable } from "../../shared/errors"
import { PartnerHttpError } from "../../shared/http/http-client"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { readPaidForInstalment } from "../treatment-plan/refund-instalment"
import { plansOf } from "../treatment-plan/services"
import { bookRefund } from "./book-refund"
import { type PaidPart, readOrderMoney, readPaidForCase } from "./order-money"
import { assertMayGo } from "./release-refund"
import { billingOf } from "./services"
import { syncPayment } from "./sync-payment"

export type PressRefundInput = {
  refund_id: string
  actor: Actor
} & ({ press: "send" | "retry" } | { press: "settle"; reason: string })

const pressRefundStep = createStep(
  "press-refund-step",
  async (input: PressRefundInput, { container }) => {
    const [refund] = await billingOf(container).listCaseRefunds({
      id: input.refund_id,
    })
    if (!refund) {
      throw notFound("Refund", input.refund_id)
    }
    const { id, state } = await press(container, refund, input)
    await wakeWorker(container)
    // Nothing to undo: a person's decision stands until they make another.
    return new StepResponse({ id, state })
  }
)

async function press(
  container: MedusaContainer,
  refund: RefundRecord,
  input: PressRefundInput
): Promise<RefundRecord> {
  const billing = billingOf(container)
  const now = clock.now()
  switch (input.press) {
    case "settle":
      await assertMayGo(container, refund)
      // A person says it once only: what Stripe made after all was given already.
      await askPartner(container, refund)
      return billing.settleByHand(refund.id, input.reason, input.actor, now)
    case "send":
      await assertMayGo(container, refund)
      return billing.send(refund.id, input.actor, now)
    case "retry": {
      await assertMayGo(container, refund)
      // What failed as far as we know may have been made, or given in another way.
      await askPartner(container, refund)
      // The books say what became of it before its amount may change.
      await bookRefund(container, refund.id)
      const money = await readMoney(container, refund)
      return billing.retry(refund.id, money, input.actor, now)
    }
  }
}

/** What was captured of the refund's payment, and what of it was for its case or month; none for money that is no case's. */
async function readMoney(container: MedusaContainer, refund: RefundRecord) {
  const { order_id, payment_id } = refund
  const { payments } = await readOrderMoney(container, order_id)
  const parts = await readParts(container, refund)
  return {
    captured:
      payments.find((one) => one.payment_id === payment_id)?.captured ?? 0,
    paid: parts.find((one) => one.payment_id === payment_id) ?? null,
  }
}

async function readParts(
  container: MedusaContainer,
  { case_id, instalment_id, purpose }: RefundRecord
): Promise<PaidPart[]> {
  if (instalment_id && purpose === "instalment") {
    const plans = plansOf(container)
    const month = await plans.retrieveInstalment(instalment_id)
    const plan = await plans.retrievePlan(month.plan_id)
    return readPaidForInstalment(container, plan, month)
  }
  return case_id
    ? readPaidForCase(
        container,
        await casesOf(container).retrieveClinicalCase(case_id)
      )
    : []
}

async function askPartner(
  container: MedusaContainer,
  { payment_intent }: RefundRecord
): Promise<void> {
  try {
    await syncPayment(container, payment_intent)
  } catch (error) {
    if (error instanceof RefundRefused) {
      throw notAllowed("partner_refused", `Stripe: ${error.code}`)
    }
    throw error instanceof PartnerHttpError
      ? partnerUnavailable("Stripe")
      : error
  }
}

/**
 * What a person does about a refund: sends one that waits for them, tries a
 * failed one again, or says with a reason that the money went another way.
 * Refused while a supply of the case can still leave (SAF-19).
 */
export const pressRefundWorkflow = createWorkflow(
  "press-refund",
  function (input: PressRefundInput) {
    return new WorkflowResponse(pressRefundStep(input))
  }
)
