import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import {
  issueToTake,
  promise,
  unusedOf,
  type PromiseWish,
} from "./domain/allotment"
import {
  isPastFirstUse,
  issueOf,
  whyNotDispensable,
  whyNotInTime,
} from "./domain/dispensable"
import { issueMachine } from "./domain/issue-state-machine"
import { PrescriptionStore } from "./prescription-store"
import { run, type Shared } from "./sql"
import type { IssueRecord, PrescriptionRecord } from "./types"

const ledger = systemActor("issue-ledger")

/** For which supply of which case an issue is kept. */
export type IssueWish = {
  prescription_id: string
  supply_id: string
  case_id: string
}

/** The issues of signed prescriptions: each POM supply uses exactly one (SAF-1, R-10 to R-13). */
export class IssueLedger extends PrescriptionStore {
  /**
   * Keeps an issue for a supply that is begun now; one that has it gets the same
   * again, in its time. What is used stays so however often it is packed.
   * @throws gate_closed naming why none may be dispensed
   */
  @InjectTransactionManager()
  async reserveIssue(
    input: IssueWish,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IssueRecord> {
    const record = await this.lock(input.prescription_id, shared)
    const issues = await this.issuesOf(record, shared)
    const held = issueOf(issues, input.supply_id)
    refuse(record, whyNotDispensable(record))
    if (held?.state === "used") {
      return held
    }
    refuse(record, whyNotInTime(record, issues, now))
    const reserved =
      held ?? (await this.keepIssue(record, issues, input, shared))
    if (!reserved) {
      throw closed(record, "has no issue left")
    }
    return reserved
  }

  /**
   * Keeps an issue for a supply that is to be made later: its interval is asked
   * for when it is begun. Repeatable.
   * @returns null where the authority doesn't stand now, or no issue is left
   */
  @InjectTransactionManager()
  async reserveAhead(
    input: IssueWish,
    @MedusaContext() shared: Shared = {}
  ): Promise<IssueRecord | null> {
    const record = await this.lock(input.prescription_id, shared)
    const issues = await this.issuesOf(record, shared)
    const held = issueOf(issues, input.supply_id)
    if (held || whyNotDispensable(record) !== null) {
      return held ?? null
    }
    return this.keepIssue(record, issues, input, shared)
  }

  private async keepIssue(
    record: PrescriptionRecord,
    issues: readonly IssueRecord[],
    { supply_id, case_id }: IssueWish,
    shared: Shared
  ): Promise<IssueRecord | null> {
    const free = issueToTake(issues, { case_id, signed_for: record.case_id })
    if (!free) {
      return null
    }
    const state = issueMachine.next(free.state, "reserve")
    const [reserved] = await this.updatePrescriptionIssues(
      [{ id: free.id, state, supply_id, promised_to: case_id }],
      shared
    )
    return reserved ?? free
  }

  /**
   * Promises unused issues to a case that renews the course, beyond what the
   * signed case still needs for itself (REN-3). Repeatable.
   * @returns false, and nothing is promised, where the authority doesn't stand
   * or too few are left
   */
  @InjectTransactionManager()
  async promiseIssues(
    { prescription_id, ...wish }: PromiseWish & { prescription_id: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(prescription_id, shared)
    const issues = await this.issuesOf(record, shared)
    const isLate = isPastFirstUse(record, issues, now)
    const promised =
      record.authority === "active" && !isLate
        ? promise(issues, { signed_for: record.case_id, ...wish })
        : null
    if (promised === null) {
      return false
    }
    await this.updatePrescriptionIssues(
      [...promised].map(([{ id }, promised_to]) => ({ id, promised_to })),
      shared
    )
    return true
  }

  /** A supply that was ended before it left gives its issue back to its case; one that was packed keeps it used up. Repeatable. */
  @InjectTransactionManager()
  async releaseIssue(
    supply_id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const [known] = await this.listPrescriptionIssues({ supply_id }, {}, shared)
    if (!known) {
      return false
    }
    await this.lock(known.prescription_id, shared)
    const issue = await this.retrievePrescriptionIssue(known.id, {}, shared)
    if (
      issue.supply_id !== supply_id ||
      !issueMachine.can(issue.state, "release")
    ) {
      return false
    }
    const state = issueMachine.next(issue.state, "release")
    await this.updatePrescriptionIssues(
      { id: issue.id, state, supply_id: null },
      shared
    )
    return true
  }

  /**
   * What a renewal was promised and hasn't used, once it has ended: the course's
   * again, or withdrawn where nobody may be supplied on it any more. Repeatable.
   */
  @InjectTransactionManager()
  async freePromises(
    case_id: string,
    becomes: "free" | "withdrawn",
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.promisedPrescription(case_id, shared)
    if (!record) {
      return
    }
    await this.lock(record.id, shared)
    const unused = unusedOf(await this.issuesOf(record, shared), case_id)
    await this.updatePrescriptionIssues(
      unused.map(({ id, state }) =>
        becomes === "free"
          ? { id, promised_to: null }
          : { id, state: issueMachine.next(state, "withdraw") }
      ),
      shared
    )
  }

  /** The prescription of another case on which a renewal is supplied; null for a case that is signed for itself. */
  @InjectManager()
  async promisedPrescription(
    case_id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<PrescriptionRecord | null> {
    const issues = await this.listPrescriptionIssues(
      { promised_to: case_id },
      { select: ["id", "prescription_id"], take: null },
      shared
    )
    const [found] = await this.listPrescriptions(
      {
        id: issues.map(({ prescription_id }) => prescription_id),
        case_id: { $ne: case_id },
      },
      { order: { signed_at: "DESC" }, take: 1 },
      shared
    )
    return found ?? null
  }

  private issuesOf(
    record: PrescriptionRecord,
    shared: Shared
  ): Promise<IssueRecord[]> {
    return this.listPrescriptionIssues(
      { prescription_id: record.id },
      { order: { number: "ASC" }, take: null },
      shared
    )
  }

  /** Uses up the issue of a supply when its pack is made; repeatable. The last one exhausts the authority. */
  @InjectTransactionManager()
  async useIssue(
    input: { supply_id: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IssueRecord> {
    const { issue, issues, record } = await this.lockIssue(
      input.supply_id,
      shared
    )
    if (issue.state === "used") {
      return issue
    }
    refuse(record, whyNotDispensable(record))
    // Asked again: another supply may have begun beside this one, and used its issue since.
    refuse(record, whyNotInTime(record, issues, now))
    const state = issueMachine.next(issue.state, "use")
    const [used] = await this.updatePrescriptionIssues(
      [{ id: issue.id, state, used_at: now }],
      shared
    )
    const [open] = await this.listPrescriptionIssues(
      { prescription_id: record.id, state: ["available", "reserved"] },
      { select: ["id"] },
      shared
    )
    if (!open) {
      await this.moveAuthorityOf(
        record,
        { event: "exhaust", actor: ledger },
        now,
        shared
      )
    }
    return used ?? issue
  }

  private async lockIssue(
    supplyId: string,
    shared: Shared
  ): Promise<{
    issue: IssueRecord
    issues: IssueRecord[]
    record: PrescriptionRecord
  }> {
    const [found] = await run<{ prescription_id: string }>(
      shared,
      "select prescription_id from prescription_issue where supply_id = ? and deleted_at is null",
      [supplyId]
    )
    if (!found) {
      throw notFound("Issue of supply", supplyId)
    }
    // The prescription's row is the lock of all its issues.
    const record = await this.lock(found.prescription_id, shared)
    const issues = await this.issuesOf(record, shared)
    const issue = issueOf(issues, supplyId)
    if (!issue) {
      throw notFound("Issue of supply", supplyId)
    }
    return { issue, issues, record }
  }
}

const closed = (record: PrescriptionRecord, why: string) =>
  notAllowed("gate_closed", `Prescription ${record.id} ${why}`)

function refuse(record: PrescriptionRecord, why: string | null): void {
  if (why !== null) {
    throw closed(record, why)
  }
}
