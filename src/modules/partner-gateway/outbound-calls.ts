import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { CallIntent } from "../../shared/outbox"
import type { CallOutcome, LookUpOutcome } from "../../shared/partner-calls"
import { CallRows, type OutboundCallRow } from "./call-rows"
import type { OutboundCallState } from "./domain/outbound-call-machine"
import { nextTry } from "./domain/retry-schedule"
import { run, type Shared } from "./sql"

export type { OutboundCallRow } from "./call-rows"

/** How long a sender may take before it is taken for dead; longer than any time-out of a provider. */
const LEASE = "2 minutes"

/** The outbound half of the gateway: calls, who sends them, and how each try ended. */
export class OutboundCalls extends CallRows {
  /** Writes calls down; a reference that is known already is left as it is. */
  @InjectTransactionManager()
  async enqueue(
    calls: CallIntent[],
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    for (const call of calls) {
      await run(
        shared,
        `insert into outbound_call
           (id, partner, operation, reference, subject_type, subject_id,
            order_id, case_id, state, attempts, due_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?)
         on conflict (reference) where deleted_at is null do nothing`,
        [
          generateEntityId(undefined, "call"),
          call.partner,
          call.operation,
          call.reference,
          call.subject_type,
          call.subject_id,
          call.order_id ?? null,
          call.case_id ?? null,
          now,
        ]
      )
    }
  }

  /** Whether there is anything to send, to look up, or left behind by a sender that died; one cheap question. */
  @InjectManager()
  async hasWork(
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const rows = await shared.manager?.execute<{ waits: boolean }[]>(
      `select exists (select 1 from outbound_call
                where state in ('pending', 'retrying', 'unknown')
                  and due_at <= ? and deleted_at is null)
           or exists (select 1 from outbound_call
                where state = 'sending' and lease_until < now()
                  and deleted_at is null) as waits`,
      [now]
    )
    return rows?.[0]?.waits ?? false
  }

  /** Takes calls that are due, each for one sender only. */
  @InjectTransactionManager()
  async takeDue(
    now: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<OutboundCallRow[]> {
    return run<OutboundCallRow>(
      shared,
      `update outbound_call set state = 'sending', attempts = attempts + 1,
              lease_until = now() + interval '${LEASE}', updated_at = now()
        where id in (select id from outbound_call
                      where state in ('pending', 'retrying') and due_at <= ?
                        and deleted_at is null
                      order by due_at for update skip locked limit ?)
        returning *`,
      [now, limit]
    )
  }

  /** Takes calls whose outcome isn't known; they stay unknown while somebody looks. */
  @InjectTransactionManager()
  async takeUnknown(
    now: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<OutboundCallRow[]> {
    return run<OutboundCallRow>(
      shared,
      `update outbound_call set lease_until = now() + interval '${LEASE}', updated_at = now()
        where id in (select id from outbound_call
                      where state = 'unknown' and due_at <= ? and deleted_at is null
                        and (lease_until is null or lease_until < now())
                      order by due_at for update skip locked limit ?)
        returning *`,
      [now, limit]
    )
  }

  /** A sender that died leaves its calls unknown: the partner may have acted. */
  @InjectTransactionManager()
  async expireLeases(
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    const rows = await run<OutboundCallRow>(
      shared,
      `update outbound_call set state = 'unknown', lease_until = null, due_at = ?,
              last_error = 'the sender stopped before the answer came', updated_at = now()
        where state = 'sending' and lease_until < now() and deleted_at is null
        returning *`,
      [now]
    )
    await this.tell(rows, now, shared)
    return rows.length
  }

  /** At start no sender of this database is alive when it is the only worker. */
  @InjectTransactionManager()
  async abandonLeases(
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      `update outbound_call set lease_until = now() - interval '1 second', due_at = least(due_at, ?)
        where state in ('sending', 'unknown') and deleted_at is null`,
      [now]
    )
  }

  /** Keeps how a try ended. An answer that comes after the lease still counts when it is a success. */
  @InjectTransactionManager()
  async recordOutcome(
    callId: string,
    outcome: CallOutcome,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<OutboundCallState> {
    const call = await this.lockCall(callId, shared)
    if (call.state === "unknown" && outcome.kind === "done") {
      return this.move(
        call,
        "found",
        { result: outcome.result, done_at: now },
        now,
        shared
      )
    }
    if (call.state !== "sending") {
      return call.state
    }
    switch (outcome.kind) {
      case "done":
        return this.move(
          call,
          "succeeded",
          {
            result: outcome.result,
            done_at: now,
            last_error: null,
            // Where it was tried before, its case may have to be told that it is over.
            ...(outcome.applied && call.attempts === 1
              ? { applied_at: now }
              : {}),
          },
          now,
          shared
        )
      case "retry": {
        const { due_at, flagged } = nextTry(
          call.attempts,
          now,
          outcome.retry_after_seconds
        )
        return this.move(
          call,
          "not_sent",
          { due_at, last_error: outcome.error, ...flag(call, flagged, now) },
          now,
          shared
        )
      }
      case "refused":
        return this.move(
          call,
          "refused",
          { last_error: outcome.error, ...flag(call, true, now) },
          now,
          shared
        )
      case "unknown":
        return this.move(
          call,
          "lost",
          { due_at: now, last_error: outcome.error },
          now,
          shared
        )
    }
  }

  /** Keeps what a look-up found. "hold" when the partner has none: a person decides. */
  @InjectTransactionManager()
  async recordLookUp(
    callId: string,
    found: LookUpOutcome | { kind: "hold" },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<OutboundCallState> {
    const call = await this.lockCall(callId, shared)
    if (call.state !== "unknown") {
      return call.state
    }
    switch (found.kind) {
      case "found":
        return this.move(
          call,
          "found",
          { result: found.result, done_at: now, last_error: null },
          now,
          shared
        )
      case "not_found": {
        // A partner that takes nothing and finds nothing is not asked in a loop.
        const { due_at, flagged } =
          found.waited || call.attempts <= 1
            ? { due_at: now, flagged: false }
            : nextTry(call.attempts - 1, now)
        return this.move(
          call,
          "not_found",
          { due_at, ...flag(call, flagged, now) },
          now,
          shared
        )
      }
      case "hold":
        return this.move(
          call,
          "cannot_look_up",
          flag(call, true, now),
          now,
          shared
        )
      case "unavailable": {
        const { due_at, flagged } = nextTry(Math.max(call.attempts, 1), now)
        await this.updateOutboundCalls(
          {
            id: call.id,
            due_at,
            lease_until: null,
            attempts: call.attempts + 1,
            last_error: found.error,
            ...flag(call, flagged, now),
          },
          shared
        )
        return "unknown"
      }
    }
  }
}

/** The first flag stays: it says since when people are needed. */
const flag = (call: OutboundCallRow, flagged: boolean, now: Date) =>
  flagged && !call.flagged_at ? { flagged_at: now } : {}
