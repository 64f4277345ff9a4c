import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { conflict, invalid, notAllowed, unexpected } from "../../shared/errors"
import { askedToEnd } from "./domain/cancellation-request"
import {
  doseChangeMachine,
  OPEN_DOSE_STATES,
  type DoseChangeEvent,
} from "./domain/dose-change-machine"
import { DoseStore } from "./dose-store"
import type { OwnPlan } from "./patient-changes"
import type { Shared } from "./sql"
import type { DoseChangeRecord, PlanRecord } from "./types"

/** What is put to the patient; pence a month. */
export type DoseChangeInput = Pick<
  DoseChangeRecord,
  | "plan_id"
  | "decision_id"
  | "from_name"
  | "to_item_id"
  | "to_variant_id"
  | "to_quantity"
  | "to_monthly_price"
  | "to_name"
  | "mandate_version"
  | "mandate_text"
  | "mandate_hash"
>

/** What it is proposed instead of: another one by now is refused. */
type Seen = { formulary_item_id: string; monthly_price: number }

/** Another strength for the months of a running plan that have not begun (SAF-18, SAF-2). */
export class DoseChanges extends DoseStore {
  /**
   * Months that another strength could be for now, by their numbers; none for a
   * plan that doesn't run or that its patient asked to end.
   */
  async monthsToTitrate(
    plan: PlanRecord,
    shared: Shared = {}
  ): Promise<number[]> {
    if (!["active", "paused"].includes(plan.state)) {
      return []
    }
    if (askedToEnd(await this.historyOf(plan.id, shared))) {
      return []
    }
    const months = await this.instalmentsOf(plan.id, shared)
    const first = await this.firstOf(plan.id, months, shared)
    return months.flatMap(({ number, state }) =>
      first !== null && number >= first && state === "scheduled" ? [number] : []
    )
  }

  /**
   * Puts another strength to the patient. One at a time a plan.
   * @throws transition_not_allowed where nothing is left to change or another is
   * open; stale_revision where the plan isn't what was looked at
   */
  @InjectTransactionManager()
  async proposeDose(
    input: DoseChangeInput & { seen: Seen },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DoseChangeRecord> {
    const { seen, ...columns } = input
    const plan = await this.lockPlan(input.plan_id, shared)
    const [known] = await this.listDoseChanges(
      { decision_id: input.decision_id },
      {},
      shared
    )
    if (known) {
      return known
    }
    await this.assertOpenFor(plan, shared)
    if (
      plan.formulary_item_id !== seen.formulary_item_id ||
      plan.monthly_price !== seen.monthly_price
    ) {
      throw conflict("stale_revision", `Plan ${plan.id} is another by now`)
    }
    if (input.to_item_id === plan.formulary_item_id) {
      throw invalid("formulary_item_id", "is what the plan has already")
    }
    const change = await this.createDoseChanges(
      {
        ...columns,
        id: generateEntityId(undefined, "dch"),
        case_id: plan.case_id,
        state: doseChangeMachine.initial,
        from_item_id: plan.formulary_item_id,
        from_variant_id: plan.variant_id,
        from_quantity: plan.quantity,
        from_monthly_price: plan.monthly_price,
        proposed_at: now,
      },
      shared
    )
    await this.noteDose(change, "propose", { actor, now }, shared)
    return change
  }

  private async assertOpenFor(plan: PlanRecord, shared: Shared): Promise<void> {
    const [open] = await this.listDoseChanges(
      { plan_id: plan.id, state: [...OPEN_DOSE_STATES] },
      { select: ["id"], take: 1 },
      shared
    )
    if (open) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has an open dose change already: ${open.id}`
      )
    }
    if ((await this.monthsToTitrate(plan, shared)).length === 0) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has no month left that could have another strength`
      )
    }
  }

  /**
   * The patient's word, and the agreement that they read, by its hash. Keeping
   * the present strength leaves everything as it is. The same answer is one.
   * @throws not_found for somebody else's; mandate_changed where another wording
   * was agreed to; transition_not_allowed once it was answered otherwise, or too late
   */
  @InjectTransactionManager()
  async answerDose(
    own: OwnPlan & {
      dose_change_id: string
      answer: "accept" | "keep"
      mandate_hash: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DoseChangeRecord> {
    const plan = await this.lockOwn(own, shared)
    const change = await this.doseOf(own, shared)
    const event = own.answer === "accept" ? "accept" : "decline"
    const reached =
      event === "accept"
        ? ["awaiting_signature", "in_force"]
        : (["declined"] as string[])
    if (reached.includes(change.state)) {
      return change
    }
    const act = {
      actor: { type: "patient" as const, id: own.customer_id },
      now,
    }
    if (event === "decline") {
      return this.moveDose(change, { event }, act, shared)
    }
    doseChangeMachine.next(change.state, event)
    this.assertAnswerable(change, now)
    if (own.mandate_hash !== change.mandate_hash) {
      throw conflict(
        "mandate_changed",
        `Dose change ${change.id} is agreed to by its own wording: read it again`
      )
    }
    const months = await this.monthsToTitrate(plan, shared)
    if (months.length === 0) {
      throw notAllowed(
        "transition_not_allowed",
        `Plan ${plan.id} has no month left that could have another strength`
      )
    }
    const columns = { agreed_at: now, issues: months.length }
    return this.moveDose(change, { event, columns }, act, shared)
  }

  /** Takes one back, or ends it without a signature, before it is in force. Repeatable. @throws transition_not_allowed once it is in force */
  @InjectTransactionManager()
  async endDose(
    id: string,
    event: Extract<DoseChangeEvent, "withdraw" | "fail_signature" | "lapse">,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DoseChangeRecord> {
    const { change } = await this.lockDose(id, shared)
    const isEnded = !OPEN_DOSE_STATES.some((one) => one === change.state)
    return isEnded && change.state !== "in_force"
      ? change
      : this.moveDose(change, { event }, { actor, now }, shared)
  }

  /**
   * It is signed: every month that has not begun becomes the new strength, at
   * its price, under what the patient agreed to; those that have begun stay what
   * they are, whatever comes (SAF-18). Repeatable.
   * @returns null, and nothing is changed, where no month is left or it is over
   */
  @InjectTransactionManager()
  async comeIntoForce(
    id: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DoseChangeRecord | null> {
    const { change, plan } = await this.lockDose(id, shared)
    if (change.state === "in_force") {
      return change
    }
    const months = await this.instalmentsOf(plan.id, shared)
    const from_number = await this.firstOf(plan.id, months, shared)
    const runs = ["active", "paused"].includes(plan.state)
    if (
      change.state !== "awaiting_signature" ||
      change.agreed_at === null ||
      from_number === null ||
      !runs
    ) {
      return null
    }
    if (plan.formulary_item_id !== change.from_item_id) {
      throw unexpected(`Plan ${plan.id} isn't what ${change.id} changes`)
    }
    const act = { actor, now }
    const { to_item_id, to_variant_id, to_quantity, to_monthly_price } = change
    const amount = to_monthly_price + plan.delivery_price
    const later = months.filter(
      ({ number, state }) => number >= from_number && state === "scheduled"
    )
    await this.updateInstalments(
      later.map((month) => ({ id: month.id, amount })),
      shared
    )
    await this.keepAgreed(plan, change, now, shared)
    await this.changePlan(
      plan,
      {
        event: "change_dose",
        columns: {
          formulary_item_id: to_item_id,
          variant_id: to_variant_id,
          quantity: to_quantity,
          monthly_price: to_monthly_price,
        },
        details: {
          dose_change_id: id,
          from_number,
          from_monthly_price: change.from_monthly_price,
          monthly_price: to_monthly_price,
          mandate: change.mandate_version,
        },
      },
      act,
      shared
    )
    return this.moveDose(
      change,
      {
        event: "come_into_force",
        columns: { from_number, in_force_at: now },
      },
      act,
      shared
    )
  }
}
