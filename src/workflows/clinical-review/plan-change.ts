import type { MedusaContainer } from "@medusajs/framework/types"
import {
  givenBackOf,
  type PlanChange,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import type {
  CaseRecord,
  ChangeProposalRecord,
} from "../../modules/clinical-review/types"
import {
  fitsPeriod,
  type OfferedPlan,
} from "../../modules/formulary/domain/plan-options"
import { changedMandateText } from "../../modules/treatment-plan/domain/mandate"
import type { PlanRecord } from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { notAllowed, unexpected } from "../../shared/errors"
import { isCardKept } from "../checkout/kept-card"
import { findPlanOffers } from "../checkout/plan-offers"
import { planOfCase } from "../treatment-plan/begin-course"
import { plansOf } from "../treatment-plan/services"
import type { Item } from "./review-facts"

type Wanted = { item: Item; packs: number }

/**
 * The plan that a change would be of; null for a one-off.
 * @throws guard_not_met while it isn't what its case says, as it is being written or made shorter
 */
export async function planToChange(
  container: MedusaContainer,
  record: CaseRecord
): Promise<PlanRecord | null> {
  if (record.order_type !== "instalments") {
    return null
  }
  const plan = await planOfCase(container, record.id)
  if (!plan || plan.months !== record.instalment_count) {
    throw notAllowed(
      "guard_not_met",
      `The plan of case ${record.id} is still being written: try again in a moment`
    )
  }
  return plan
}

/**
 * The lengths in which an item may take the place of a plan's, the shortest
 * first, with the pence of a pack a month: those that are offered today within
 * the course's limit (REN-4). Item and length that stay keep their price, also
 * when they aren't offered any more (PAY-8).
 */
export async function lengthsInPlace(
  container: MedusaContainer,
  record: Pick<CaseRecord, "id" | "consultation_id">,
  plan: PlanRecord,
  { item, packs }: Wanted
): Promise<OfferedPlan[]> {
  const offers = await findPlanOffers(container, {
    variant_id: item.variant_id,
    consultation_id: record.consultation_id ?? "",
    quantity: packs,
    case_id: record.id,
  })
  const { months } = plan
  const stays =
    item.id === plan.formulary_item_id && fitsPeriod(item, months, packs)
  if (!stays) {
    return offers
  }
  const unit_price = Math.round(plan.monthly_price / plan.quantity)
  return [
    ...offers.filter((offer) => offer.months !== months),
    { months, unit_price },
  ].sort((one, other) => one.months - other.months)
}

/**
 * The pence of a pack a month in a plan that is to be proposed.
 * @throws not_eligible for a length that isn't offered, or whose later months no card is kept for
 */
export async function unitPriceInPlace(
  container: MedusaContainer,
  record: CaseRecord,
  plan: PlanRecord,
  to: Wanted & { months: number }
): Promise<number> {
  const lengths = await lengthsInPlace(container, record, plan, to)
  const offer = lengths.find(({ months }) => months === to.months)
  if (!offer) {
    const others = lengths.map(({ months }) => months).join(", ") || "none"
    throw notAllowed(
      "not_eligible",
      `Item ${to.item.id} isn't offered as a plan of ${to.months} months in this quantity; lengths that are: ${others}`
    )
  }
  if (to.months > 1 && !(await isCardKept(container, record.order_id))) {
    throw notAllowed(
      "not_eligible",
      `The card of order ${record.order_id} wasn't kept, as one month was bought: a longer plan is ordered anew`
    )
  }
  return offer.unit_price
}

/** What a change makes of a plan, with the wording that its patient has to agree to (SAF-2, PAY-3); prices in pence. */
export function planChangeOf(
  plan: PlanRecord,
  to: { months: number; unit_pence: number; packs: number },
  prices: { paid_pence: number; new_pence: number }
): PlanChange {
  const { PHARMACY_NAME, PHARMACY_PHONE } = runningEnv()
  const to_monthly_pence = to.unit_pence * to.packs
  return {
    from_months: plan.months,
    to_months: to.months,
    from_monthly_pence: plan.monthly_price,
    to_monthly_pence,
    delivery_pence: plan.delivery_price,
    mandate: changedMandateText({
      pharmacy: PHARMACY_NAME,
      phone: PHARMACY_PHONE,
      reference: plan.reference,
      more: topUpOf(prices),
      back: givenBackOf(prices),
      plan: {
        payments_left: to.months - 1,
        monthly_price: to_monthly_pence,
        delivery_price: plan.delivery_price,
      },
    }),
  }
}

/**
 * Has the plan follow an accepted change, before anything goes back: months,
 * price, what is sent, and the agreement. Nothing for a one-off. Repeatable.
 * @throws transition_not_allowed where the plan has ended, until its case follows
 */
export async function changePlan(
  container: MedusaContainer,
  proposal: ChangeProposalRecord,
  actor: Actor
): Promise<void> {
  const { to_months, to_monthly_pence, mandate_version, mandate_text } =
    proposal
  if (
    to_months === null ||
    to_monthly_pence === null ||
    mandate_version === null ||
    mandate_text === null
  ) {
    return
  }
  const plan = await planOfCase(container, proposal.case_id)
  if (!plan || proposal.agreed_at === null) {
    throw unexpected(`The plan of proposal ${proposal.id} wasn't agreed to`)
  }
  await plansOf(container).changeTerms(
    plan.id,
    {
      change_id: proposal.id,
      months: to_months,
      formulary_item_id: proposal.to_item_id,
      variant_id: proposal.to_variant_id,
      quantity: proposal.to_quantity,
      monthly_price: to_monthly_pence,
      first_difference: proposal.new_pence - proposal.paid_pence,
      mandate: { version: mandate_version, text: mandate_text },
      agreed_at: proposal.agreed_at,
    },
    actor,
    clock.now()
  )
}
