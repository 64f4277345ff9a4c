import type { MedusaContainer } from "@medusajs/framework/types"
import { counts } from "../../modules/billing/domain/amounts"
import { CONFIRMED } from "../../modules/billing/domain/refund-machine"
import type { RefundRecord } from "../../modules/billing/types"
import type { InstalmentRecord } from "../../modules/treatment-plan/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { billingOf } from "../billing/services"
import { tellOfRefundedInstalment } from "../messaging/tell-of-instalment"
import { plansOf } from "./services"

const actor = systemActor("billing")

/**
 * Has a month of a plan follow its money: refunded when that is confirmed, and
 * paid or supplied again when the refund fails afterwards (PAY-5). Read anew
 * each time, so news in any order come to the same. Called after every move of
 * a refund.
 */
export async function settleInstalmentMoney(
  container: MedusaContainer,
  refund: RefundRecord
): Promise<void> {
  const month = await monthOf(container, refund)
  if (!month) {
    return
  }
  const isBack = await isGivenBack(container, refund, month)
  if (isBack) {
    const { state } = await record(container, month, "refund")
    if (state === "refunded" && refund.purpose === "instalment") {
      await tellOfRefundedInstalment(container, month.id)
    }
  } else if (
    month.state === "refunded" &&
    (await wasRefunded(container, month))
  ) {
    await record(container, month, "fail_refund")
  }
}

const record = (
  container: MedusaContainer,
  { id }: InstalmentRecord,
  event: "refund" | "fail_refund"
) => plansOf(container).recordMoney(id, event, actor, clock.now())

/** The month that a refund is of, of the refund's own case: a case that ends gives its first month back, whose dearer change was a payment of its own (SAF-2). */
async function monthOf(
  container: MedusaContainer,
  { case_id, instalment_id, payment_intent, purpose }: RefundRecord
): Promise<InstalmentRecord | null> {
  if (case_id === null || purpose === "price_difference") {
    return null
  }
  const plans = plansOf(container)
  if (instalment_id) {
    return plans.retrieveInstalment(instalment_id)
  }
  const ofCase = await plans.listPlans({ case_id }, { select: ["id"] })
  const [month] = await plans.listInstalments(
    {
      plan_id: ofCase.map(({ id }) => id),
      ...(purpose === "ended" ? { number: 1 } : { payment_intent }),
    },
    { take: 1 }
  )
  return month ?? null
}

/** All that is owed for the month, of each of its payments, or somebody outside gave the whole of it. */
async function isGivenBack(
  container: MedusaContainer,
  { payment_id, case_id }: RefundRecord,
  { amount, number }: InstalmentRecord
): Promise<boolean> {
  const shares = await billingOf(container).listCaseRefunds({
    case_id,
    $or: [
      { payment_id, purpose: ["ended", "instalment", "external"] },
      ...(number === 1 ? [{ purpose: "ended" as const }] : []),
    ],
  })
  const given = shares.filter(counts)
  const confirmed = given.filter(({ state }) => CONFIRMED.includes(state))
  const owed = given.filter(({ purpose }) => purpose !== "external")
  const sum = confirmed.reduce((pence, one) => pence + one.amount, 0)
  return (
    sum >= amount ||
    (owed.length > 0 && owed.every((one) => confirmed.includes(one)))
  )
}

/** A dispute that was lost took the money another way: no failed refund brings that back. */
async function wasRefunded(
  container: MedusaContainer,
  { id, plan_id }: InstalmentRecord
): Promise<boolean> {
  const [last] = await plansOf(container).listPlanEvents(
    { plan_id, instalment_id: id },
    { order: { seq: "DESC" }, take: 1 }
  )
  return last?.event === "instalment.refund"
}
