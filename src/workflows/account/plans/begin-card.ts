import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import { clock } from "../../../shared/clock"
import { conflict } from "../../../shared/errors"
import { newToken } from "../../../shared/ids"
import { billingOf } from "../../billing/services"
import { plansOf } from "../../treatment-plan/services"
import { cardAgreement } from "./card-agreement"

/** `mandate_hash` is that of the wording which was shown. */
export type BeginCardInput = OwnPlan & { mandate_hash: string }

const beginCardStep = createStep(
  "begin-card-step",
  async (input: BeginCardInput, { container }) => {
    const { plan, mandate, terms } = await cardAgreement(container, input)
    if (terms.hash !== input.mandate_hash) {
      throw conflict(
        "mandate_changed",
        `What plan ${plan.id} still charges has changed: read it again`
      )
    }
    const saving = await billingOf(container)
      .cards()
      .beginSaving({
        customer: mandate.customer_reference,
        plan_id: plan.id,
        key: `card_${newToken()}`,
      })
    await plansOf(container).agreeCard(
      {
        ...input,
        setup_intent: saving.setup_intent,
        text: terms.text,
        text_version: terms.version,
      },
      clock.now()
    )
    const { setup_intent, client_secret } = saving
    // Nothing to undo: a card that is never typed in is no card.
    return new StepResponse({ setup_intent, client_secret })
  }
)

/**
 * A patient has agreed to another card for their plan: the partner is ready to
 * take it. It is charged only once it is saved there (PAY-7).
 * @throws not_found; transition_not_allowed; mandate_changed; partner_unavailable
 */
export const beginCardWorkflow = createWorkflow(
  "begin-card",
  function (input: BeginCardInput) {
    return new WorkflowResponse(beginCardStep(input))
  }
)
