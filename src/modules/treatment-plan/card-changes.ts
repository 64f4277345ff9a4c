import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { contentHash } from "../../shared/canonical-json"
import { conflict, notAllowed, notFound } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { takesNow } from "./domain/card-mandate"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { planMachine } from "./domain/plan-state-machine"
import { type OwnPlan, PatientChanges } from "./patient-changes"
import type { Act } from "./plan-store"
import type { Shared } from "./sql"
import type {
  CardChangeRecord,
  InstalmentRecord,
  MandateRecord,
  PlanRecord,
} from "./types"

/** What another card would be charged for. */
export type StillToCharge = {
  plan: PlanRecord
  mandate: MandateRecord
  /** The month that could not be paid, if any. */
  unpaid: InstalmentRecord | null
  /** Months that are still to come; one that is being charged may yet be. */
  payments: number
}

/** Another card for what is still to be charged, agreed to before it is given (PAY-3, PAY-7). */
export class CardChanges extends PatientChanges {
  /** What is still to be charged of a plan. @throws not_found; transition_not_allowed where nothing is */
  async stillToCharge(
    own: OwnPlan,
    shared: Shared = {}
  ): Promise<StillToCharge> {
    const plan = await this.ownPlan(own, shared)
    const mandate = await this.mandateOf(plan.id, shared)
    const instalments = await this.instalmentsOf(plan.id, shared)
    const unpaid = instalments.find(({ state }) => UNPAID.has(state)) ?? null
    const payments = instalments.filter(
      ({ state }) =>
        instalmentMachine.can(state, "move") || UNDER_WAY.has(state)
    ).length
    const isOver = planMachine.isFinal(plan.state)
    if (!mandate || isOver || (payments === 0 && !unpaid)) {
      throw notAllowed(
        "transition_not_allowed",
        `Nothing of plan ${plan.id} is charged any more`
      )
    }
    return { plan, mandate, unpaid, payments }
  }

  /** Keeps what a patient agreed to, beside the partner's saving of the card. */
  @InjectTransactionManager()
  async agreeCard(
    own: OwnPlan & { setup_intent: string; text: string; text_version: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<CardChangeRecord> {
    const { id } = await this.ownPlan(own, shared)
    const { setup_intent, text, text_version } = own
    return this.createCardChanges(
      {
        plan_id: id,
        setup_intent,
        text_version,
        text,
        text_hash: contentHash(text),
        agreed_at: now,
      },
      shared
    )
  }

  /** The agreement that a saved card belongs to, where it is the customer's own. @throws not_found */
  async cardChangeOf(
    own: OwnPlan & { setup_intent: string },
    shared: Shared = {}
  ): Promise<CardChangeRecord> {
    const { id: plan_id } = await this.ownPlan(own, shared)
    const [change] = await this.listCardChanges(
      { plan_id, setup_intent: own.setup_intent },
      {},
      shared
    )
    if (!change) {
      throw notFound("Card change", own.setup_intent)
    }
    return change
  }

  /**
   * Lets the saved card be the plan's, under what was agreed. A month that could
   * not be paid, and that the agreement said is taken now, is to be charged today:
   * as soon as the plan waits for nothing else. Repeatable.
   * @returns the month to be charged now; null for none, and when it is repeated
   * @throws not_found; mandate_changed where the plan's payments became others since
   */
  @InjectTransactionManager()
  async useCard(
    own: OwnPlan & {
      setup_intent: string
      card: Pick<
        MandateRecord,
        "customer_reference" | "payment_method" | "card_label"
      >
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string | null> {
    const plan = await this.lockOwn(own, shared)
    const change = await this.cardChangeOf(own, shared)
    if (change.used_at !== null) {
      return null
    }
    await this.assertTermsStand(change, shared)
    const actor: Actor = { type: "patient", id: own.customer_id }
    const { id, text, text_version } = change
    await this.updateCardChanges({ id, used_at: now }, shared)
    await this.changeCard(
      plan.id,
      { ...own.card, text, text_version },
      actor,
      now,
      shared
    )
    const month = await this.chargeAnew(change, { actor, now }, shared)
    await this.tellTeam(plan.id, now, shared)
    return month
  }

  /** The newest agreement holds: one that was read before the plan changed may not become it. */
  private async assertTermsStand(
    { plan_id, agreed_at }: CardChangeRecord,
    shared: Shared
  ): Promise<void> {
    const [changed] = await this.listPlanEvents(
      { plan_id, event: TERMS_CHANGES, at: { $gte: agreed_at } },
      { select: ["id"], take: 1 },
      shared
    )
    if (changed) {
      throw conflict(
        "mandate_changed",
        `What plan ${plan_id} still charges has changed since: read it again`
      )
    }
  }

  /** @returns the month that the agreement takes now, if any */
  private async chargeAnew(
    { plan_id, text }: CardChangeRecord,
    act: Act,
    shared: Shared
  ): Promise<string | null> {
    const instalments = await this.instalmentsOf(plan_id, shared)
    const unpaid = instalments.find(({ state }) => UNPAID.has(state))
    if (!unpaid || !takesNow(text, unpaid.amount)) {
      return null
    }
    const retry_on = londonDay(act.now)
    const step = { event: "use_card", columns: { retry_on } } as const
    await this.moveInstalment(unpaid, step, act, shared)
    return unpaid.id
  }

  /** Lets parcels whose order isn't made yet go to another address of the customer's. @throws not_found; transition_not_allowed of a plan that has ended */
  @InjectTransactionManager()
  async changeAddress(
    own: OwnPlan & { address_id: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const plan = await this.lockOwn(own, shared)
    if (planMachine.isFinal(plan.state)) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has ended already`
      )
    }
    await this.changePlan(
      plan,
      {
        event: "change_address",
        columns: { delivery_address_id: own.address_id },
      },
      { actor: { type: "patient", id: own.customer_id }, now },
      shared
    )
    await this.tellTeam(plan.id, now, shared)
  }
}

/** A charge of these was refused, or waits for its patient. */
export const UNPAID: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "retry_wait",
  "failed",
  "action_required",
])

/** Declined, the other card may yet be asked for these. */
const UNDER_WAY: ReadonlySet<InstalmentRecord["state"]> = new Set([
  "charging",
  "unknown",
])

/** What makes other payments of a plan. */
const TERMS_CHANGES = ["plan.change_terms", "plan.shorten", "plan.change_dose"]
