import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { ConsultationTransfer } from "./consultation-transfer"
import { ownAnswer } from "./domain/answering/plan-answers"
import { isHeightWeight } from "./domain/definition/answers"
import {
  evaluate,
  OUTCOMES,
  suggestionReason,
} from "./domain/evaluation/evaluate"
import type { Outcome, RuleTrace } from "./domain/evaluation/evaluate"
import { judgedAt } from "./domain/judged-at"
import { assertReadable, isClosed, withoutAnswers } from "./closed-answers"
import { readConsultation } from "./read-consultation"
import type { ConsultationRow, Shared } from "./sql"
import type { ReadConsultation } from "./types"

/** What clinicians and later steps read of a consultation. */
export class ConsultationReading extends ConsultationTransfer {
  /** Everything answered, in words, with the tape. Reading is itself put on record. */
  @InjectTransactionManager()
  async readAnswers(
    consultationId: string,
    actor: Actor,
    @MedusaContext() shared: Shared = {}
  ): Promise<ReadConsultation> {
    const row = await this.findRow(consultationId, shared)
    const detail = await this.detailOf(row, shared)
    const form = await this.loadForm(row.form_version_id, shared)
    const stored = await this.answers.openAnswers(row.id, row.answers_enc)
    const tape = await this.listAnswerEvents(
      { consultation_id: row.id },
      { order: { seq: "ASC" } },
      shared
    )
    const events = await this.answers.openTape(row.id, tape)
    await this.audit(
      row,
      { action: "consultation.answers_read", actor },
      shared
    )
    const reading = readConsultation(detail, form.compiled, stored, events)
    return isClosed(row) ? withoutAnswers(reading) : reading
  }

  /** Which rules spoke, for the case's flags; for workflows, no person reads it. */
  @InjectManager()
  async readTrace(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ outcome: ConsultationRow["outcome"]; trace: RuleTrace[] }> {
    const row = await this.findRow(consultationId, shared)
    return {
      outcome: row.outcome,
      trace: await this.answers.openTrace(row.id, row.trace_enc),
    }
  }

  /**
   * Height and weight as they were declared: the first question of that kind
   * asks about the body as it is. For workflows, no person reads it.
   */
  @InjectManager()
  async declaredMeasurements(
    consultationId: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ height_cm: number; weight_kg: number } | null> {
    const row = await this.findRow(consultationId, shared)
    const { evaluation } = await this.detailOf(row, shared)
    const { compiled } = await this.loadForm(row.form_version_id, shared)
    const body = [...compiled.questions.values()].find(
      ({ kind }) => kind === "height_weight"
    )
    const answer = body && ownAnswer(evaluation.answers, body.id)
    return isHeightWeight(answer)
      ? { height_cm: answer.height_cm, weight_kg: answer.weight_kg }
      : null
  }

  /**
   * What the form's rules say of the same answers as of a moment (RX-1): those
   * of the version that was answered, and of the one that is asked today. For
   * workflows, no person reads it. @throws answers_sealed
   */
  @InjectManager()
  async rerunRules(
    consultationId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ outcome: Outcome; rule_ids: string[] }> {
    const row = await this.findRow(consultationId, shared)
    assertReadable(row)
    const answered = await this.loadForm(row.form_version_id, shared)
    const today = await this.currentForm(
      answered.compiled.definition.key,
      shared
    )
    const answers = await this.answers.openAnswers(row.id, row.answers_enc)
    const forms = answered.id === today.id ? [answered] : [answered, today]
    const judged = forms.map(({ compiled }) => evaluate(compiled, answers, now))
    const denials = judged
      .flatMap(({ trace }) => trace)
      .filter(({ kind }) => kind === "deny")
    return {
      outcome: worstOf(judged.map(({ outcome }) => outcome)),
      rule_ids: [...new Set(denials.map(({ rule_id }) => rule_id))],
    }
  }

  /** Why treatments with these ingredients can be discussed, by ingredient (C14). Only after submission. */
  @InjectManager()
  async suggestionReasons(
    id: string,
    ingredients: string[],
    @MedusaContext() shared: Shared = {}
  ): Promise<Record<string, string>> {
    const row = await this.findRow(id, shared)
    const form = await this.loadForm(row.form_version_id, shared)
    const answers = await this.answers.openAnswers(row.id, row.answers_enc)
    const at = judgedAt(row, clock.now())
    return Object.fromEntries(
      ingredients.map((ingredient) => [
        ingredient,
        suggestionReason(form.compiled, answers, at, ingredient),
      ])
    )
  }
}

/** The gravest of some outcomes: what the versions of a form say together. */
const worstOf = (outcomes: readonly Outcome[]): Outcome =>
  OUTCOMES.findLast((one) => outcomes.includes(one)) ?? "needs_review"
