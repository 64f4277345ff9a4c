import {
  generateEntityId,
  InjectManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { getVault } from "../../shared/encryption/vault"
import type { VaultOptions } from "../../shared/encryption/vault"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { AnswerVault } from "./answer-vault"
import { evaluate, firedRules } from "./domain/evaluation/evaluate"
import type { Evaluation, RuleTrace } from "./domain/evaluation/evaluate"
import { holderActor, isHeldBy } from "./domain/answering/holder"
import type { Holder } from "./domain/answering/holder"
import { judgedAt } from "./domain/judged-at"
import { consultationMachine } from "./domain/state-machine"
import { FormDraftStore } from "./form-draft-store"
import { openSafeguardingTask } from "./safeguarding-rows"
import { changeConsultation, toRow } from "./sql"
import type { ConsultationRow, Shared } from "./sql"
import type {
  ConsultationDetail,
  ConsultationRecord,
  LoadedForm,
} from "./types"

/** What a save writes of a consultation beside what the rules make of it. */
type SavedColumn = "answers_enc" | "answer_marks" | "last_seq"

type AuditEntry = {
  action: string
  actor: Actor
  details?: Record<string, unknown>
}

/** What all moves of a consultation have in common: rows, answers, tape, ledger. */
export class ConsultationStore extends FormDraftStore {
  protected readonly answers: AnswerVault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.answers = new AnswerVault(getVault(options.vault))
  }

  /** A consultation by id for the system's own use. @throws not_found */
  @InjectManager()
  async findConsultation(
    id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<ConsultationRecord> {
    return toRecord(await this.findRow(id, shared))
  }

  protected async findRow(
    id: string,
    shared: Shared
  ): Promise<ConsultationRow> {
    const [row] = await this.listConsultations({ id }, { take: 1 }, shared)
    if (!row) {
      throw notFound("Consultation", id)
    }
    return toRow(row)
  }

  /** Somebody else's consultation does not exist, for all they are told. */
  protected assertHeld(row: ConsultationRow, holder: Holder): void {
    if (!isHeldBy(row, holder)) {
      throw notFound("Consultation", row.id)
    }
  }

  protected async detailOf(
    row: ConsultationRow,
    shared: Shared
  ): Promise<ConsultationDetail> {
    const form = await this.loadForm(row.form_version_id, shared)
    const answers = await this.answers.openAnswers(row.id, row.answers_enc)
    const at = judgedAt(row, clock.now())
    const evaluation = evaluate(form.compiled, answers, at)
    const trace =
      row.trace_enc === null
        ? evaluation.trace
        : await this.answers.openTrace(row.id, row.trace_enc)
    return toDetail(row, form, evaluation, trace)
  }

  /** Ends a consultation by a deny rule (CON-3): advice kept, team told, nothing charged. */
  protected async denyLocked(
    row: ConsultationRow,
    patch: Partial<Pick<ConsultationRow, SavedColumn>>,
    evaluation: Evaluation,
    shared: Shared
  ): Promise<ConsultationRow> {
    const now = clock.now()
    const [rule] = firedRules(evaluation.trace, "deny")
    const denied = await changeConsultation(
      row,
      {
        ...patch,
        state: consultationMachine.next(row.state, "deny_rule"),
        outcome: evaluation.outcome,
        trace_enc: await this.answers.sealTrace(row.id, evaluation.trace),
        denied_rule_id: rule?.rule_id ?? null,
        advice_level: rule?.advice.level ?? null,
        last_activity_at: now,
      },
      shared
    )
    await this.audit(
      denied,
      { action: "consultation.denied", actor: holderActor(denied) },
      shared
    )
    await this.createOutboxes(
      [
        followUpRow(
          FOLLOW_UPS.CONSULTATION_DENIED,
          row.id,
          { consultation_id: row.id },
          now
        ),
      ],
      shared
    )
    await this.noteSafeguarding(denied, evaluation.trace, shared)
    return denied
  }

  /** Answers of a known customer that the rules want a clinician to look at: they may be about what is under way (REN-2). */
  protected async noteForClinician(
    { id, customer_id, outcome }: ConsultationRow,
    occasion: string,
    shared: Shared
  ): Promise<void> {
    if (customer_id !== null && outcome === "needs_review") {
      await this.createOutboxes(
        [
          followUpRow(
            FOLLOW_UPS.CONSULTATION_NEEDS_REVIEW,
            `${id}:${occasion}`,
            { consultation_id: id },
            clock.now()
          ),
        ],
        shared
      )
    }
  }

  /** What may not be lost when the patient goes away: a clinician's task, in the same transaction (CON-3). */
  protected async noteSafeguarding(
    row: ConsultationRow,
    trace: readonly RuleTrace[],
    shared: Shared
  ): Promise<void> {
    const rows = await openSafeguardingTask(row, trace, clock.now(), shared)
    if (rows.length > 0) {
      await this.createOutboxes(rows, shared)
    }
  }

  /** Writes what happened for the ledger; never an answer, a reason or a rule. */
  protected async audit(
    row: ConsultationRow,
    entry: AuditEntry,
    shared: Shared
  ): Promise<void> {
    const key = `consultation:${row.id}:${generateEntityId(undefined, "cau")}`
    await this.createOutboxes(
      [
        auditRow(
          key,
          {
            action: entry.action,
            actor: entry.actor,
            entity_type: "consultation",
            entity_id: row.id,
            order_id: row.order_id,
            patient_id: row.patient_id,
            details: { reference: row.reference, ...entry.details },
          },
          clock.now()
        ),
      ],
      shared
    )
  }
}

/** What may leave the module of a row. */
export function toRecord(row: ConsultationRow): ConsultationRecord {
  const {
    answers_enc: _a,
    answer_marks: _m,
    trace_enc: _t,
    token_hash: _h,
    last_seq: _s,
    ...rest
  } = row
  return rest
}

export function toDetail(
  row: ConsultationRow,
  form: LoadedForm,
  evaluation: Evaluation,
  trace: RuleTrace[]
): ConsultationDetail {
  const { key, title, intro } = form.compiled.definition
  return {
    consultation: toRecord(row),
    form: { key, title, intro, version: form.version },
    evaluation,
    trace,
  }
}
