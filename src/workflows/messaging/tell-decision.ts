import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { systemActor } from "../../shared/actor"
import { unexpected } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"
import { deniedText, proposedText, stoppedText } from "./patient-texts"
import { tellOfCase } from "./tell-of-case"

/** What happened to a case: which decision, or which move. */
export type TellDecisionInput = {
  what: "denied" | "asked" | "proposed" | "stopped"
  case_id: string
  event_id: string
  decision_id?: string
}

const tellDecisionStep = createStep(
  "tell-decision-step",
  async (input: TellDecisionInput, { container }) => {
    // Nothing to undo: a message has its key and is written once.
    return new StepResponse(await TELL[input.what](container, input))
  }
)

type Tell = (
  container: MedusaContainer,
  input: TellDecisionInput
) => Promise<{ thread_id: string }>

const TELL: Record<TellDecisionInput["what"], Tell> = {
  denied: async (container, { case_id, decision_id = "" }) => {
    const { denial } = await casesOf(container).readDecision(decision_id)
    if (!denial) {
      throw unexpected(`Decision ${decision_id} names no reason`)
    }
    return tellOfCase(container, {
      case_id,
      template: "request_denied",
      occasion: decision_id,
      write: ({ reference }) => deniedText(reference, denial),
    })
  },
  asked: async (container, { case_id, event_id }) => {
    const text = await casesOf(container).readQuestion(case_id, event_id)
    const event = await casesOf(container).retrieveCaseEvent(event_id, {
      select: ["id", "actor_id"],
    })
    return tellOfCase(container, {
      case_id,
      template: "question_asked",
      occasion: event_id,
      author: { type: "staff", id: event.actor_id },
      write: () => text,
    })
  },
  proposed: async (container, { case_id, decision_id = "" }) => {
    const proposal = await casesOf(container).readProposal(case_id)
    if (proposal?.decision_id !== decision_id) {
      throw unexpected(`Decision ${decision_id} proposes nothing`)
    }
    return tellOfCase(container, {
      case_id,
      template: "change_proposed",
      occasion: decision_id,
      write: ({ reference }) => proposedText(reference, proposal),
    })
  },
  stopped: (container, { case_id, event_id }) =>
    tellOfCase(container, {
      case_id,
      template: "request_stopped",
      occasion: event_id,
      author: systemActor("messaging"),
      write: ({ reference }) => stoppedText(reference),
    }),
}

/**
 * Tells the patient at once what became of their request: the advice of a
 * denial (SAF-6), a question (REV-2), a proposed change (SAF-2) or its end.
 * Started by the case's follow-ups; repeatable.
 */
export const tellDecisionWorkflow = createWorkflow(
  "tell-decision",
  function (input: TellDecisionInput) {
    return new WorkflowResponse(tellDecisionStep(input))
  }
)
