import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { clock } from "../../shared/clock"
import { conflict, notAllowed } from "../../shared/errors"
import { ConsultationFiles } from "./consultation-files"
import { toDetail } from "./consultation-store"
import { sortOutLate } from "./domain/answering/answer-marks"
import type { Holder } from "./domain/answering/holder"
import { planAnswers } from "./domain/answering/plan-answers"
import type {
  AnswerChange,
  AnswerInput,
  AnswerPlan,
} from "./domain/answering/plan-answers"
import { LONGEST_TAPE } from "./domain/history/tape"
import type { Outcome } from "./domain/evaluation/evaluate"
import { changeConsultation, insertAnswerEvents, lockConsultation } from "./sql"
import type { ConsultationRow, LockedConsultation, Shared } from "./sql"
import type { SaveResult } from "./types"

export type SaveInput = {
  consultation_id: string
  holder: Holder
  answers: AnswerInput[]
  /** The same key again is the same save again: nothing is done twice. */
  client_key?: string
  /** With each answer's client_seq: what comes late from this device is left out. */
  device?: string
}

type Accepted = Extract<AnswerPlan, { ok: true }>

/** Answers as they come in: judged, kept, and written to the tape. */
export class ConsultationSaving extends ConsultationFiles {
  /**
   * Saves answers, all or none, appends them to the tape, and judges anew: a
   * deny rule that fires ends the consultation at once (CON-2, CON-3).
   * @throws transition_not_allowed when it isn't a draft any more, too_many_changes
   */
  @InjectTransactionManager()
  async saveAnswers(
    input: SaveInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<SaveResult> {
    const row = await this.lockToAnswer(input, shared)
    const { fresh, superseded, marks } = sortOutLate(
      row.answer_marks ?? {},
      input.device,
      input.answers
    )
    if (row.seen || fresh.length === 0) {
      const detail = await this.detailOf(row, shared)
      return { accepted: true, superseded, ...detail }
    }
    if (row.state !== "draft") {
      throw notAllowed(
        "transition_not_allowed",
        `The consultation ${row.id} is ${row.state}; its answers can't be changed`
      )
    }
    const form = await this.loadForm(row.form_version_id, shared)
    const current = await this.answers.openAnswers(row.id, row.answers_enc)
    const plan = planAnswers(form.compiled, current, fresh, clock.now())
    const errors = plan.ok
      ? await this.fileErrors(row.id, plan.changes, shared)
      : plan.errors
    if (!plan.ok || errors.length > 0) {
      return { accepted: false, errors }
    }
    const { evaluation } = plan
    assertRoom(row, plan.changes.length)
    const answer_marks =
      marks === row.answer_marks ? {} : { answer_marks: marks }
    const saved = await this.keep(row, plan, { ...input, answer_marks }, shared)
    return {
      accepted: true,
      superseded,
      ...toDetail(saved, form, evaluation, evaluation.trace),
    }
  }

  private async lockToAnswer(
    { consultation_id, client_key, holder }: SaveInput,
    shared: Shared
  ): Promise<LockedConsultation> {
    const row = await lockConsultation(consultation_id, client_key, shared)
    this.assertHeld(row, holder)
    return row
  }

  /** Three statements whatever is answered, and the ends that a denial has. */
  private async keep(
    row: ConsultationRow,
    { answers, changes, evaluation }: Accepted,
    save: { client_key?: string; answer_marks: Partial<ConsultationRow> },
    shared: Shared
  ): Promise<ConsultationRow> {
    const now = clock.now()
    if (changes.length === 0) {
      const { answer_marks } = save
      return Object.keys(answer_marks).length === 0
        ? row
        : changeConsultation(row, answer_marks, shared)
    }
    const patch = {
      // First, so that the key is at hand for each of the events.
      answers_enc: await this.answers.sealAnswers(row.id, answers),
      last_seq: row.last_seq + changes.length,
      ...save.answer_marks,
    }
    const { outcome } = evaluation
    await this.appendEvents(
      row,
      changes,
      { outcome, client_key: save.client_key, at: now },
      shared
    )
    await this.noteAnsweredFiles(row.id, changes, now, shared)
    return outcome === "cannot_continue"
      ? this.denyLocked(row, patch, evaluation, shared)
      : changeConsultation(
          row,
          { ...patch, outcome, last_activity_at: now },
          shared
        )
  }

  /** Appends to the answer tape, in order (CON-4). */
  private async appendEvents(
    row: ConsultationRow,
    changes: readonly AnswerChange[],
    event: { outcome: Outcome; client_key: string | undefined; at: Date },
    shared: Shared
  ): Promise<void> {
    const events = changes.map(async (change, index) => {
      const id = generateEntityId(undefined, "aev")
      const { question_id, kind, previous, value } = change
      return {
        id,
        consultation_id: row.id,
        seq: row.last_seq + 1 + index,
        question_id,
        kind,
        previous_enc: await this.answers.sealEventValue(
          row.id,
          id,
          "previous_enc",
          previous
        ),
        value_enc: await this.answers.sealEventValue(
          row.id,
          id,
          "value_enc",
          value
        ),
        outcome_at_time: event.outcome,
        client_key: event.client_key ?? null,
        at: event.at,
      }
    })
    await insertAnswerEvents(await Promise.all(events), shared)
  }
}

/** @throws too_many_changes once the tape is full; handing in is still possible */
function assertRoom(row: ConsultationRow, changes: number): void {
  if (row.last_seq + changes > LONGEST_TAPE) {
    throw conflict(
      "too_many_changes",
      `The answers of the consultation ${row.id} were changed ${LONGEST_TAPE} times; hand it in as it is or begin another one`
    )
  }
}
