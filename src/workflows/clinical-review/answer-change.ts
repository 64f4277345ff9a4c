import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  type ProposalAnswer,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import type { ChangeProposalRecord } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { messageOf, notAllowed } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { findOwnProposal } from "../top-up/own-proposal"
import { settleTopUp } from "../top-up/settle-top-up"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

export type AnswerChangeInput = {
  proposal_id: string
  customer_id: string
  answer: ProposalAnswer
  /** Of the agreement that was shown with a plan's change. */
  mandate_hash?: string | undefined
}

const answerChangeStep = createStep(
  "answer-change",
  async (input: AnswerChangeInput, { container }) => {
    const { proposal, order_id } = await findOwnProposal(container, input)
    if (input.answer === "accept" && topUpOf(proposal) > 0) {
      await acceptPaid(container, proposal)
    } else {
      await answer(container, proposal, input)
    }
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: an answer is kept, and what follows is durable.
    return new StepResponse({ order_id })
  }
)

/** A dearer change is accepted by paying for it; what the card says is asked of Stripe, never of the browser. */
async function acceptPaid(
  container: MedusaContainer,
  { id }: ChangeProposalRecord
): Promise<void> {
  const outcome = await settleTopUp(container, id)
  if (outcome.kind === "unpaid") {
    throw notAllowed("payment_required", outcome.reason)
  }
  if (outcome.kind === "ended") {
    throw notAllowed(
      "transition_not_allowed",
      `Proposal ${id} can't be answered any more`
    )
  }
}

async function answer(
  container: MedusaContainer,
  proposal: ChangeProposalRecord,
  input: AnswerChangeInput
): Promise<void> {
  await casesOf(container).answerProposal(
    {
      proposal_id: proposal.id,
      answer: input.answer,
      mandate_hash: input.mandate_hash ?? null,
      actor: { type: "patient", id: input.customer_id },
    },
    clock.now()
  )
  if (proposal.top_up !== "started") {
    return
  }
  try {
    await settleTopUp(container, proposal.id)
  } catch (error) {
    // The answer stands; the sweep gives up what the bank may hold.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `The difference of proposal ${proposal.id} is still held: ${messageOf(error)}`
      )
  }
}

/**
 * The patient accepts a proposed change, keeps the request or cancels it
 * (SAF-2); the same answer again is one. A dearer one is accepted once its
 * difference is authorised, and a plan's together with what its payments will be.
 * @throws payment_required with the reason for the patient to read; mandate_changed
 */
export const answerChangeWorkflow = createWorkflow(
  "answer-change",
  function (input: AnswerChangeInput) {
    return new WorkflowResponse(answerChangeStep(input))
  }
)
