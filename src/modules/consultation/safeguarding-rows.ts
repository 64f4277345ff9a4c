import { generateEntityId } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { systemActor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import type { OutboxRow } from "../../shared/outbox"
import { ADVICE_LEVELS } from "./domain/definition/rules"
import type { RuleTrace } from "./domain/evaluation/evaluate"
import {
  safeguardingMachine,
  safeguardingOf,
} from "./domain/safeguarding-machine"
import type { SafeguardingState } from "./domain/safeguarding-machine"
import { consultationMachine } from "./domain/state-machine"
import { run } from "./sql"
import type { ConsultationRow, Shared } from "./sql"

const moment = z.coerce.date()

const taskSchema = z.object({
  id: z.string(),
  consultation_id: z.string(),
  rule_ids: z.array(z.string()),
  advice_level: z.enum(ADVICE_LEVELS),
  state: z.enum(safeguardingMachine.states),
  opened_at: moment,
  note_enc: z.string().nullable(),
  done_by: z.string().nullable(),
  done_by_name: z.string().nullable(),
  done_at: moment.nullable(),
  reference: z.string(),
  category_handle: z.string(),
  category_name: z.string(),
  consultation_state: z.enum(consultationMachine.states),
  customer_id: z.string().nullable(),
  patient_id: z.string().nullable(),
})

/** A task with what its consultation's row says; nothing that was answered. */
export type SafeguardingTaskRow = z.infer<typeof taskSchema>

export type SafeguardingFilters = {
  /** Without it all, the open ones first. */
  state?: SafeguardingState
  limit: number
  offset: number
}

const SELECT = `select t.*, c.reference, c.category_handle, c.category_name,
    c.state as consultation_state, c.customer_id, c.patient_id
  from safeguarding_task t join consultation c on c.id = t.consultation_id
  where t.deleted_at is null`

/**
 * Opens the task that a held consultation's trace calls for, once.
 * @returns what the outbox has to hold; nothing when there is none or it is there
 */
export async function openSafeguardingTask(
  row: ConsultationRow,
  trace: readonly RuleTrace[],
  now: Date,
  shared: Shared
): Promise<OutboxRow[]> {
  const found = safeguardingOf(trace)
  if (!found) {
    return []
  }
  const id = generateEntityId(undefined, "sgt")
  const [opened] = await run(
    shared,
    `insert into safeguarding_task (id, consultation_id, rule_ids, advice_level, state, opened_at)
     values (?, ?, ?, ?, ?, ?)
     on conflict (consultation_id) where deleted_at is null do nothing returning id`,
    [
      id,
      row.id,
      JSON.stringify(found.rule_ids),
      found.advice_level,
      safeguardingMachine.initial,
      now,
    ]
  )
  if (!opened) {
    return []
  }
  return [
    taskAudit(
      { id, reference: row.reference, patient_id: row.patient_id },
      { action: "safeguarding.opened", actor: systemActor("form rules") },
      now
    ),
    followUpRow(FOLLOW_UPS.SAFEGUARDING_OPENED, id, { task_id: id }, now),
  ]
}

/** What happened to a task, for the ledger: neither the rules nor the note. */
export const taskAudit = (
  task: Pick<SafeguardingTaskRow, "id" | "reference" | "patient_id">,
  { action, actor }: Pick<Parameters<typeof auditRow>[1], "action" | "actor">,
  now: Date
): OutboxRow =>
  auditRow(
    `${task.id}:${generateEntityId(undefined, "sau")}`,
    {
      action,
      actor,
      entity_type: "safeguarding_task",
      entity_id: task.id,
      patient_id: task.patient_id,
      details: { reference: task.reference },
    },
    now
  )

/** A task. @throws not_found */
export async function findTask(
  id: string,
  shared: Shared
): Promise<SafeguardingTaskRow> {
  return one(await run(shared, `${SELECT} and t.id = ?`, [id]), id)
}

/** A task, held until the transaction ends. @throws not_found */
export async function lockTask(
  id: string,
  shared: Shared
): Promise<SafeguardingTaskRow> {
  return one(
    await run(shared, `${SELECT} and t.id = ? for update of t`, [id]),
    id
  )
}

function one([row]: unknown[], id: string): SafeguardingTaskRow {
  if (row === undefined) {
    throw notFound("Safeguarding task", id)
  }
  return taskSchema.parse(row)
}

/** A page of tasks: the open ones first, the longest waiting on top; done ones by themselves newest first. */
export async function pageOfTasks(
  { state, limit, offset }: SafeguardingFilters,
  shared: Shared
): Promise<{ tasks: SafeguardingTaskRow[]; count: number }> {
  const where = state ? " and t.state = ?" : ""
  const order =
    state === "done"
      ? "t.opened_at desc, t.id"
      : "t.state desc, t.opened_at, t.id"
  const values = state ? [state] : []
  const rows = await run(
    shared,
    `${SELECT}${where} order by ${order} limit ? offset ?`,
    [...values, limit, offset]
  )
  const [counted] = await run(
    shared,
    `select count(*)::int as count from safeguarding_task t where t.deleted_at is null${where}`,
    values
  )
  return {
    tasks: rows.map((row) => taskSchema.parse(row)),
    count: z.object({ count: z.number() }).parse(counted).count,
  }
}
