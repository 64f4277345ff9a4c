import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, unexpected } from "../../shared/errors"
import type { Mandate } from "./domain/mandate"
import { planMachine } from "./domain/plan-state-machine"
import { PlanEndings } from "./plan-endings"
import { assertPlanTerms, newMonth } from "./plan-purchases"
import type { Act } from "./plan-store"
import type { Shared } from "./sql"
import type { PlanRecord } from "./types"

/** What a plan becomes when its patient accepts a proposed change (SAF-2); pence. */
export type AcceptedTerms = Pick<
  PlanRecord,
  "months" | "formulary_item_id" | "variant_id" | "quantity" | "monthly_price"
> & {
  /** Names the change: the same one is made once. */
  change_id: string
  /** By how much the first month is dearer than what was paid for it; below 0 it is cheaper. */
  first_difference: number
  /** What the patient agreed to, and when. */
  mandate: Pick<Mandate, "version" | "text">
  agreed_at: Date
}

/** How many months a plan has and of what, until its first supply has left. */
export class PlanLengths extends PlanEndings {
  /**
   * Makes a plan shorter at the same monthly price (REV-3); the months beyond
   * are never charged. Repeatable by the change, also after the patient accepted
   * a longer plan; one that has started or ended stays as it is.
   */
  @InjectTransactionManager()
  async shorten(
    planId: string,
    { change_id, months }: { change_id: string; months: number },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const act = { actor, now }
    const plan = await this.lockPlan(planId, shared)
    if (
      plan.state !== planMachine.initial ||
      plan.months <= months ||
      (await this.wasMade(plan, SHORTENED, change_id, shared))
    ) {
      return plan
    }
    const instalments = await this.instalmentsOf(plan.id, shared)
    await this.cancelInstalments(
      instalments.filter(({ number }) => number > months),
      "shortened",
      act,
      shared
    )
    return this.changePlan(
      plan,
      {
        event: "shorten",
        columns: { months },
        details: { change_id, from_months: plan.months, months },
      },
      act,
      shared
    )
  }

  /**
   * The plan becomes what its patient accepted before the approval (SAF-2):
   * months, item, packs and price, under the agreement that they read, charged
   * from the same card. Delivery stays. Repeatable by the change.
   * @throws transition_not_allowed once it has started or ended; invalid_field
   */
  @InjectTransactionManager()
  async changeTerms(
    planId: string,
    terms: AcceptedTerms,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const act = { actor, now }
    const { change_id, first_difference, mandate, agreed_at, ...columns } =
      terms
    const plan = await this.lockPlan(planId, shared)
    if (await this.wasMade(plan, TERMS_CHANGED, change_id, shared)) {
      return plan
    }
    assertPlanTerms(terms)
    if (plan.state !== planMachine.initial) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} is "${plan.state}": its terms can't be changed any more`
      )
    }
    const card = await this.mandateOf(plan.id, shared)
    if (!card) {
      throw unexpected(`Plan ${plan.id} was never agreed to`)
    }
    const { customer_reference, payment_method, card_label } = card
    await this.keepMandate(
      plan.id,
      {
        customer_reference,
        payment_method,
        card_label,
        text: mandate.text,
        text_version: mandate.version,
      },
      // The newest holds, also where another card was given meanwhile.
      agreed_at > card.agreed_at ? agreed_at : now,
      shared
    )
    await this.resize(plan, terms, act, shared)
    return this.changePlan(
      plan,
      {
        event: "change_terms",
        columns,
        details: {
          change_id,
          from_months: plan.months,
          months: terms.months,
          from_monthly_price: plan.monthly_price,
          monthly_price: terms.monthly_price,
          first_difference,
          mandate: mandate.version,
        },
      },
      act,
      shared
    )
  }

  /** Whether the plan became already what a change makes of it. */
  private async wasMade(
    { id }: PlanRecord,
    event: string,
    changeId: string,
    shared: Shared
  ): Promise<boolean> {
    const made = await this.listPlanEvents(
      { plan_id: id, event },
      { select: ["id", "details"] },
      shared
    )
    return made.some(({ details }) => details?.["change_id"] === changeId)
  }

  /** A month for each number, at the new price; nothing beyond the first is charged yet. */
  private async resize(
    plan: PlanRecord,
    { months, monthly_price, first_difference }: AcceptedTerms,
    act: Act,
    shared: Shared
  ): Promise<void> {
    const known = await this.instalmentsOf(plan.id, shared)
    await this.cancelInstalments(
      known.filter(({ number }) => number > months),
      "changed",
      act,
      shared
    )
    const later = monthly_price + plan.delivery_price
    for (const month of known.filter(({ number }) => number <= months)) {
      const amount =
        month.number === 1 ? month.amount + first_difference : later
      if (month.state === "cancelled") {
        const columns = { amount }
        await this.moveInstalment(
          month,
          { event: "restore", columns },
          act,
          shared
        )
      } else {
        await this.updateInstalments({ id: month.id, amount }, shared)
      }
    }
    await this.createInstalments(
      Array.from({ length: months }, (_, at) => at + 1)
        .filter((number) => !known.some((month) => month.number === number))
        .map((number) => newMonth(plan, number, later, act.now)),
      shared
    )
  }
}

const TERMS_CHANGED = "plan.change_terms"
const SHORTENED = "plan.shorten"
