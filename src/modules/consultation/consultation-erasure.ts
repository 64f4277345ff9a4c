import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { conflict } from "../../shared/errors"
import { ConsultationRetention } from "./consultation-retention"
import { consultationMachine } from "./domain/state-machine"
import {
  isRetentionOver,
  retentionClassOf,
  type Retention,
} from "./domain/retention"
import type { SealedFile } from "./sealed-vault"
import { changeConsultation, lockConsultation, run } from "./sql"
import type { ConsultationRow, Shared } from "./sql"

/** Who sees to an ending, and when. */
type Act = { actor: Actor; now: Date; retention: Retention }

export type SealInput = {
  consultation_id: string
  /** Whether anything was supplied on its answers. */
  supplied: boolean
  /** Its answered files, stored anew, each under a key that only the record holds. */
  files: readonly { file_id: string; file_key: string; secret: string }[]
}

/**
 * How answers end (REN-6): moved into a sealed record under a key of its own,
 * or destroyed whole. Both empty the columns at once; the answers' key is
 * destroyed after it, so that no backup gives them back either.
 */
export class ConsultationErasure extends ConsultationRetention {
  /**
   * Ends answers that a record has to be kept of: writes the sealed record and
   * empties every column that held them, in one transaction. Repeatable.
   * @returns whether this call did it; the key is still to be destroyed
   * @throws transition_not_allowed, guard_not_met; conflict while a safeguarding task is open
   */
  @InjectTransactionManager()
  async sealAnswers(
    input: SealInput,
    act: Act,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const found = await lockConsultation(
      input.consultation_id,
      undefined,
      shared
    )
    if (found.state === "sealed") {
      return false
    }
    const task = await this.closedTask(found.id, shared)
    const row =
      found.state === "consumed"
        ? await this.step(found, "expire", {}, act, shared)
        : found
    const retention_class = retentionClassOf({
      supplied: input.supplied,
      decided: row.order_id !== null,
      safeguarding: task !== null,
      denied: row.state === "denied",
    })
    const content = {
      answers: await this.answers.openAnswers(row.id, row.answers_enc),
      trace: await this.answers.openTrace(row.id, row.trace_enc),
      tape: await this.openedTape(row.id, shared),
      safeguarding_note: task && task.note,
      files: await this.resealed(input, shared),
    }
    const retention_over = isRetentionOver(row, act.retention, act.now)
    const sealedRow = await this.step(
      row,
      "seal",
      { touched: retention_over && retention_class !== null, retention_over },
      act,
      shared
    )
    await this.createSealedRecords(
      {
        consultation_id: row.id,
        retention_class: retention_class ?? "decision",
        content_enc: await this.sealed.sealContent(row.id, content),
        sealed_at: act.now,
      },
      shared
    )
    await this.emptyColumns(sealedRow, shared)
    return true
  }

  /**
   * Destroys whole what no rule, clinician or supply touched; what a record
   * has to be kept of is refused. Repeatable.
   * @returns whether this call did it; the key is still to be destroyed
   */
  @InjectTransactionManager()
  async destroyAnswers(
    consultationId: string,
    act: Act,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const row = await lockConsultation(consultationId, undefined, shared)
    if (row.state === "destroyed") {
      return false
    }
    const isTouched =
      row.order_id !== null || (await this.closedTask(row.id, shared)) !== null
    const destroyed = await this.step(
      row,
      "destroy",
      {
        retention_over:
          !isTouched && isRetentionOver(row, act.retention, act.now),
      },
      act,
      shared
    )
    await this.emptyColumns(destroyed, shared)
    await changeConsultation(
      destroyed,
      {
        // What stays is a form that was begun once, by nobody.
        token_hash: "destroyed",
        customer_id: null,
        patient_id: null,
        product_handle: null,
        product_title: null,
        variant_id: null,
        outcome: null,
        consents: null,
        cart_id: null,
        line_item_id: null,
      },
      shared
    )
    return true
  }

  /** One move with its entry in the ledger. */
  private async step(
    row: ConsultationRow,
    event: "expire" | "seal" | "destroy",
    guards: { touched?: boolean; retention_over?: boolean },
    { actor }: Act,
    shared: Shared
  ): Promise<ConsultationRow> {
    const state = consultationMachine.next(row.state, event, guards)
    const moved = await changeConsultation(row, { state }, shared)
    await this.audit(moved, { action: `consultation.${state}`, actor }, shared)
    return moved
  }

  /** The names of rules and questions go too: few are as good as an answer. */
  private async emptyColumns(
    row: ConsultationRow,
    shared: Shared
  ): Promise<void> {
    await changeConsultation(
      row,
      {
        answers_enc: null,
        answer_marks: null,
        trace_enc: null,
        denied_rule_id: null,
      },
      shared
    )
    await run(
      shared,
      "update safeguarding_task set note_enc = null, rule_ids = '[]', updated_at = now() where consultation_id = ?",
      [row.id]
    )
    await run(shared, "delete from answer_event where consultation_id = ?", [
      row.id,
    ])
  }

  private async openedTape(id: string, shared: Shared) {
    const tape = await this.listAnswerEvents(
      { consultation_id: id },
      { order: { seq: "ASC" }, take: null },
      shared
    )
    const opened = await this.answers.openTape(id, tape)
    return opened.map((event) => ({
      seq: event.seq,
      question_id: event.question_id,
      kind: event.kind,
      previous: event.previous,
      value: event.value,
      outcome_at_time: event.outcome_at_time,
      at: event.at,
    }))
  }

  /** The files as the sealed record names them. @throws conflict when one was not stored anew */
  private async resealed(
    { consultation_id, files }: SealInput,
    shared: Shared
  ): Promise<SealedFile[]> {
    const known = await this.filesToSeal(consultation_id, shared)
    return known.map((file) => {
      const stored = files.find(({ file_id }) => file_id === file.file_id)
      if (!stored) {
        throw conflict(
          "transition_not_allowed",
          `File ${file.file_id} was not stored anew for the sealed record`
        )
      }
      return { ...file, file_key: stored.file_key, secret: stored.secret }
    })
  }

  /** The consultation's safeguarding task with its note; null without one. @throws conflict while it is open */
  private async closedTask(
    consultationId: string,
    shared: Shared
  ): Promise<{ note: string | null } | null> {
    const [task] = await this.listSafeguardingTasks(
      { consultation_id: consultationId },
      { take: 1 },
      shared
    )
    if (!task) {
      return null
    }
    if (task.state === "open") {
      throw conflict(
        "transition_not_allowed",
        `Safeguarding task ${task.id} is open: its answers are still needed`
      )
    }
    return {
      note: await this.answers.openNote(consultationId, task.id, task.note_enc),
    }
  }
}
