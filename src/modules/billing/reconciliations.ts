import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import { addMinutes } from "../../shared/clock"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { Differences } from "./differences"
import type { ReconciliationRun } from "./models/reconciliation-run"
import { run, type Shared } from "./sql"

export type RunRecord = InferTypeOf<typeof ReconciliationRun>

/** One that hasn't got on for so long is given up for another. */
const GIVE_UP_MINUTES = 120

/** Comparisons of the partner's books with ours, step by step, so that a crash costs one step. */
export class Reconciliations extends Differences {
  /**
   * Begins a comparison; while one goes on, that one is given.
   * @param span of the partner's own time stamps
   */
  @InjectTransactionManager()
  async startRun(
    span: { from: Date; to: Date },
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<RunRecord> {
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      "reconciliation",
    ])
    const [newest] = await this.listReconciliationRuns(
      { finished_at: null },
      { order: { started_at: "DESC" }, take: 1 },
      shared
    )
    if (newest && newest.started_at > addMinutes(now, -GIVE_UP_MINUTES)) {
      return newest
    }
    const made = await this.createReconciliationRuns(
      {
        from_at: span.from,
        to_at: span.to,
        done_to: span.from,
        requested_by: actor.id,
        started_at: now,
        // Said here, as a row that was just made lacks what the table adds.
        payments: 0,
        refunds: 0,
        disputes: 0,
        finished_at: null,
        open_differences: null,
        last_error: null,
      },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          `${made.id}:start`,
          {
            action: "reconciliation.start",
            actor,
            entity_type: "reconciliation_run",
            entity_id: made.id,
          },
          now
        ),
        stepRow(made.id, 0, now),
      ],
      shared
    )
    return made
  }

  /** One step is done: what it counted is added, and the next one follows. */
  @InjectTransactionManager()
  async advanceRun(
    id: string,
    done: { to: Date; payments: number; refunds: number; disputes: number },
    step: number,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      `update reconciliation_run set done_to = ?, last_error = null, updated_at = now(),
              payments = payments + ?, refunds = refunds + ?, disputes = disputes + ?
        where id = ?`,
      [done.to, done.payments, done.refunds, done.disputes, id]
    )
    await this.createOutboxes([stepRow(id, step + 1, now)], shared)
  }

  /** The comparison has come to its end. */
  @InjectTransactionManager()
  async finishRun(
    id: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      `update reconciliation_run set finished_at = ?, last_error = null, updated_at = now(),
              open_differences = (select count(*) from money_difference
                                   where state = 'open' and deleted_at is null)
        where id = ? and finished_at is null`,
      [now, id]
    )
  }

  /** Why a comparison doesn't get on; it is tried again. */
  async noteRunError(id: string, last_error: string): Promise<void> {
    await this.updateReconciliationRuns({ id, last_error })
  }

  /** The newest comparison; null before the first. */
  async lastRun(): Promise<RunRecord | null> {
    const [newest] = await this.listReconciliationRuns(
      {},
      { order: { started_at: "DESC" }, take: 1 }
    )
    return newest ?? null
  }
}

const stepRow = (run_id: string, step: number, now: Date) =>
  followUpRow(
    FOLLOW_UPS.RECONCILIATION_STEP,
    `${run_id}:${step}`,
    { run_id, step },
    now
  )
