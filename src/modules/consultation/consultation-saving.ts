import {
  generateEntityId,
  InjectManager,
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
import { isFileAnswer } from "./domain/definition/answers"
import type { Outcome } from "./domain/evaluation/evaluate"
import {
  changeConsultation,
  insertAnswerEvents,
  lockConsultation,
  readConsultation,
  writeAnswers,
} from "./sql"
import type {
  AnswerEventRow,
  ConsultationRow,
  LockedConsultation,
  Shared,
} from "./sql"
import type { LoadedForm, SaveResult } from "./types"

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
   * deny rule that fires ends the consultation at once (CON-2, CON-3). Wrong
   * answers come back as errors by field and change nothing.
   * @throws not_found for everybody but its holder; transition_not_allowed when
   * it isn't a draft any more; too_many_changes when the tape is full
   */
  @InjectManager()
  async saveAnswers(
    input: SaveInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<SaveResult> {
    const saved = shared.transactionManager
      ? undefined
      : await this.saveUnlocked(input, shared)
    return saved ?? this.saveLocked(input, shared)
  }

  /**
   * The usual answer, in two statements instead of a transaction of five: read,
   * judged, and written if nothing has touched the consultation meanwhile.
   * Undefined, with nothing written, for what wants more than that.
   */
  private async saveUnlocked(
    input: SaveInput,
    shared: Shared
  ): Promise<SaveResult | undefined> {
    const { consultation_id, client_key } = input
    const row = await readConsultation(consultation_id, client_key, shared)
    this.assertHeld(row, input.holder)
    const sorted = lateSorted(row, input)
    if (row.seen || row.state !== "draft" || sorted.fresh.length === 0) {
      return undefined
    }
    const { form, plan } = await this.planFor(row, sorted.fresh, shared)
    if (!plan.ok || !isPlain(plan)) {
      return undefined
    }
    const now = clock.now()
    const { outcome } = plan.evaluation
    const patch = {
      ...(await this.sealedAnswers(row, plan)),
      ...sorted.answer_marks,
      outcome,
      last_activity_at: now,
    }
    const event = { outcome, client_key, at: now }
    const events = await this.eventsOf(row, plan.changes, event)
    return (await writeAnswers(row, patch, events, shared))
      ? acceptedAs({ ...row, ...patch }, form, plan, sorted.superseded)
      : undefined
  }

  @InjectTransactionManager()
  private async saveLocked(
    input: SaveInput,
    @MedusaContext() shared: Shared = {}
  ): Promise<SaveResult> {
    const row = await this.lockToAnswer(input, shared)
    const { fresh, superseded, answer_marks } = lateSorted(row, input)
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
    const { form, plan } = await this.planFor(row, fresh, shared)
    const errors = plan.ok
      ? await this.fileErrors(row.id, plan.changes, shared)
      : plan.errors
    if (!plan.ok || errors.length > 0) {
      return { accepted: false, errors }
    }
    const saved = await this.keep(row, plan, { ...input, answer_marks }, shared)
    return acceptedAs(saved, form, plan, superseded)
  }

  private async planFor(
    row: ConsultationRow,
    fresh: readonly AnswerInput[],
    shared: Shared
  ): Promise<{ form: LoadedForm; plan: AnswerPlan }> {
    const form = await this.loadForm(row.form_version_id, shared)
    const current = await this.answers.openAnswers(row.id, row.answers_enc)
    return {
      form,
      plan: planAnswers(form.compiled, current, fresh, clock.now()),
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
    plan: Accepted,
    save: { client_key?: string; answer_marks: Partial<ConsultationRow> },
    shared: Shared
  ): Promise<ConsultationRow> {
    const { changes, evaluation } = plan
    const now = clock.now()
    if (changes.length === 0) {
      const { answer_marks } = save
      return Object.keys(answer_marks).length === 0
        ? row
        : changeConsultation(row, answer_marks, shared)
    }
    const patch = {
      // First, so that the key is at hand for each of the events.
      ...(await this.sealedAnswers(row, plan)),
      ...save.answer_marks,
    }
    const { outcome } = evaluation
    const event = { outcome, client_key: save.client_key, at: now }
    const events = await this.eventsOf(row, changes, event)
    await insertAnswerEvents(events, shared)
    await this.noteAnsweredFiles(row.id, changes, now, shared)
    return outcome === "cannot_continue"
      ? this.denyLocked(row, patch, evaluation, shared)
      : changeConsultation(
          row,
          { ...patch, outcome, last_activity_at: now },
          shared
        )
  }

  private async sealedAnswers(
    row: ConsultationRow,
    { answers, changes }: Accepted
  ): Promise<Pick<ConsultationRow, "answers_enc" | "last_seq">> {
    assertRoom(row, changes.length)
    return {
      answers_enc: await this.answers.sealAnswers(row.id, answers),
      last_seq: row.last_seq + changes.length,
    }
  }

  /** Changes as entries of the tape, in order (CON-4). */
  private async eventsOf(
    row: ConsultationRow,
    changes: readonly AnswerChange[],
    event: { outcome: Outcome; client_key: string | undefined; at: Date }
  ): Promise<AnswerEventRow[]> {
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
    return Promise.all(events)
  }
}

/** Without what came late from its device, and the marks to keep of the rest. */
function lateSorted(row: ConsultationRow, { device, answers }: SaveInput) {
  const known = row.answer_marks ?? {}
  const { fresh, superseded, marks } = sortOutLate(known, device, answers)
  const answer_marks = marks === row.answer_marks ? {} : { answer_marks: marks }
  return { fresh, superseded, answer_marks }
}

/** Something changes, no file is in it, and the consultation goes on. */
const isPlain = ({ changes, evaluation }: Accepted): boolean =>
  changes.length > 0 &&
  evaluation.outcome !== "cannot_continue" &&
  changes.every(
    ({ previous, value }) => !isFileAnswer(previous) && !isFileAnswer(value)
  )

const acceptedAs = (
  row: ConsultationRow,
  form: LoadedForm,
  { evaluation }: Accepted,
  superseded: string[]
): SaveResult => ({
  accepted: true,
  superseded,
  ...toDetail(row, form, evaluation, evaluation.trace),
})

/** @throws too_many_changes once the tape is full; handing in is still possible */
function assertRoom(row: ConsultationRow, changes: number): void {
  if (row.last_seq + changes > LONGEST_TAPE) {
    throw conflict(
      "too_many_changes",
      `The answers of the consultation ${row.id} were changed ${LONGEST_TAPE} times; hand it in as it is or begin another one`
    )
  }
}
