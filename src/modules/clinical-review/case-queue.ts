import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { callRow } from "../../shared/outbox"
import { CasePlanLengths } from "./case-plan-lengths"
import type { FlagLevel } from "./domain/flags"
import {
  countBound,
  flagCounts,
  queueCount,
  queueCounts,
  queuePage,
} from "./queue-query"
import { run, type Shared } from "./sql"
import type {
  CaseRecord,
  NextFilters,
  QueueCount,
  QueueFilters,
  TransitionResult,
  WaitingCase,
} from "./types"

/** How many waiting cases are looked at in one go for the next one. */
const CANDIDATES = 20

/** How the queues are read, worked off from the front, and told about. */
export class CaseQueue extends CasePlanLengths {
  /**
   * One page of a queue, oldest first, with the number of all that match
   * (QUE-2). Beyond `COUNT_AHEAD` cases after the page the number is a lower
   * bound, and `more` says so.
   */
  @InjectTransactionManager()
  async readQueue(
    filters: QueueFilters,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ records: CaseRecord[]; count: number; more: boolean }> {
    const page = queuePage(filters)
    const records = await run<CaseRecord>(shared, page.sql, page.parameters)
    const counting = queueCount(filters)
    const [all] = await run<{ total: number }>(
      shared,
      counting.sql,
      counting.parameters
    )
    const count = all?.total ?? 0
    return { records, count, more: count >= countBound(filters) }
  }

  /** How many flags of each level stand on each of some cases. */
  @InjectTransactionManager()
  async countFlags(
    caseIds: string[],
    @MedusaContext() shared: Shared = {}
  ): Promise<{ case_id: string; level: FlagLevel; count: number }[]> {
    const { sql, parameters } = flagCounts(caseIds)
    return run(shared, sql, parameters)
  }

  /**
   * How many open cases each queue has by state, for the menu's badges; each
   * is counted to 1,000 and no further.
   */
  @InjectTransactionManager()
  async countQueues(
    @MedusaContext() shared: Shared = {}
  ): Promise<QueueCount[]> {
    const { sql, parameters } = queueCounts()
    return run<QueueCount>(shared, sql, parameters)
  }

  /** The cases that wait at the front of some queues, oldest first; the skipped ones left out. */
  @InjectTransactionManager()
  async listWaiting(
    filters: NextFilters,
    @MedusaContext() shared: Shared = {}
  ): Promise<WaitingCase[]> {
    const scope = filters.categories
      ? "and category_handle = any(array[?]::text[])"
      : ""
    const one = `(select id, patient_id, place_at from clinical_case
        where queue = ? and state = 'queued' and deleted_at is null
          and not id = any(array[?]::text[]) ${scope}
        order by place_at, id limit ?)`
    return run<WaitingCase>(
      shared,
      `select id, patient_id from (
         ${filters.queues.map(() => one).join(" union all ")}
       ) waiting order by place_at, id limit ?`,
      [
        ...filters.queues.flatMap((queue) => [
          queue,
          filters.skip,
          ...(filters.categories ? [filters.categories] : []),
          CANDIDATES,
        ]),
        CANDIDATES,
      ]
    )
  }

  /**
   * Takes one waiting case, unless somebody is at this moment taking it or has
   * taken it: then nothing happens, without waiting, and the answer is null.
   */
  @InjectTransactionManager()
  async claimIfFree(
    input: { case_id: string; user_id: string; actor: Actor },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult | null> {
    const [record] = await run<CaseRecord>(
      shared,
      `select * from clinical_case
        where id = ? and state = 'queued' and deleted_at is null
        for update skip locked`,
      [input.case_id]
    )
    if (!record) {
      return null
    }
    return this.move(
      record,
      { case_id: record.id, event: "claim", actor: input.actor },
      now,
      { columns: { claimed_by: input.user_id, claimed_at: now } },
      shared
    )
  }

  /** Has each reviewer told of a case by email, once an occasion (QUE-3). Gives how many are new. */
  @InjectTransactionManager()
  async notifyReviewers(
    input: { case_id: string; user_ids: string[] },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    const record = await this.lock(input.case_id, shared)
    const entries = await this.listCaseEvents(
      { case_id: record.id, to_state: "queued", event: { $ne: "release" } },
      { select: ["id"] },
      shared
    )
    const rows = input.user_ids.map((user) =>
      callRow(
        {
          partner: "email",
          operation: "reviewer_notification",
          reference: `email:reviewer_notification:${record.id}:${user}:${entries.length}`,
          subject_type: "case_user",
          subject_id: `${record.id}:${user}`,
          order_id: record.order_id,
          case_id: record.id,
        },
        now
      )
    )
    return this.writeFresh(rows, shared)
  }

  /**
   * Has each of them sent the digest of a day, once a person and day (QUE-3);
   * what is in it is read when it is sent. Gives how many are new.
   * @param day London day
   */
  @InjectTransactionManager()
  async sendDigests(
    input: { day: string; user_ids: string[] },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    // Two workers at once: the second finds what the first has written.
    await run(
      shared,
      "select pg_advisory_xact_lock(hashtextextended('case:digests', 0))",
      []
    )
    const rows = input.user_ids.map((user) =>
      callRow(
        {
          partner: "email",
          operation: "reviewer_digest",
          reference: `email:reviewer_digest:${user}:${input.day}`,
          subject_type: "staff_user",
          subject_id: user,
        },
        now
      )
    )
    return this.writeFresh(rows, shared)
  }

  private async writeFresh(
    rows: ReturnType<typeof callRow>[],
    shared: Shared
  ): Promise<number> {
    const known = await this.listOutboxes(
      { key: rows.map((row) => row.key) },
      { select: ["key"] },
      shared
    )
    const fresh = rows.filter(
      (row) => !known.some((one) => one.key === row.key)
    )
    if (fresh.length > 0) {
      await this.createOutboxes(fresh, shared)
    }
    return fresh.length
  }
}
