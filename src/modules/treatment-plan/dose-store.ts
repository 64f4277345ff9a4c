import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, notFound, unexpected } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { followUpRow } from "../../shared/outbox"
import { CheckInMonths } from "./check-in-months"
import {
  doseChangeMachine,
  OPEN_DOSE_STATES,
  unansweredSince,
  type DoseChangeEvent,
} from "./domain/dose-change-machine"
import { firstUnbegun } from "./domain/terms"
import { subjectOfPlan, type Act, type Step } from "./plan-store"
import type { Shared } from "./sql"
import type { DoseChangeRecord, InstalmentRecord, PlanRecord } from "./types"

/** The one way in which a dose change becomes another state; its plan's row is its lock. */
export class DoseStore extends CheckInMonths {
  /** A dose change with its plan, both held. */
  protected async lockDose(
    id: string,
    shared: Shared
  ): Promise<{ change: DoseChangeRecord; plan: PlanRecord }> {
    const { plan_id } = await this.retrieveDoseChange(
      id,
      { select: ["plan_id"] },
      shared
    )
    const plan = await this.lockPlan(plan_id, shared)
    const change = await this.doseOf({ dose_change_id: id, plan_id }, shared)
    return { plan, change }
  }

  /** @throws not_found also for another plan's */
  protected async doseOf(
    { dose_change_id, plan_id }: { dose_change_id: string; plan_id: string },
    shared: Shared
  ): Promise<DoseChangeRecord> {
    const [change] = await this.listDoseChanges(
      { id: dose_change_id, plan_id },
      {},
      shared
    )
    if (!change) {
      throw notFound("Dose change", dose_change_id)
    }
    return change
  }

  /** The first month that another strength may be for; null where none is left. */
  protected async firstOf(
    plan_id: string,
    months: readonly InstalmentRecord[],
    shared: Shared
  ): Promise<number | null> {
    const fallen = await this.listPlanEvents(
      { plan_id, event: "instalment.fall_due" },
      { select: ["id", "instalment_id"], take: null },
      shared
    )
    return firstUnbegun(
      months,
      new Set(fallen.flatMap(({ instalment_id }) => instalment_id ?? []))
    )
  }

  /**
   * Ends a proposal that its patient left without an answer for too long; the
   * plan goes on as it is. Repeatable.
   * @returns whether it ended now
   */
  @InjectTransactionManager()
  async lapseUnanswered(
    id: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const { change } = await this.lockDose(id, shared)
    if (change.state !== "proposed" || !isTooOld(change, now)) {
      return false
    }
    await this.moveDose(change, { event: "lapse" }, { actor, now }, shared)
    return true
  }

  /** @throws transition_not_allowed where it was proposed too long ago */
  protected assertAnswerable(change: DoseChangeRecord, now: Date): void {
    if (isTooOld(change, now)) {
      throw notAllowed(
        "transition_not_allowed",
        `Dose change ${change.id} was proposed too long ago to be agreed to`
      )
    }
  }

  /** What the patient agreed to holds from now on, for the card that the plan has. */
  protected async keepAgreed(
    plan: PlanRecord,
    { mandate_text, mandate_version }: DoseChangeRecord,
    now: Date,
    shared: Shared
  ): Promise<void> {
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
        text: mandate_text,
        text_version: mandate_version,
      },
      now,
      shared
    )
  }

  protected override async lapseOpen(
    plan: PlanRecord,
    act: Act,
    shared: Shared
  ): Promise<void> {
    const open = await this.listDoseChanges(
      { plan_id: plan.id, state: [...OPEN_DOSE_STATES] },
      {},
      shared
    )
    for (const change of open) {
      await this.moveDose(change, { event: "lapse" }, act, shared)
    }
  }

  protected async moveDose(
    change: DoseChangeRecord,
    step: Step<DoseChangeEvent, DoseChangeRecord>,
    act: Act,
    shared: Shared
  ): Promise<DoseChangeRecord> {
    const state = doseChangeMachine.next(change.state, step.event)
    const isOver = doseChangeMachine.isFinal(state) && state !== "in_force"
    const moved = await this.updateDoseChanges(
      {
        ...step.columns,
        id: change.id,
        state,
        ...(isOver ? { ended_at: act.now } : {}),
      },
      shared
    )
    await this.noteDose(moved, step.event, act, shared)
    return moved
  }

  /** History of a dose change, and the follow-up that does what it asks for. */
  protected async noteDose(
    { id, plan_id, state }: DoseChangeRecord,
    event: DoseChangeEvent | "propose",
    act: Act,
    shared: Shared
  ): Promise<void> {
    const plan = await this.retrievePlan(plan_id, {}, shared)
    await this.remember(
      subjectOfPlan(plan),
      {
        event: `dose_${event}`,
        from: plan.state,
        to: plan.state,
        details: { dose_change_id: id },
      },
      act,
      shared
    )
    const payload = { dose_change_id: id, state }
    await this.createOutboxes(
      [
        followUpRow(
          FOLLOW_UPS.DOSE_CHANGE_MOVED,
          `${id}:${state}`,
          payload,
          act.now
        ),
      ],
      shared
    )
  }
}

const isTooOld = ({ proposed_at }: DoseChangeRecord, now: Date): boolean =>
  proposed_at <= unansweredSince(now)
