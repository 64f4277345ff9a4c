import type { MedusaContainer } from "@medusajs/framework/types"
import type { DisputeRecord } from "../../modules/billing/disputes"
import { PAYMENT_DISPUTED } from "../../modules/dispensing/domain/stop-order"
import type { InstalmentRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { openStopWorkflow, releaseStop } from "../dispensing/open-stop"
import { dispensingOf } from "../dispensing/services"
import { tellStaff } from "../staff/tell-clinicians"
import { plansOf } from "../treatment-plan/services"
import { billingOf } from "./services"

const actor = systemActor("billing")

const MONEY = {
  open: "dispute",
  won: "win_dispute",
  lost: "lose_dispute",
} as const

/**
 * What a dispute means: while it is open, and after it was lost, nothing more is
 * supplied of what was paid with it, the months of a plan included; won, supply
 * goes on. The team is told each time. Repeatable; the dispute's state is read
 * anew.
 */
export async function followDispute(
  container: MedusaContainer,
  disputeId: string
): Promise<void> {
  const dispute = await billingOf(container).retrievePaymentDispute(disputeId)
  const months = await plansOf(container).listInstalments(
    { payment_intent: dispute.payment_intent },
    { take: null }
  )
  for (const case_id of await casesPaidBy(container, dispute, months)) {
    await (dispute.state === "won"
      ? goOn(container, dispute, case_id)
      : hold(container, dispute, case_id))
  }
  for (const { id } of months) {
    await moveMonth(container, dispute, id)
  }
  await tellStaff(container, ["administrator", "pharmacy_team"], (userId) => ({
    operation: "payment_disputed",
    subject_type: "dispute_user",
    subject_id: `${dispute.id}:${dispute.state}:${userId}`,
  }))
}

/** A case goes on until it ends: of one that has, nothing is left to hold. */
async function casesPaidBy(
  container: MedusaContainer,
  { order_id }: DisputeRecord,
  months: InstalmentRecord[]
): Promise<string[]> {
  const plans = await plansOf(container).listPlans(
    { id: months.map(({ plan_id }) => plan_id) },
    { select: ["id", "case_id"], take: null }
  )
  const cases = await casesOf(container).listClinicalCases(
    {
      ended_as: null,
      $or: [
        { id: plans.map(({ case_id }) => case_id) },
        ...(order_id ? [{ order_id }] : []),
      ],
    },
    { select: ["id"], take: null }
  )
  return cases.map(({ id }) => id)
}

const keyOf = (dispute: DisputeRecord, case_id: string): string =>
  `dispute:${dispute.id}:${case_id}`

async function hold(
  container: MedusaContainer,
  dispute: DisputeRecord,
  case_id: string
): Promise<void> {
  await openStopWorkflow(container).run({
    input: {
      scope: "case",
      subject_id: case_id,
      reason_code: PAYMENT_DISPUTED,
      note: null,
      actor,
      key: keyOf(dispute, case_id),
    },
  })
}

async function goOn(
  container: MedusaContainer,
  dispute: DisputeRecord,
  case_id: string
): Promise<void> {
  const [stop] = await dispensingOf(container).listStopOrders(
    { key: keyOf(dispute, case_id), released_at: null },
    { select: ["id"], take: 1 }
  )
  if (stop) {
    await releaseStop(container, {
      stop_id: stop.id,
      reason: "The dispute was won",
      actor,
    })
  }
}

/** Lost before anybody heard of it, it was disputed all the same. */
async function moveMonth(
  container: MedusaContainer,
  { state }: DisputeRecord,
  instalmentId: string
): Promise<void> {
  const plans = plansOf(container)
  if (state === "lost") {
    await plans.recordMoney(instalmentId, MONEY.open, actor, clock.now())
  }
  await plans.recordMoney(instalmentId, MONEY[state], actor, clock.now())
}
