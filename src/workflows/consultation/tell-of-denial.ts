import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import type { CallIntent } from "../../shared/outbox"
import { consultationsOf } from "./services"

const tellOfDenialStep = createStep(
  "tell-of-denial",
  async (input: { consultation_id: string }, { container }) => {
    const consultation = await consultationsOf(container).findConsultation(
      input.consultation_id
    )
    const team = await container
      .resolve<StaffModuleService>(STAFF_MODULE)
      .listStaffProfiles(
        { role: ["prescriber", "pharmacist"], suspended_at: null },
        { take: 500 }
      )
    const email = (
      operation: string,
      subject_type: string,
      subject_id: string
    ): CallIntent => ({
      partner: "email",
      operation,
      reference: `email:${operation}:${subject_id}`,
      subject_type,
      subject_id,
    })
    const calls = [
      ...team
        .filter((member) => member.notify_mode !== "off")
        .map((member) =>
          email(
            "consultation_denied_team",
            "consultation_user",
            `${consultation.id}:${member.user_id}`
          )
        ),
      ...(consultation.customer_id === null
        ? []
        : [email("consultation_denied", "consultation", consultation.id)]),
    ]
    await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .enqueue(calls, clock.now())
    // Nothing to undo: each call is known by its reference and written once.
    return new StepResponse({ told: calls.length })
  }
)

/**
 * After a deny rule ended a consultation (CON-3): the clinical team is told for
 * awareness, and the patient by a neutral email where an address is known.
 * Started by the follow-up; repeating it tells nobody twice.
 */
export const tellOfDenialWorkflow = createWorkflow(
  "tell-of-denial",
  function (input: { consultation_id: string }) {
    return new WorkflowResponse(tellOfDenialStep(input))
  }
)
