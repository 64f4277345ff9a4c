import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  givenBackOf,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import type {
  CaseRecord,
  ChangeProposalRecord,
} from "../../modules/clinical-review/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { requestRefund } from "../billing/request-refund"
import { wakeWorker } from "../relay/wake"
import { settleTopUp, takeTopUp } from "../top-up/settle-top-up"
import { noteLongestPlan } from "../treatment-plan/note-longest-plan"
import {
  callOffChange,
  changeOrderLine,
  type LineChange,
} from "./change-order-line"
import { announceCaseChange } from "./live-hub"
import { changePlan } from "./plan-change"
import { casesOf, formularyOf } from "./services"
import { stillEntitled } from "./still-entitled"

export type ApplyChangeInput = { case_id: string; proposal_id: string }

const applyChangeStep = createStep(
  "apply-change",
  async (input: ApplyChangeInput, { container }) => {
    const cases = casesOf(container)
    const proposal = await cases.retrieveChangeProposal(input.proposal_id)
    const taken =
      proposal.state === "accepted" && topUpOf(proposal) > 0
        ? await takeTopUp(container, proposal.id)
        : "captured"
    // After the money: whether the case still waits is said once nobody can end it uncharged.
    const record = await cases.retrieveClinicalCase(input.case_id)
    const isWaiting = record.state === "awaiting_acceptance"
    const isUnpaid = taken === "lapsed" || (isWaiting && taken !== "captured")
    if (proposal.state !== "accepted" || isUnpaid) {
      return new StepResponse({ state: record.state })
    }
    const actor: Actor = { type: "patient", id: record.customer_id ?? "" }
    const change = await lineChangeOf(container, record, proposal)
    if (isWaiting) {
      await settle(container, proposal, change, actor)
    } else if (!(await callOffChange(container, change))) {
      // The order is as it was, and so is the case that ended meanwhile.
      await cases.updateChangeProposals({ id: proposal.id, state: "withdrawn" })
      await settleTopUp(container, proposal.id)
      return new StepResponse({ state: record.state })
    }
    const result = await cases.applyProposal(
      {
        proposal_id: proposal.id,
        actor,
        ...(await stillEntitled(container, record, proposal)),
      },
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: each part is made once and found again by a repetition.
    return new StepResponse({ state: result.state })
  }
)

async function lineChangeOf(
  container: MedusaContainer,
  record: CaseRecord,
  proposal: ChangeProposalRecord
): Promise<LineChange> {
  const item = await formularyOf(container).retrieveFormularyItem(
    proposal.to_item_id,
    { select: ["id", "product_id"] }
  )
  return {
    id: proposal.id,
    order_id: record.order_id,
    line_item_id: record.line_item_id,
    variant_id: proposal.to_variant_id,
    product_id: item.product_id,
    quantity: proposal.to_quantity,
    unit_pence: Math.round(proposal.new_pence / proposal.to_quantity),
    months: proposal.to_months,
  }
}

/** Order and plan become what was accepted and paid, and only then a cheaper one's difference goes back. */
async function settle(
  container: MedusaContainer,
  proposal: ChangeProposalRecord,
  change: LineChange,
  actor: Actor
): Promise<void> {
  await changeOrderLine(container, change)
  await changePlan(container, proposal, actor)
  if (change.months !== null) {
    await noteLongestPlan(container, change.order_id)
  }
  const back = givenBackOf(proposal)
  if (back > 0) {
    await requestRefund(container, {
      case_id: proposal.case_id,
      purpose: "price_difference",
      amount: back,
      actor,
      occasion: proposal.id,
    })
  }
}

/**
 * What follows when the patient has accepted a change (SAF-2): a dearer one's
 * difference is taken, the order's line and its stock become the accepted item,
 * its plan what was agreed to, a cheaper one's difference is refunded, and only
 * then the case goes on, to the signature or to dispatch; to the queue where it
 * could not be decided so today. Started by the acceptance's follow-up;
 * repeatable.
 */
export const applyChangeWorkflow = createWorkflow(
  "apply-change",
  function (input: ApplyChangeInput) {
    return new WorkflowResponse(applyChangeStep(input))
  }
)
