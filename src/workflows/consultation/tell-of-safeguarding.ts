import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { STAFF_MODULE } from "../../modules/staff"
import type StaffModuleService from "../../modules/staff/service"
import { clock } from "../../shared/clock"
import type { CallIntent } from "../../shared/outbox"

const PAGE = 200

const tellOfSafeguardingStep = createStep(
  "tell-of-safeguarding",
  async ({ task_id }: { task_id: string }, { container }) => {
    const clinicians = await readClinicians(container)
    const calls = clinicians.map((user_id): CallIntent => {
      const subject_id = `${task_id}:${user_id}`
      return {
        partner: "email",
        operation: "clinician_task",
        reference: `email:clinician_task:${subject_id}`,
        subject_type: "clinician_task_user",
        subject_id,
      }
    })
    await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .enqueue(calls, clock.now())
    // Nothing to undo: each call is known by its reference and written once.
    return new StepResponse({ told: calls.length })
  }
)

/** The users of every prescriber and pharmacist at work; what mails they chose is not asked. */
async function readClinicians(container: MedusaContainer): Promise<string[]> {
  const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
  const users: string[] = []
  for (;;) {
    const page = await staff.listStaffProfiles(
      { role: ["prescriber", "pharmacist"], suspended_at: null },
      { skip: users.length, take: PAGE, order: { id: "ASC" } }
    )
    users.push(...page.map(({ user_id }) => user_id))
    if (page.length < PAGE) {
      return users
    }
  }
}

/**
 * Tells every clinician that a safeguarding task waits (CON-3); no setting
 * silences it. Its call has a neutral name, which stands in the email's head. Started by the follow-up; repeating it tells nobody twice.
 */
export const tellOfSafeguardingWorkflow = createWorkflow(
  "tell-of-safeguarding",
  function (input: { task_id: string }) {
    return new WorkflowResponse(tellOfSafeguardingStep(input))
  }
)
