import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import {
  freeIssue,
  issueOf,
  whyNotDispensable,
  whyNotInTime,
} from "./domain/dispensable"
import { issueMachine } from "./domain/issue-state-machine"
import { PrescriptionStore } from "./prescription-store"
import { run, type Shared } from "./sql"
import type { IssueRecord, PrescriptionRecord } from "./types"

const ledger = systemActor("issue-ledger")

/** The issues of signed prescriptions: each POM supply uses exactly one (SAF-1, R-10 to R-13). */
export class IssueLedger extends PrescriptionStore {
  /**
   * Keeps an issue for a supply; a supply that has one gets the same again.
   * @throws gate_closed naming why none may be dispensed
   */
  @InjectTransactionManager()
  async reserveIssue(
    input: { prescription_id: string; supply_id: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<IssueRecord> {
    const record = await this.lock(input.prescription_id, shared)
    const issues = await this.listPrescriptionIssues(
      { prescription_id: record.id },
      { order: { number: "ASC" } },
      shared
    )
    const held = issueOf(issues, input.supply_id)
    refuse(record, whyNotDispensable(record))
    if (held) {
      return held
    }
    refuse(record, whyNotInTime(record, issues, now))
    const free = freeIssue(issues)
    if (!free) {
      throw closed(record, "has no issue left")
    }
    const [reserved] = await this.updatePrescriptionIssues(
      [
        {
          id: free.id,
          state: issueMachine.next(free.state, "reserve"),
          supply_id: input.supply_id,
        },
      ],
      shared
    )
    return reserved ?? free
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
    const issues = await this.listPrescriptionIssues(
      { prescription_id: record.id },
      { order: { number: "ASC" } },
      shared
    )
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
