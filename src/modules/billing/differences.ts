import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { ACT_OF, type DifferenceKind } from "./domain/difference-kinds"
import {
  differenceMachine,
  type DifferenceEvent,
  type DifferenceState,
} from "./domain/difference-machine"
import type { Difference } from "./domain/reconcile"
import { Disputes } from "./disputes"
import type { MoneyDifference } from "./models/money-difference"
import { run, type Shared } from "./sql"

export type DifferenceRecord = InferTypeOf<typeof MoneyDifference>

export type DifferenceFilter = {
  state?: DifferenceState | undefined
  kind?: DifferenceKind | undefined
  limit: number
  offset: number
}

/** Differences between the partner's books and ours, from when they are met until nothing differs any more. */
export class Differences extends Disputes {
  /**
   * Keeps what a comparison of one payment found: what is new or has changed is
   * open, what is no more is mended, what was accepted as it is stays so.
   * @param actor who had it compared
   */
  @InjectTransactionManager()
  async settleDifferences(
    paymentIntent: string,
    found: Difference[],
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DifferenceRecord[]> {
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `differences of ${paymentIntent}`,
    ])
    const rows = await this.listMoneyDifferences(
      { payment_intent: paymentIntent },
      { take: null },
      shared
    )
    for (const one of found) {
      const row = rows.find(
        ({ kind, subject_id }) =>
          kind === one.kind && subject_id === one.subject_id
      )
      if (row) {
        await this.meetAgain(row, one, { actor, now }, shared)
      } else {
        await this.meetFirst(one, { actor, now }, shared)
      }
    }
    const gone = rows.filter(
      (row) =>
        row.state !== "mended" &&
        !found.some(
          ({ kind, subject_id }) =>
            kind === row.kind && subject_id === row.subject_id
        )
    )
    for (const row of gone) {
      await this.moveDifference(
        row,
        { event: "mend", columns: { closed_by: actor.id } },
        { actor, now },
        shared
      )
    }
    return this.listMoneyDifferences(
      { payment_intent: paymentIntent },
      { take: null },
      shared
    )
  }

  /** One page, the longest open first; the latest first where nothing is to be done any more. */
  async readDifferences({
    limit,
    offset,
    ...filter
  }: DifferenceFilter): Promise<[DifferenceRecord[], number]> {
    const latest = filter.state === "open" ? "ASC" : "DESC"
    return this.listAndCountMoneyDifferences(
      {
        ...(filter.state ? { state: filter.state } : {}),
        ...(filter.kind ? { kind: filter.kind } : {}),
      },
      {
        take: limit,
        skip: offset,
        order: { state_since: latest, id: latest },
      }
    )
  }

  /** Open differences that no comparison has met since a moment, a page of payments at a time. */
  @InjectTransactionManager()
  async unseenSince(
    since: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const rows = await run<{ payment_intent: string }>(
      shared,
      `select payment_intent from money_difference
        where state = 'open' and seen_at < ? and deleted_at is null
        group by payment_intent order by min(seen_at), payment_intent limit ?`,
      [since, limit]
    )
    return rows.map(({ payment_intent }) => payment_intent)
  }

  /** A person has what mends it done. */
  @InjectTransactionManager()
  async noteMending(
    row: DifferenceRecord,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { their_amount, our_amount } = row
    const details = { act: ACT_OF[row.kind], their_amount, our_amount }
    await this.noteDifference(row, "press", details, { actor, now }, shared)
  }

  protected async lockDifference(
    id: string,
    shared: Shared
  ): Promise<DifferenceRecord> {
    const [row] = await run<DifferenceRecord>(
      shared,
      "select * from money_difference where id = ? and deleted_at is null for update",
      [id]
    )
    if (!row) {
      throw notFound("Difference", id)
    }
    return row
  }

  /** One move with its audit entry. */
  protected async moveDifference(
    row: DifferenceRecord,
    step: { event: DifferenceEvent; columns?: Partial<DifferenceRecord> },
    { actor, now }: { actor: Actor; now: Date },
    shared: Shared
  ): Promise<DifferenceRecord> {
    const state = differenceMachine.next(row.state, step.event)
    const moved = await this.updateMoneyDifferences(
      { id: row.id, state, state_since: now, ...step.columns },
      shared
    )
    const details = { from: row.state, to: state }
    await this.noteDifference(row, step.event, details, { actor, now }, shared)
    return moved
  }

  private async meetFirst(
    found: Difference,
    { actor, now }: { actor: Actor; now: Date },
    shared: Shared
  ): Promise<void> {
    const row = await this.createMoneyDifferences(
      {
        ...columnsOf(found),
        kind: found.kind,
        subject_id: found.subject_id,
        payment_intent: found.payment_intent,
        state: differenceMachine.initial,
        state_since: now,
        seen_at: now,
      },
      shared
    )
    const details = { from: null, to: row.state }
    await this.noteDifference(row, "find", details, { actor, now }, shared)
  }

  private async meetAgain(
    row: DifferenceRecord,
    found: Difference,
    act: { actor: Actor; now: Date },
    shared: Shared
  ): Promise<void> {
    const columns = columnsOf(found)
    const isSame = (
      ["our_amount", "our_state", "their_amount", "their_state"] as const
    ).every((column) => columns[column] === row[column])
    const seen = { ...columns, seen_at: act.now }
    if (row.state === "open" || (row.state === "accepted" && isSame)) {
      await this.updateMoneyDifferences({ id: row.id, ...seen }, shared)
      return
    }
    await this.moveDifference(
      row,
      {
        event: "find_again",
        columns: { ...seen, closed_by: null, reason_enc: null },
      },
      act,
      shared
    )
  }

  private async noteDifference(
    { id, kind, subject_id, order_id }: DifferenceRecord,
    event: string,
    details: Record<string, unknown>,
    { actor, now }: { actor: Actor; now: Date },
    shared: Shared
  ): Promise<void> {
    await this.createOutboxes(
      [
        auditRow(
          generateEntityId(undefined, "mdev"),
          {
            action: `money_difference.${event}`,
            actor,
            entity_type: "money_difference",
            entity_id: id,
            order_id,
            details: { ...details, kind, subject_id },
          },
          now
        ),
      ],
      shared
    )
  }
}

const columnsOf = ({ order_id, instalment_id, ours, theirs }: Difference) => ({
  order_id,
  instalment_id,
  our_amount: ours?.amount ?? null,
  our_state: ours?.state ?? null,
  their_amount: theirs?.amount ?? null,
  their_state: theirs?.state ?? null,
})
