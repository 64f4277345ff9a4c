import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { ProposalAnswer } from "../../modules/clinical-review/domain/change-proposal"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { announceCaseChange } from "./live-hub"
import { casesOf } from "./services"

export type AnswerChangeInput = {
  proposal_id: string
  customer_id: string
  answer: ProposalAnswer
}

const answerChangeStep = createStep(
  "answer-change",
  async (input: AnswerChangeInput, { container }) => {
    const cases = casesOf(container)
    const [proposal] = await cases.listChangeProposals(
      { id: input.proposal_id },
      { select: ["id", "case_id"] }
    )
    const [own] = proposal
      ? await cases.listClinicalCases(
          { id: proposal.case_id, customer_id: input.customer_id },
          { select: ["id"] }
        )
      : []
    if (!proposal || !own) {
      throw notFound("Proposal", input.proposal_id)
    }
    const result = await cases.answerProposal(
      {
        proposal_id: proposal.id,
        answer: input.answer,
        actor: { type: "patient", id: input.customer_id },
      },
      clock.now()
    )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: an answer is kept, and what follows is durable.
    return new StepResponse(result)
  }
)

/** The patient accepts a proposed change, keeps the request or cancels it (SAF-2); the same answer again is one. */
export const answerChangeWorkflow = createWorkflow(
  "answer-change",
  function (input: AnswerChangeInput) {
    return new WorkflowResponse(answerChangeStep(input))
  }
)
