import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { conflict } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow, type OutboxRow } from "../../shared/outbox"
import {
  healthReportMachine,
  type ReportKind,
  type Severity,
} from "./domain/health-report"
import { CheckIn } from "./models/check-in"
import { HealthReport } from "./models/health-report"
import { Message } from "./models/message"
import { Outbox } from "./models/outbox"
import { Thread } from "./models/thread"

export type Shared = Context<EntityManager>
export type HealthReportRow = InferTypeOf<typeof HealthReport>

export type NewHealthReport = {
  patient_id: string
  case_id: string | null
  kind: ReportKind
  severity: Severity | null
  text: string
  /** The patient says that they have sent a Yellow Card. */
  yellow_card_by_patient: boolean
  /** Patient or staff. */
  actor: Actor
  key: string
}

export type ClosedBy = {
  actor: Actor
  name: string
  role: string
  /** "GPhC 1234567" */
  registration: string
}

/** What was written about a report, in plain. */
export type ReportWords = {
  text: string
  note: string | null
  yellow_card_reference: string | null
}

/** What patients and staff report about somebody's health (SAF-17, R-77). */
export class HealthReports extends MedusaService({
  Thread,
  Message,
  HealthReport,
  CheckIn,
  Outbox,
}) {
  protected readonly vault: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
  }

  /**
   * Keeps a report, encrypted, and what follows from it: supply is stopped and
   * clinicians are told. The same `key` of the same person is the same report.
   */
  @InjectTransactionManager()
  async openReport(
    { text, actor, key, ...report }: NewHealthReport,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<HealthReportRow> {
    const own = `${actor.id}:${report.patient_id}:${key}`
    // Two sendings of one form at once wait here for each other.
    await shared.transactionManager?.execute(
      "select pg_advisory_xact_lock(hashtextextended(?, 0))",
      [own]
    )
    const [known] = await this.listHealthReports({ key: own }, {}, shared)
    if (known) {
      return known
    }
    const id = generateEntityId(undefined, "hrp")
    const row = await this.createHealthReports(
      {
        ...report,
        id,
        key: own,
        reported_by: actor.type === "patient" ? "patient" : "staff",
        reporter_id: actor.id,
        state: healthReportMachine.initial,
        release_stop: null,
        opened_at: now,
        text_enc: await this.sealText({ ...report, id }, "text_enc", text),
      },
      shared
    )
    await this.createOutboxes(
      [
        reportAudit(row, { action: "health_report.opened", actor }, now),
        followUpRow(FOLLOW_UPS.HEALTH_REPORTED, id, { report_id: id }, now),
      ],
      shared
    )
    return row
  }

  /** A report with its words in plain; the reading goes on record. @throws not_found */
  @InjectTransactionManager()
  async readReport(
    id: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ report: HealthReportRow; words: ReportWords }> {
    const report = await this.retrieveHealthReport(id, {}, shared)
    await this.createOutboxes(
      [reportAudit(report, { action: "health_report.read", actor }, now)],
      shared
    )
    const words = {
      text: await this.openText(report, "text_enc", report.text_enc),
      note: await this.openKept(report, "note_enc"),
      yellow_card_reference: await this.openKept(
        report,
        "yellow_card_reference_enc"
      ),
    }
    return { report, words }
  }

  /**
   * Ends a report with the clinician's note.
   * @throws not_found; transition_not_allowed when somebody else has
   */
  @InjectTransactionManager()
  async closeReport(
    input: {
      id: string
      note: string
      yellow_card_reference: string | null
      release_stop: boolean
      by: ClosedBy
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<HealthReportRow> {
    await shared.transactionManager?.execute(
      "select id from health_report where id = ? for update",
      [input.id]
    )
    const report = await this.retrieveHealthReport(input.id, {}, shared)
    if (!healthReportMachine.can(report.state, "close")) {
      throw conflict(
        "transition_not_allowed",
        `The health report ${report.id} is ${report.state} already`
      )
    }
    const { by, note, yellow_card_reference: reference } = input
    const closed = await this.updateHealthReports(
      {
        id: report.id,
        state: healthReportMachine.next(report.state, "close"),
        release_stop: input.release_stop,
        closed_by: by.actor.id,
        closed_by_name: by.name,
        closed_by_role: by.role,
        closed_by_registration: by.registration,
        closed_at: now,
        note_enc: await this.sealText(report, "note_enc", note),
        yellow_card_reference_enc:
          reference === null
            ? null
            : await this.sealText(
                report,
                "yellow_card_reference_enc",
                reference
              ),
      },
      shared
    )
    const { actor } = by
    await this.createOutboxes(
      [
        reportAudit(closed, { action: "health_report.closed", actor }, now),
        followUpRow(
          FOLLOW_UPS.HEALTH_REPORT_CLOSED,
          report.id,
          { report_id: report.id },
          now
        ),
      ],
      shared
    )
    return closed
  }

  private sealText(
    { id, patient_id }: Pick<HealthReportRow, "id" | "patient_id">,
    column: string,
    text: string
  ): Promise<string> {
    return this.vault.encrypt(`patient:${patient_id}`, place(id, column), text)
  }

  private openText(
    { id, patient_id }: HealthReportRow,
    column: string,
    text: string
  ): Promise<string> {
    return this.vault.decrypt(`patient:${patient_id}`, place(id, column), text)
  }

  private async openKept(
    report: HealthReportRow,
    column: "note_enc" | "yellow_card_reference_enc"
  ): Promise<string | null> {
    const kept = report[column]
    return kept === null ? null : this.openText(report, column, kept)
  }
}

const place = (row: string, column: string) => ({
  table: "health_report",
  column,
  row,
})

/** What happened to a report, for the ledger: neither what changed nor what was written. */
const reportAudit = (
  report: HealthReportRow,
  { action, actor }: { action: string; actor: Actor },
  now: Date
): OutboxRow =>
  auditRow(
    `${report.id}:${generateEntityId(undefined, "hra")}`,
    {
      action,
      actor,
      entity_type: "health_report",
      entity_id: report.id,
      case_id: report.case_id,
      patient_id: report.patient_id,
      details:
        report.release_stop === null
          ? {}
          : {
              release_stop: report.release_stop,
              registration: report.closed_by_registration,
              yellow_card: report.yellow_card_reference_enc !== null,
            },
    },
    now
  )
