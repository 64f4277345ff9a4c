import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { newReference } from "../../shared/ids"
import { auditRow } from "../../shared/outbox"
import { CaseDecisions } from "./case-decisions"
import { caseMachine, type CaseState } from "./domain/case-state-machine"
import { LEVEL_OF_FLAG } from "./domain/flags"
import { queueOf } from "./domain/queue"
import { run, type Shared } from "./sql"
import type { FlagInput, NewCase } from "./types"

/** How a case begins, and what it is marked with. */
export class CaseOpenings extends CaseDecisions {
  /** Opens a case for each line that has none; gives the ids of the new ones. */
  @InjectTransactionManager()
  async openCases(
    cases: NewCase[],
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const opened: string[] = []
    for (const input of cases) {
      // Two settlements of one order at once wait here for each other.
      await run(shared, "select pg_advisory_xact_lock(hashtext(?))", [
        `case:${input.line_item_id}`,
      ])
      const [known] = await this.listClinicalCases(
        { line_item_id: input.line_item_id },
        { select: ["id"] },
        shared
      )
      if (!known) {
        opened.push(await this.openOne(input, actor, now, shared))
      }
    }
    return opened
  }

  /** Raises a flag once; one that was settled stands again. Gives whether it is new. */
  @InjectTransactionManager()
  async raiseFlag(
    input: FlagInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const record = await this.lock(input.case_id, shared)
    const [known] = await this.listCaseFlags(
      {
        case_id: input.case_id,
        kind: input.kind,
        subject: input.subject ?? "",
      },
      {},
      shared
    )
    if (known && !known.settled_at) {
      return false
    }
    if (known) {
      await this.updateCaseFlags(
        { id: known.id, settled_at: null, raised_at: now },
        shared
      )
    } else {
      await this.createCaseFlags(
        [
          {
            case_id: input.case_id,
            kind: input.kind,
            subject: input.subject ?? "",
            amount: input.amount ?? null,
            level: LEVEL_OF_FLAG[input.kind],
            raised_at: now,
          },
        ],
        shared
      )
    }
    await this.updateClinicalCases(
      { id: record.id, flag_count: record.flag_count + 1 },
      shared
    )
    return true
  }

  /** Cases in one of the states since before a moment that don't have the flag yet; a hundred at a time. */
  @InjectTransactionManager()
  async findUnflagged(
    kind: FlagInput["kind"],
    states: CaseState[],
    since: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const marks = states.map(() => "?").join(", ")
    const rows = await run<{ id: string }>(
      shared,
      `select c.id from clinical_case c
        where c.state in (${marks}) and c.waiting_since < ? and c.deleted_at is null
          and not exists (select 1 from case_flag f
                           where f.case_id = c.id and f.kind = ?
                             and f.settled_at is null and f.deleted_at is null)
        order by c.waiting_since limit 100`,
      [...states, since, kind]
    )
    return rows.map((row) => row.id)
  }

  /** Takes a kind of flag off a case. */
  @InjectTransactionManager()
  async settleFlags(
    caseId: string,
    kind: FlagInput["kind"],
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const record = await this.lock(caseId, shared)
    const open = await this.listCaseFlags(
      { case_id: caseId, kind, settled_at: null },
      { select: ["id"] },
      shared
    )
    if (open.length === 0) {
      return
    }
    await this.updateCaseFlags(
      open.map(({ id }) => ({ id, settled_at: now })),
      shared
    )
    await this.updateClinicalCases(
      { id: caseId, flag_count: Math.max(0, record.flag_count - open.length) },
      shared
    )
  }

  /** Tags a case whose partner can't be reached (EXC-11), or takes the tag off. */
  @InjectTransactionManager()
  async tagPartner(
    caseId: string,
    unavailable: boolean,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      `update clinical_case set partner_unavailable = ?, updated_at = now()
        where id = ? and partner_unavailable <> ? and deleted_at is null`,
      [unavailable, caseId, unavailable]
    )
  }

  private async openOne(
    input: NewCase,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<string> {
    const { flags, ...columns } = input
    const id = generateEntityId(undefined, "case")
    const eventId = generateEntityId(undefined, "cev")
    const reference = newReference("CASE")
    await this.createClinicalCases(
      [
        {
          ...columns,
          id,
          reference,
          queue: queueOf(input.legal_class),
          flag_count: flags.length,
          repeat_flag: flags.some((flag) => flag.kind === "repeat"),
          waiting_since: now,
          place_at: now,
          last_activity_at: now,
        },
      ],
      shared
    )
    await this.createCaseEvents(
      [
        {
          id: eventId,
          case_id: id,
          event: "open",
          to_state: caseMachine.initial,
          actor_type: actor.type,
          actor_id: actor.id,
          at: now,
        },
      ],
      shared
    )
    await this.createCaseFlags(
      flags.map((flag) => ({
        ...flag,
        case_id: id,
        level: LEVEL_OF_FLAG[flag.kind],
        raised_at: now,
      })),
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          eventId,
          {
            action: "case.open",
            actor,
            entity_type: "clinical_case",
            entity_id: id,
            order_id: input.order_id,
            case_id: id,
            patient_id: input.patient_id,
            details: { reference, flags: flags.length },
          },
          now
        ),
      ],
      shared
    )
    return id
  }
}
