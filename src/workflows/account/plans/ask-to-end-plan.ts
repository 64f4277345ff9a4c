import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import type MessagingModuleService from "../../../modules/messaging/service"
import {
  askedToEnd,
  timesAsked,
} from "../../../modules/treatment-plan/domain/cancellation-request"
import { planMachine } from "../../../modules/treatment-plan/domain/plan-state-machine"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { clock } from "../../../shared/clock"
import { notAllowed } from "../../../shared/errors"
import { casesOf } from "../../clinical-review/services"
import { wakeWorker } from "../../relay/wake"
import { plansOf } from "../../treatment-plan/services"

/** `words` are the patient's own, empty for none. */
export type AskToEndPlanInput = OwnPlan & { words: string }

const askToEndPlanStep = createStep(
  "ask-to-end-plan-step",
  async (input: AskToEndPlanInput, { container }) => {
    const plans = plansOf(container)
    const plan = await plans.ownPlan(input)
    if (planMachine.isFinal(plan.state)) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has ended already`
      )
    }
    const history = await plans.historyOf(plan.id)
    if (!askedToEnd(history)) {
      // The message first: with it the team has everything, whatever stops this.
      await writeToTeam(container, plan, input.words, timesAsked(history))
      await plans.requestCancellation(input, clock.now())
    }
    await wakeWorker(container)
    // Nothing to undo: what somebody asked for stays on record.
    return new StepResponse({ id: plan.id })
  }
)

/** In the conversation of the plan's case: it stops its supply until the team has read it. */
async function writeToTeam(
  container: MedusaContainer,
  plan: PlanRecord,
  words: string,
  occasion: number
): Promise<void> {
  const about = await casesOf(container).retrieveClinicalCase(plan.case_id, {
    select: ["id", "reference", "order_id"],
  })
  await container.resolve<MessagingModuleService>(MESSAGING_MODULE).post(
    {
      thread: {
        patient_id: plan.patient_id,
        customer_id: plan.customer_id,
        case_id: about.id,
        case_reference: about.reference,
        order_id: about.order_id,
      },
      key: `end_plan:${plan.id}:${occasion}`,
      author: { type: "patient", id: plan.customer_id },
      body: [
        plan.started_at === null
          ? `Please cancel my plan ${plan.reference} and give back what I paid for it.`
          : `Please cancel what remains of my plan ${plan.reference}.`,
        words,
      ]
        .filter((part) => part !== "")
        .join("\n\n"),
    },
    clock.now()
  )
}

/**
 * A patient asks to end their plan (PAY-6): the team reads it in the case's
 * conversation and cancels; nothing is charged meanwhile. Repeatable.
 * @throws not_found for somebody else's; transition_not_allowed of one that has ended
 */
export const askToEndPlanWorkflow = createWorkflow(
  "ask-to-end-plan",
  function (input: AskToEndPlanInput) {
    return new WorkflowResponse(askToEndPlanStep(input))
  }
)
