import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { entitledDecider } from "../clinical-review/entitled-decider"
import { announceCaseChange } from "../clinical-review/live-hub"
import { loadCase } from "../clinical-review/review-facts"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "./build-content"
import { requestPrescriptionWorkflow } from "./request-prescription"

export type RegeneratePrescriptionInput = {
  case_id: string
  actor: Actor
  reason: string
}

const withdrawUnsignedStep = createStep(
  "withdraw-unsigned",
  async (input: RegeneratePrescriptionInput, { container }) => {
    const { record } = await loadCase(container, input.case_id)
    await entitledDecider(container, record, input.actor)
    if (record.state !== "awaiting_signature") {
      throw notAllowed(
        "transition_not_allowed",
        `Case ${record.id} is "${record.state}" and awaits no signature`
      )
    }
    const open = await prescribingOf(container).listPrescriptions({
      case_id: record.id,
      dose_change_id: null,
      state: ["draft", "requested", "awaiting_signature"],
    })
    for (const prescription of open) {
      await prescribingOf(container).withdraw(
        {
          prescription_id: prescription.id,
          actor: input.actor,
          reason: input.reason,
        },
        clock.now()
      )
      await container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .cancelUnsent("prescription", prescription.id)
    }
    for (const kind of ["prescription_unknown", "signature_late"] as const) {
      await casesOf(container).settleFlags(record.id, kind, clock.now())
    }
    const [decision] = await casesOf(container).listDecisions(
      { case_id: record.id, kind: { $ne: "change_dose" } },
      { select: ["id"], order: { at: "DESC" }, take: 1 }
    )
    if (!decision) {
      throw notAllowed(
        "evidence_missing",
        `Case ${record.id} has no decision to prescribe on`
      )
    }
    await announceCaseChange(container)
    // Nothing to undo: what was withdrawn is replaced by the next step, or by asking once more.
    return new StepResponse({
      case_id: record.id,
      decision_id: decision.id,
      actor: input.actor,
      again: true,
    })
  }
)

/**
 * Withdraws the unsigned prescription of a case and draws it up again from the
 * same decision, e.g. after an answer of the partner was lost. Called by the
 * case screen. Should the old one be signed after all, it authorises nothing.
 */
export const regeneratePrescriptionWorkflow = createWorkflow(
  "regenerate-prescription",
  function (input: RegeneratePrescriptionInput) {
    const request = withdrawUnsignedStep(input)
    const result = requestPrescriptionWorkflow.runAsStep({ input: request })
    return new WorkflowResponse(result)
  }
)
