import { z } from "@medusajs/framework/zod"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { casesOf } from "../clinical-review/services"
import type { FollowUpHandlers } from "../relay/types"
import { settleInstalmentMoney } from "../treatment-plan/settle-instalment-money"
import { bookRefund } from "./book-refund"
import { followDispute } from "./follow-dispute"
import { runStep } from "./reconcile-books"
import { refundEndedCaseWorkflow } from "./refund-ended-case"
import { releaseRefund } from "./release-refund"
import { billingOf } from "./services"
import { settleCaseMoney } from "./settle-case-money"

const casePayload = z.object({ case_id: z.string() })
const refundPayload = z.object({ refund_id: z.string() })
const disputePayload = z.object({ dispute_id: z.string() })
const stepPayload = z.object({ run_id: z.string(), step: z.number() })

export const billingFollowUps: FollowUpHandlers = {
  [FOLLOW_UPS.CASE_ENDED_REFUND]: async (container, payload) => {
    const { case_id } = casePayload.parse(payload)
    await refundEndedCaseWorkflow(container).run({ input: { case_id } })
  },
  /** The case first: the patient's news don't wait for the books. */
  [FOLLOW_UPS.REFUND_MOVED]: async (container, payload) => {
    const { refund_id } = refundPayload.parse(payload)
    const refund = await billingOf(container).retrieveCaseRefund(refund_id)
    if (refund.state === "requested" && refund.automatic) {
      await releaseRefund(container, refund)
      return
    }
    if (refund.case_id) {
      await settleCaseMoney(container, refund.case_id)
      await settleInstalmentMoney(container, refund)
    }
    await bookRefund(container, refund_id)
  },
  [FOLLOW_UPS.DISPUTE_MOVED]: async (container, payload) => {
    const { dispute_id } = disputePayload.parse(payload)
    await followDispute(container, dispute_id)
  },
  [FOLLOW_UPS.RECONCILIATION_STEP]: async (container, payload) => {
    await runStep(container, stepPayload.parse(payload))
  },
  /** Told once, however often the money goes back and forth afterwards. */
  [FOLLOW_UPS.CASE_REFUNDED]: async (container, payload) => {
    const { case_id } = casePayload.parse(payload)
    const { order_id } = await casesOf(container).retrieveClinicalCase(case_id)
    await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .enqueue(
        [
          {
            partner: "email",
            operation: "rejection_and_refund",
            reference: `email:rejection_and_refund:${case_id}`,
            subject_type: "case",
            subject_id: case_id,
            order_id,
            case_id,
          },
        ],
        clock.now()
      )
  },
}
