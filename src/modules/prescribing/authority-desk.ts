import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed } from "../../shared/errors"
import { isFor, promisedToOthers } from "./domain/allotment"
import { authorityMachine } from "./domain/authority-state-machine"
import { issueOf } from "./domain/dispensable"
import { prescriptionMachine } from "./domain/prescription-state-machine"
import { settledBy } from "./domain/suspension"
import { Signatures } from "./signatures"
import { run, type Shared } from "./sql"
import type { PrescriptionRecord } from "./types"

type Act = { actor: Actor; reason: string }

/** What a signed prescription still allows: suspended, resumed, revoked, ended with its case (R-15, SAF-7, SAF-19). */
export class AuthorityDesk extends Signatures {
  /** A person suspends, resumes or revokes an authority. @throws transition_not_allowed */
  @InjectTransactionManager()
  async moveAuthority(
    input: Act & {
      prescription_id: string
      event: "suspend" | "resume" | "revoke"
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lock(input.prescription_id, shared)
    if (record.authority === null) {
      throw notAllowed(
        "transition_not_allowed",
        `Prescription ${record.id} is not signed and authorises nothing`
      )
    }
    await this.moveAuthorityOf(record, input, now, shared)
    const suspended_by = input.event === "suspend" ? "staff" : null
    await this.updatePrescriptions({ id: record.id, suspended_by }, shared)
  }

  /** Suspends an authority while a stop stands over its person, and takes up again what stops alone suspended; repeatable. */
  @InjectTransactionManager()
  async settleStops(
    prescriptionId: string,
    isStopped: boolean,
    act: Act,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(prescriptionId, shared)
    const event = settledBy(record, isStopped)
    if (!event) {
      return false
    }
    await this.moveAuthorityOf(record, { ...act, event }, now, shared)
    const suspended_by = event === "suspend" ? "stop" : null
    await this.updatePrescriptions({ id: record.id, suspended_by }, shared)
    return true
  }

  /** Ends an authority whose course is over: no issue of it is used any more (REN-4, SAF-1). Repeatable. */
  @InjectTransactionManager()
  async endUnused(
    prescriptionId: string,
    act: Act,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(prescriptionId, shared)
    const { authority } = record
    if (!authority || !authorityMachine.can(authority, "expire")) {
      return false
    }
    await this.moveAuthorityOf(record, { ...act, event: "expire" }, now, shared)
    return true
  }

  /**
   * Ends what a case has: drafts are withdrawn, an authority is revoked and its
   * unused issues with it. What was used stays used. Issues that were promised
   * to a renewal are its own: they stay, and the authority with them. Repeatable.
   * @returns the prescriptions that were withdrawn unsigned
   */
  @InjectTransactionManager()
  async endCase(
    case_id: string,
    act: Act,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    // One may be drawn up this very moment: both hold the case's lock.
    await this.lockCase(case_id, shared)
    const rows = await run<PrescriptionRecord>(
      shared,
      `select * from prescription where case_id = ? and deleted_at is null
        order by id for update`,
      [case_id]
    )
    const withdrawn: string[] = []
    for (const record of rows) {
      if (prescriptionMachine.can(record.state, "withdraw")) {
        await this.move(record, { ...act, event: "withdraw" }, now, shared)
        withdrawn.push(record.id)
      }
      await this.endAuthority(record, act, now, shared)
    }
    return withdrawn
  }

  /**
   * Another strength has taken the place of the later months: what is left over
   * of these issues is withdrawn, but for `kept` of them, which months that began
   * before are still to be supplied on, and one for each of the `supplies` that
   * got none when it was opened. Those of supplies, and what renewals were
   * promised, stay. Repeatable.
   */
  @InjectTransactionManager()
  async withdrawLeft(
    input: Act & {
      prescription_id: string
      case_id: string
      kept: number
      /** Supplies that are to be made on it. */
      supplies: readonly string[]
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lock(input.prescription_id, shared)
    const issues = await this.listPrescriptionIssues(
      { prescription_id: record.id },
      { order: { number: "ASC" }, take: null },
      shared
    )
    const free = issues.filter(
      (issue) =>
        issue.state === "available" &&
        isFor(issue, { case_id: input.case_id, signed_for: record.case_id })
    )
    const without = input.supplies.filter((id) => !issueOf(issues, id))
    const left = new Set(free.slice(input.kept + without.length).map(idOf))
    if (left.size === 0) {
      return
    }
    await this.withdrawIssues(record.id, ({ id }) => left.has(id), shared)
    const { actor, reason } = input
    const { authority } = record
    await this.remember(
      record,
      {
        event: "issues_withdrawn",
        from: authority,
        to: authority ?? "none",
        actor,
        reason,
      },
      now,
      shared
    )
  }

  private async endAuthority(
    record: PrescriptionRecord,
    act: Act,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const { id, case_id, authority } = record
    if (!authority || !authorityMachine.can(authority, "revoke")) {
      return
    }
    const issues = await this.listPrescriptionIssues(
      { prescription_id: id },
      { take: null },
      shared
    )
    const others = new Set(promisedToOthers(issues, case_id).map(idOf))
    if (others.size > 0) {
      await this.withdrawIssues(id, (issue) => !others.has(issue.id), shared)
      return
    }
    await this.moveAuthorityOf(record, { ...act, event: "revoke" }, now, shared)
  }
}

const idOf = ({ id }: { id: string }): string => id
