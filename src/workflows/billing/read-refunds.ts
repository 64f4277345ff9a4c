import type { MedusaContainer } from "@medusajs/framework/types"
import { isPaidTwice } from "../../modules/billing/domain/paid-twice"
import { refundMachine } from "../../modules/billing/domain/refund-machine"
import type { ListFilter, RefundRecord } from "../../modules/billing/types"
import { casesOf } from "../clinical-review/services"
import { plansOf } from "../treatment-plan/services"
import { displayIds } from "./display-ids"
import { billingOf } from "./services"

const ACTIONS = {
  send: "send",
  retry: "retry",
  settle: "settle_by_hand",
} as const

/** One page of refunds for the staff's list, with what a person may do about each. */
export async function readRefunds(
  container: MedusaContainer,
  filter: ListFilter
) {
  const { refunds, count } = await billingOf(container).readPage(filter)
  return { refunds: await toViews(container, refunds), count }
}

/** How the money of a case stands, the first first. */
export async function readRefundsOfCase(
  container: MedusaContainer,
  caseId: string
) {
  const refunds = await billingOf(container).listCaseRefunds(
    { case_id: caseId },
    { order: { created_at: "ASC" } }
  )
  return toViews(container, refunds)
}

async function toViews(container: MedusaContainer, refunds: RefundRecord[]) {
  const [cases, orders, plans] = await Promise.all([
    casesOf(container).listClinicalCases(
      { id: refunds.flatMap(({ case_id }) => case_id ?? []) },
      { select: ["id", "reference"], take: null }
    ),
    displayIds(container, refunds),
    plansOfMonths(container, refunds),
  ])
  return refunds.map((refund) => ({
    id: refund.id,
    case_id: refund.case_id,
    case_reference:
      cases.find(({ id }) => id === refund.case_id)?.reference ?? null,
    order_id: refund.order_id,
    order_display_id: orders.get(refund.order_id) ?? null,
    plan: plans.get(refund.instalment_id ?? "") ?? null,
    amount: refund.amount,
    delivery_amount: refund.delivery_amount,
    purpose: refund.purpose,
    reason_class: refund.reason_class,
    state: refund.state,
    automatic: refund.automatic,
    covered: refund.covered_by !== null,
    failure_code: refund.failure_code,
    attempt: refund.attempt,
    partner_refund_id: refund.partner_refund_id,
    requested_at: iso(refund.created_at),
    waiting_since: iso(refund.state_since),
    confirmed_at: refund.confirmed_at ? iso(refund.confirmed_at) : null,
    actions: (["send", "retry", "settle"] as const).filter(
      (action) =>
        refundMachine.can(refund.state, ACTIONS[action]) ||
        (action === "settle" && isPaidTwice(refund))
    ),
  }))
}

/** The plans of the months that some refunds are of, by month. */
async function plansOfMonths(
  container: MedusaContainer,
  refunds: readonly RefundRecord[]
): Promise<Map<string, { id: string; reference: string }>> {
  const months = await plansOf(container).listInstalments(
    { id: refunds.flatMap(({ instalment_id }) => instalment_id ?? []) },
    { select: ["id", "plan_id"], take: null }
  )
  const plans = await plansOf(container).listPlans(
    { id: [...new Set(months.map(({ plan_id }) => plan_id))] },
    { select: ["id", "reference"], take: null }
  )
  return new Map(
    months.flatMap(({ id, plan_id }) => {
      const plan = plans.find((one) => one.id === plan_id)
      return plan
        ? [[id, { id: plan.id, reference: plan.reference }] as const]
        : []
    })
  )
}

/** Rows read by SQL carry their moments as text. */
const iso = (moment: Date | string): string => new Date(moment).toISOString()
