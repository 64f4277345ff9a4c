import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { FOLLOW_UPS, type FollowUpTopic } from "../../shared/follow-ups"
import { londonDay } from "../../shared/london"
import { addDays, type Day } from "../../shared/calendar"
import { followUpRow } from "../../shared/outbox"
import { instalmentMachine } from "./domain/instalment-state-machine"
import { planMachine } from "./domain/plan-state-machine"
import { nextRetryOn, RETRY_DAYS } from "./domain/retries"
import { PlanPauses } from "./plan-pauses"
import type { Act } from "./plan-store"
import type { Shared } from "./sql"
import type { ChargeOutcome, InstalmentRecord, PlanRecord } from "./types"

export type TreatmentPlanOptions = {
  /** Days after the first decline on which a soft one is tried again (PAY-7). */
  retryDays?: readonly number[]
}

/** What comes of charges: each is learnt once, in whatever order its news come. */
export class ChargeOutcomes extends PlanPauses {
  private readonly retryDays: readonly number[]

  constructor(
    container: Record<string, unknown>,
    options: TreatmentPlanOptions = {}
  ) {
    super(container, options)
    this.retryDays = options.retryDays ?? RETRY_DAYS
  }

  /**
   * What became of a charge, in any order and however often it is said. A
   * decline lets the plan stand still (PAY-7), money that came lets it go on.
   */
  @InjectTransactionManager()
  async recordCharge(
    instalmentId: string,
    outcome: ChargeOutcome,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<InstalmentRecord> {
    const { instalment, plan } = await this.lockInstalment(instalmentId, shared)
    // News of an attempt that another one followed tells nothing, unless it is of money.
    const isOld = outcome.attempt !== instalment.attempts
    if (
      (isOld && outcome.kind !== "succeed") ||
      !instalmentMachine.can(instalment.state, outcome.kind)
    ) {
      return instalment
    }
    const act: Act = { actor, now }
    const first_declined_on = instalment.first_declined_on ?? londonDay(now)
    const retry_on =
      outcome.kind === "soft_decline"
        ? later(
            nextRetryOn(
              first_declined_on,
              (await this.declinesOf(instalment, shared)) + 1,
              this.retryDays
            ),
            addDays(londonDay(now), 1)
          )
        : null
    const isDecline =
      outcome.kind === "soft_decline" || outcome.kind === "hard_decline"
    const moved = await this.moveInstalment(
      instalment,
      {
        event: outcome.kind,
        guards: { attempts_left: retry_on !== null },
        columns: {
          retry_on,
          ...(outcome.payment_intent
            ? { payment_intent: outcome.payment_intent }
            : {}),
          ...(isDecline
            ? { first_declined_on, decline_code: outcome.code }
            : {}),
          ...(outcome.kind === "succeed"
            ? { paid_at: now, decline_code: null }
            : {}),
        },
        details: {
          attempt: outcome.attempt,
          ...(isDecline ? { code: outcome.code, retry_on } : {}),
        },
      },
      act,
      shared
    )
    await this.followCharge(plan, moved, outcome.kind, act, shared)
    return moved
  }

  /** How often a month was declined; that a charge of it was begun says nothing, as it may never have been sent. */
  private async declinesOf(
    { id, plan_id }: InstalmentRecord,
    shared: Shared
  ): Promise<number> {
    const declines = await this.listPlanEvents(
      { plan_id, instalment_id: id, event: DECLINES },
      { select: ["id"], take: null },
      shared
    )
    return declines.length
  }

  private async followCharge(
    plan: PlanRecord,
    moved: InstalmentRecord,
    kind: ChargeOutcome["kind"],
    act: Act,
    shared: Shared
  ): Promise<void> {
    if (kind === "succeed") {
      await this.resumeLocked(plan, "payment", act, shared)
      await this.tellOf(
        moved,
        FOLLOW_UPS.INSTALMENT_PAID,
        kind,
        act.now,
        shared
      )
      return
    }
    if (planMachine.isFinal(plan.state)) {
      // It ended while the outcome was open, which nothing could cancel then.
      await this.cancelInstalments([moved], "plan_ended", act, shared)
      // What of it was left, as its order, ends now too.
      const key = `${plan.id}:${moved.id}:${moved.attempts}:${kind}`
      const of = { plan_id: plan.id }
      await this.createOutboxes(
        [followUpRow(FOLLOW_UPS.PLAN_ENDED, key, of, act.now)],
        shared
      )
      return
    }
    if (STANDS_STILL.has(kind)) {
      await this.pauseLocked(plan, "payment", act, shared)
      await this.tellOf(
        moved,
        FOLLOW_UPS.INSTALMENT_FAILED,
        kind,
        act.now,
        shared
      )
    }
  }

  private async tellOf(
    { id, attempts }: InstalmentRecord,
    topic: FollowUpTopic,
    kind: ChargeOutcome["kind"],
    now: Date,
    shared: Shared
  ): Promise<void> {
    const key = `${id}:${attempts}:${kind}`
    const payload = { instalment_id: id }
    await this.createOutboxes([followUpRow(topic, key, payload, now)], shared)
  }
}

/** Days that passed while the plan stood still are no reason to try twice in one. */
const later = (day: Day | null, least: Day): Day | null =>
  day === null || day > least ? day : least

const DECLINES = ["instalment.soft_decline", "instalment.hard_decline"]

const STANDS_STILL: ReadonlySet<ChargeOutcome["kind"]> = new Set([
  "soft_decline",
  "hard_decline",
  "need_authentication",
])
