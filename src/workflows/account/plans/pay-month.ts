import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { OwnPlan } from "../../../modules/treatment-plan/patient-changes"
import type { InstalmentRecord } from "../../../modules/treatment-plan/types"
import { runningEnv } from "../../../shared/env"
import { notAllowed, unexpected } from "../../../shared/errors"
import { newToken } from "../../../shared/ids"
import { billingOf } from "../../billing/services"
import { refreshCharge } from "../../treatment-plan/apply-charge"
import {
  chargeInstalments,
  reasonOf,
  standStill,
} from "../../treatment-plan/charge-due"
import { whyNotSupplied } from "../../treatment-plan/chargeable"
import { readMonths } from "../../treatment-plan/months"
import { plansOf } from "../../treatment-plan/services"
import { payableOf, unpaidOf } from "./payable"

/** `ask`: the bank's page comes next; `waiting`: the bank hasn't answered yet; `on_hold`: nothing is taken, as it can't be sent now. */
type InstalmentPayment =
  | { state: "ask"; url: string }
  | { state: "paid" | "waiting" | "refused" | "on_hold" }

const payMonthStep = createStep(
  "pay-month-step",
  async (own: OwnPlan, { container }) => {
    const plan = await plansOf(container).ownPlan(own)
    const payable = payableOf(plan, await monthsOf(container, plan.id))
    if (!payable) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has nothing that can be paid now`
      )
    }
    // Nothing to undo: what the bank was asked is learnt from the partner.
    return new StepResponse<InstalmentPayment>(
      payable.state === "action_required"
        ? await confirm(container, payable)
        : await chargeAgain(container, payable, own)
    )
  }
)

/** Reads the months of a plan in their order. */
const monthsOf = (container: MedusaContainer, plan_id: string) =>
  plansOf(container).listInstalments(
    { plan_id },
    { order: { number: "ASC" }, take: null }
  )

/** @throws payment_required where the bank refused the card for good */
async function chargeAgain(
  container: MedusaContainer,
  { id, plan_id }: InstalmentRecord,
  { customer_id }: OwnPlan
): Promise<InstalmentPayment> {
  if ((await plansOf(container).withRefusedCard([id])).has(id)) {
    throw notAllowed(
      "payment_required",
      `The card of plan ${plan_id} was refused for good: another one is needed`
    )
  }
  const begun = await chargeInstalments(container, [id], {
    type: "patient",
    id: customer_id,
  })
  return { state: begun.get(id) === "begun" ? "waiting" : "on_hold" }
}

/** The same payment that the bank wanted its holder for, with the card it was made with. */
async function confirm(
  container: MedusaContainer,
  { id, plan_id, payment_intent }: InstalmentRecord
): Promise<InstalmentPayment> {
  const months = await readMonths(container, [id])
  const obstacles = await whyNotSupplied(container, months)
  for (const month of months) {
    const obstacle = obstacles.get(month.instalment.id)
    if (obstacle) {
      await standStill(container, month, reasonOf(obstacle))
      return { state: "on_hold" }
    }
  }
  const mandate = await plansOf(container).mandateOf(plan_id)
  if (!payment_intent || !mandate) {
    throw unexpected(`Month ${id} has no payment to confirm`)
  }
  const base = runningEnv().STOREFRONT_URL.replace(/\/+$/, "")
  const confirmed = await billingOf(container)
    .cards()
    .confirmPayment({
      payment_intent,
      payment_method: mandate.payment_method,
      return_url: `${base}/account/plans/${plan_id}/pay/return`,
      key: `confirm_${newToken()}`,
    })
  if (confirmed.kind === "ask") {
    return { state: "ask", url: confirmed.url }
  }
  // Also where it was refused: paid in another window, it says so.
  await refreshCharge(container, payment_intent)
  return standingOf(container, plan_id)
}

/** How the month stands that was to be paid. */
async function standingOf(
  container: MedusaContainer,
  planId: string
): Promise<InstalmentPayment> {
  const months = await monthsOf(container, planId)
  if (unpaidOf(months)) {
    return { state: "refused" }
  }
  const isOpen = months.some(({ state }) => UNDER_WAY.has(state))
  return { state: isOpen ? "waiting" : "paid" }
}

const UNDER_WAY: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "charging",
  "unknown",
])

const settleMonthStep = createStep(
  "settle-month-step",
  async (own: OwnPlan, { container }) => {
    const { id } = await plansOf(container).ownPlan(own)
    const asked = unpaidOf(await monthsOf(container, id))
    if (asked?.state === "action_required" && asked.payment_intent) {
      await refreshCharge(container, asked.payment_intent)
    }
    return new StepResponse(await standingOf(container, id))
  }
)

/**
 * A patient pays the month that could not be charged (PAY-7): the bank's
 * question is put to them for the same payment, and a declined one is tried
 * again with the card there is, unless the bank refused that for good.
 * @throws not_found for somebody else's; transition_not_allowed; payment_required;
 * partner_unavailable
 */
export const payMonthWorkflow = createWorkflow(
  "pay-month",
  function (input: OwnPlan) {
    return new WorkflowResponse(payMonthStep(input))
  }
)

/** The patient comes back from their bank: what became of the payment is asked of the partner. Repeatable. @throws not_found */
export const settleMonthWorkflow = createWorkflow(
  "settle-month",
  function (input: OwnPlan) {
    return new WorkflowResponse(settleMonthStep(input))
  }
)
