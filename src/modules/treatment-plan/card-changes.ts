import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { contentHash } from "../../shared/canonical-json"
import { notAllowed, notFound } from "../../shared/errors"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { planMachine } from "./domain/plan-state-machine"
import { type OwnPlan, PatientChanges } from "./patient-changes"
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

  /** Lets the saved card be the plan's, under what was agreed. Repeatable. @throws not_found */
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
  ): Promise<void> {
    const plan = await this.lockOwn(own, shared)
    const change = await this.cardChangeOf(own, shared)
    if (change.used_at !== null) {
      return
    }
    const { id, text, text_version } = change
    await this.updateCardChanges({ id, used_at: now }, shared)
    await this.changeCard(
      plan.id,
      { ...own.card, text, text_version },
      { type: "patient", id: own.customer_id },
      now,
      shared
    )
    await this.tellTeam(plan.id, now, shared)
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
