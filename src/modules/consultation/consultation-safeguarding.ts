import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { conflict } from "../../shared/errors"
import { ConsultationAbandonment } from "./consultation-abandonment"
import { safeguardingMachine } from "./domain/safeguarding-machine"
import { findTask, lockTask, pageOfTasks, taskAudit } from "./safeguarding-rows"
import type {
  SafeguardingFilters,
  SafeguardingTaskRow,
} from "./safeguarding-rows"
import { run } from "./sql"
import type { Shared } from "./sql"
import type { ReadConsultation } from "./types"

export type SafeguardingTask = Omit<SafeguardingTaskRow, "note_enc">

export type OpenedTask = {
  task: SafeguardingTask
  note: string | null
  consultation: ReadConsultation
}

/** Clinicians' tasks about people who may come to harm (CON-3). */
export class ConsultationSafeguarding extends ConsultationAbandonment {
  /** A page of tasks, without answers or notes. */
  @InjectTransactionManager()
  async listSafeguarding(
    filters: SafeguardingFilters,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ tasks: SafeguardingTask[]; count: number }> {
    const { tasks, count } = await pageOfTasks(filters, shared)
    return { tasks: tasks.map(withoutNote), count }
  }

  /** A task by id for the system's own use. @throws not_found */
  @InjectTransactionManager()
  async findSafeguarding(
    id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<SafeguardingTask> {
    return withoutNote(await findTask(id, shared))
  }

  /** A task with everything answered and its note; the reading goes on record. @throws not_found */
  @InjectTransactionManager()
  async readSafeguarding(
    id: string,
    actor: Actor,
    @MedusaContext() shared: Shared = {}
  ): Promise<OpenedTask> {
    const row = await findTask(id, shared)
    const consultation = await this.readAnswers(
      row.consultation_id,
      actor,
      shared
    )
    await this.createOutboxes(
      [taskAudit(row, { action: "safeguarding.read", actor }, clock.now())],
      shared
    )
    return {
      task: withoutNote(row),
      note: await this.answers.openNote(
        row.consultation_id,
        row.id,
        row.note_enc
      ),
      consultation,
    }
  }

  /** Ends a task with what was done. @throws not_found, transition_not_allowed when somebody else has */
  @InjectTransactionManager()
  async completeSafeguarding(
    input: { id: string; note: string; actor: Actor; name: string },
    @MedusaContext() shared: Shared = {}
  ): Promise<SafeguardingTask> {
    const row = await lockTask(input.id, shared)
    if (!safeguardingMachine.eventsFrom(row.state).includes("complete")) {
      throw conflict(
        "transition_not_allowed",
        `The safeguarding task ${row.id} is ${row.state} already`
      )
    }
    const now = clock.now()
    const { actor, name, note } = input
    const done = {
      state: safeguardingMachine.next(row.state, "complete"),
      done_by: actor.id,
      done_by_name: name,
      done_at: now,
    }
    await run(
      shared,
      `update safeguarding_task set state = ?, note_enc = ?, done_by = ?, done_by_name = ?,
        done_at = ?, updated_at = now() where id = ?`,
      [
        done.state,
        await this.answers.sealNote(row.consultation_id, row.id, note),
        done.done_by,
        done.done_by_name,
        now,
        row.id,
      ]
    )
    await this.createOutboxes(
      [taskAudit(row, { action: "safeguarding.completed", actor }, now)],
      shared
    )
    return withoutNote({ ...row, ...done })
  }
}

function withoutNote({
  note_enc: _,
  ...task
}: SafeguardingTaskRow): SafeguardingTask {
  return task
}
