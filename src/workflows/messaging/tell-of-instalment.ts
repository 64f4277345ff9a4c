import type { MedusaContainer } from "@medusajs/framework/types"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { BegunCharge } from "../../modules/treatment-plan/charges"
import { clock } from "../../shared/clock"
import type { CallIntent } from "../../shared/outbox"
import { wakeWorker } from "../relay/wake"
import { tellPlanTeam } from "../staff/tell-plan-team"
import { plansOf } from "../treatment-plan/services"

/**
 * A month's charge was declined or waits for its patient: they and the team are
 * told, once an attempt (PAY-7, EXC-12). What is said of it is read when the
 * email is sent; by then paid or cancelled, nobody is told. Repeatable.
 */
export async function tellOfFailedInstalment(
  container: MedusaContainer,
  instalment_id: string
): Promise<void> {
  const { attempts, plan_id } =
    await plansOf(container).retrieveInstalment(instalment_id)
  const { category_handle } = await plansOf(container).retrievePlan(plan_id)
  const subject_id = `${instalment_id}:${attempts}`
  await tellPatient(container, "instalment_failed", subject_id)
  await tellPlanTeam(container, category_handle, {
    operation: "instalment_failed_team",
    subject_type: "instalment_attempt_user",
    subject_id,
  })
  await wakeWorker(container)
}

/**
 * A month's charge was not accepted, or waits for a person: the team is told,
 * and nobody else, as no bank declined anything. Once an attempt.
 */
export async function tellOfStuckCharge(
  container: MedusaContainer,
  { instalment, plan }: Pick<BegunCharge, "instalment" | "plan">
): Promise<void> {
  await tellPlanTeam(container, plan.category_handle, {
    operation: "charge_stuck_team",
    subject_type: "instalment_attempt_user",
    subject_id: `${instalment.id}:${instalment.attempts}`,
  })
  await wakeWorker(container)
}

/**
 * The money of a month that isn't supplied is back: its patient is told, once
 * however often it goes back and forth. A request that ended as a whole has an
 * email of its own.
 */
export async function tellOfRefundedInstalment(
  container: MedusaContainer,
  instalment_id: string
): Promise<void> {
  await tellPatient(container, "instalment_refunded", instalment_id)
  await wakeWorker(container)
}

/**
 * A month is paid: its patient is told where it had been declined before, so
 * that they know that it is settled. Repeatable.
 */
export async function tellOfPaidInstalment(
  container: MedusaContainer,
  instalment_id: string
): Promise<void> {
  const { attempts, first_declined_on } =
    await plansOf(container).retrieveInstalment(instalment_id)
  const [asked] = await plansOf(container).listPlanEvents(
    { instalment_id, event: "instalment.need_authentication" },
    { select: ["id"], take: 1 }
  )
  if (first_declined_on === null && !asked) {
    return
  }
  const subject_id = `${instalment_id}:${attempts}`
  await tellPatient(container, "instalment_paid", subject_id)
  await wakeWorker(container)
}

async function tellPatient(
  container: MedusaContainer,
  operation: "instalment_failed" | "instalment_paid" | "instalment_refunded",
  subject_id: string
): Promise<void> {
  const call: CallIntent = {
    partner: "email",
    operation,
    reference: `email:${operation}:${subject_id}`,
    subject_type: "instalment_attempt",
    subject_id,
  }
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue([call], clock.now())
}
