import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { systemActor } from "../../shared/actor"
import { casesOf } from "../clinical-review/services"
import { transitionCaseWorkflow } from "../clinical-review/transition-case"
import { openTopUpsOf } from "../top-up/find-top-up"
import { settleTopUp } from "../top-up/settle-top-up"
import { readOrderMoney } from "./order-money"
import { releaseAuthorisation } from "./release-authorisation"
import { requestRefund } from "./request-refund"
import { billingOf } from "./services"
import { settleCaseMoney } from "./settle-case-money"

const ENDED: CaseRecord["state"][] = ["rejected", "cancelled", "abandoned"]
const actor = systemActor("billing")

const refundEndedCaseStep = createStep(
  "refund-ended-case",
  async ({ case_id }: { case_id: string }, { container }) => {
    const found = await casesOf(container).retrieveClinicalCase(case_id)
    if (ENDED.includes(found.state)) {
      const is_due = await isRefundDue(container, found)
      await transitionCaseWorkflow(container).run({
        input: { case_id, event: is_due ? "refund_due" : "nothing_due", actor },
      })
    }
    await settleCaseMoney(container, case_id)
    // Nothing to undo: a refund that is due stays due.
    return new StepResponse(undefined)
  }
)

async function isRefundDue(
  container: MedusaContainer,
  { id, order_id }: CaseRecord
): Promise<boolean> {
  // A difference that is held is given up, and one that was taken is counted.
  for (const proposal of await openTopUpsOf(container, id)) {
    await settleTopUp(container, proposal)
  }
  const { payments } = await readOrderMoney(container, order_id)
  if (
    payments.length === 0 &&
    (await releaseAuthorisation(container, order_id))
  ) {
    return false
  }
  await requestRefund(container, {
    case_id: id,
    purpose: "ended",
    amount: "all",
    actor,
  })
  const [any] = await billingOf(container).listCaseRefunds(
    { case_id: id },
    { select: ["id"], take: 1 }
  )
  return any !== undefined
}

/**
 * Gives the money of a case that ended back (PAY-5, EXC-3, EXC-5, EXC-9): its
 * line with what was paid for a dearer change of it, and delivery when nothing
 * of its order ships. Where nothing was captured the case is closed. Called by the follow-up of the ending;
 * repeatable, as the refunds of a case are written once.
 */
export const refundEndedCaseWorkflow = createWorkflow(
  "refund-ended-case",
  function (input: { case_id: string }) {
    return new WorkflowResponse(refundEndedCaseStep(input))
  }
)
