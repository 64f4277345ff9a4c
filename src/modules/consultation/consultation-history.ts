import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { systemActor } from "../../shared/actor"
import { ConsultationReading } from "./consultation-reading"
import { contradictions } from "./domain/history/contradictions"
import { changedTriggers } from "./domain/history/denied-then-changed"
import { answerDifferences } from "./domain/history/differences"
import type { PastRun } from "./domain/history/runs"
import { evaluate } from "./domain/evaluation/evaluate"
import {
  countRepeats,
  isEarlierDenial,
  isRepeat,
  listDenialsOfLinked,
  listOfLinked,
  listOthers,
  repeatSpan,
} from "./other-consultations"
import { changeConsultation, lockConsultation, run } from "./sql"
import type { ConsultationRow, Shared } from "./sql"
import type { Comparison, FoundContradiction, Repeat } from "./types"

/** So many are opened at a time: each has a key of its own to be fetched. */
const BATCH = 10

export type RepeatCheck = {
  consultation_id: string
  patient_id: string
  /** Of the category. */
  window_days: number
  /** Accounts that are possibly the person's as well (REP-2). */
  linked_patient_ids?: string[]
}

/** A consultation among the others of its person. */
export class ConsultationHistory extends ConsultationReading {
  /**
   * Counts what this person handed in for the same category within the window
   * around this consultation, denied and abandoned ones and those of linked
   * accounts too (REP-1, REP-2), and keeps the number with it. Ties the
   * consultation to the person where it wasn't.
   * @returns the number, this one included
   */
  @InjectTransactionManager()
  async noteRepeats(
    input: RepeatCheck,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    const { patient_id, window_days } = input
    const found = await lockConsultation(
      input.consultation_id,
      undefined,
      shared
    )
    const row =
      found.patient_id === null
        ? await changeConsultation(found, { patient_id }, shared)
        : found
    const linked = input.linked_patient_ids ?? []
    const count = 1 + (await countRepeats(row, linked, window_days, shared))
    const [changed] = await run(
      shared,
      `update consultation set repeat_count = ?, repeat_window_days = ?, updated_at = now()
        where id = ? and (repeat_count, repeat_window_days) is distinct from (?, ?)
        returning id`,
      [count, window_days, row.id, count, window_days]
    )
    if (changed !== undefined && count > 1) {
      await this.audit(
        row,
        {
          action: "consultation.repeat_noted",
          actor: systemActor("repeats"),
          details: { count, window_days },
        },
        shared
      )
    }
    return count
  }

  /**
   * Holds a consultation against its person's others of two years: repeats
   * within the window with what was answered differently (REP-1), what had
   * refused an earlier one, in the window or before it, and was changed (SAF-9),
   * and contradictions (SAF-20). For a person who reads it, each consultation that is opened goes
   * on record; without an actor the system looks for flags, and nobody reads.
   * The system looks into sealed records too; a person opens those one by one,
   * with a reason, and is told which they are (REN-6).
   * Of accounts that are possibly this person's, repeats and denials only
   * (REP-2, R-32).
   */
  @InjectTransactionManager()
  async compareWithOthers(
    input: {
      consultation_id: string
      window_days: number
      linked_patient_ids?: string[]
    },
    actor: Actor | null,
    @MedusaContext() shared: Shared = {}
  ): Promise<Comparison> {
    const own = await this.findRow(input.consultation_id, shared)
    const span = repeatSpan(own, input.window_days)
    const linked = input.linked_patient_ids ?? []
    const theirs = [
      ...(await listOfLinked(own, linked, span, shared)),
      ...(await listDenialsOfLinked(own, linked, span, shared)),
    ]
    const others = [...(await listOthers(own, shared)), ...theirs]
    const here = await this.openRun(own, shared)
    const comparison: Comparison = {
      repeats: [],
      earlier_denials: [],
      contradictions: [],
      sealed: actor ? others.filter(isSealed).map(toSealed) : [],
    }
    for (let at = 0; at < others.length; at += BATCH) {
      const batch = others.slice(at, at + BATCH)
      const runs = await this.openRuns(batch, actor, shared)
      for (const [index, row] of batch.entries()) {
        const past = runs[index] ?? null
        const isTheirs = theirs.includes(row)
        const repeat = {
          ...toRepeat(row, here, past),
          linked_patient_id: isTheirs ? row.patient_id : null,
        }
        if (isRepeat(own, row, span)) {
          comparison.repeats.push(repeat)
        } else if (isEarlierDenial(own, row, span)) {
          comparison.earlier_denials.push(repeat)
        }
        if (!isTheirs) {
          comparison.contradictions.push(...contradictionsOf(row, here, past))
        }
      }
      if (actor) {
        await this.recordComparison(batch, actor, shared)
      }
    }
    return comparison
  }

  private async openRuns(
    rows: readonly ConsultationRow[],
    actor: Actor | null,
    shared: Shared
  ): Promise<(PastRun | null)[]> {
    for (const row of rows) {
      // One after the other: from memory, but for the first of each version.
      await this.formOf(row, shared)
    }
    return Promise.all(
      rows.map((row) =>
        isSealed(row) && actor === null
          ? this.openSealedRun(row, shared)
          : this.openRun(row, shared)
      )
    )
  }

  /** A run as its sealed record keeps it; here nothing of it can be read. */
  protected async openSealedRun(
    _row: ConsultationRow,
    _shared: Shared
  ): Promise<PastRun | null> {
    return null
  }

  /** Null for one that holds no answer. */
  private async openRun(
    row: ConsultationRow,
    shared: Shared
  ): Promise<PastRun | null> {
    const form = await this.formOf(row, shared)
    if (!form) {
      return null
    }
    const stored = await this.answers.openAnswers(row.id, row.answers_enc)
    // As the rules stood for them then: a birthday may have passed since.
    const at = row.last_activity_at
    const { answers, trace } = evaluate(form, stored, at)
    return {
      consultation_id: row.id,
      form,
      answers,
      trace:
        row.trace_enc === null
          ? trace
          : await this.answers.openTrace(row.id, row.trace_enc),
      at,
    }
  }

  private async formOf(row: ConsultationRow, shared: Shared) {
    return row.answers_enc === null
      ? null
      : (await this.loadForm(row.form_version_id, shared)).compiled
  }

  private async recordComparison(
    rows: readonly ConsultationRow[],
    actor: Actor,
    shared: Shared
  ): Promise<void> {
    for (const row of rows) {
      await this.audit(
        row,
        { action: "consultation.answers_compared", actor },
        shared
      )
    }
  }
}

const isSealed = ({ state }: ConsultationRow): boolean => state === "sealed"

const toSealed = (row: ConsultationRow) => ({
  consultation_id: row.id,
  reference: row.reference,
  last_activity_at: row.last_activity_at,
})

function toRepeat(
  row: ConsultationRow,
  here: PastRun | null,
  past: PastRun | null
): Omit<Repeat, "linked_patient_id"> {
  const comparable = here && past
  const { reference, state, submitted_at, last_activity_at } = row
  return {
    consultation_id: row.id,
    reference,
    state,
    submitted_at,
    last_activity_at,
    differences: comparable ? answerDifferences(past, here) : [],
    changed_triggers:
      comparable && row.outcome === "cannot_continue" && past.at <= here.at
        ? changedTriggers(past, here)
        : [],
  }
}

function contradictionsOf(
  row: ConsultationRow,
  here: PastRun | null,
  past: PastRun | null
): FoundContradiction[] {
  return here && past
    ? contradictions(here, past).map((found) => ({
        ...found,
        other_reference: row.reference,
        other_at: row.last_activity_at,
      }))
    : []
}
