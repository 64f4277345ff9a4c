import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { wakeWorker } from "../relay/wake"
import { entitledDecider } from "./entitled-decider"
import { announceCaseChange } from "./live-hub"
import { loadCase } from "./review-facts"
import { casesOf } from "./services"

export type AskPatientInput = {
  case_id: string
  actor: Actor
} & (
  | { event: "ask"; text: string }
  | { event: "withdraw_question"; reason: string }
)

const askPatientStep = createStep(
  "ask-patient",
  async (input: AskPatientInput, { container }) => {
    const { record } = await loadCase(container, input.case_id)
    await entitledDecider(container, record, input.actor)
    const { case_id, actor } = input
    const cases = casesOf(container)
    const now = clock.now()
    const result =
      input.event === "ask"
        ? await cases.ask(
            { case_id, actor, user_id: actor.id, text: input.text },
            now
          )
        : await cases.transition(
            {
              case_id,
              actor,
              event: "withdraw_question",
              reason: input.reason,
            },
            now
          )
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: what was asked is taken back by another event.
    return new StepResponse(result)
  }
)

/**
 * Puts a question to the patient, or takes it back (REV-2). Called by the case
 * screen. The case waits for the answer and comes back at its old place.
 */
export const askPatientWorkflow = createWorkflow(
  "ask-patient",
  function (input: AskPatientInput) {
    return new WorkflowResponse(askPatientStep(input))
  }
)
