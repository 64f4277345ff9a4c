import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { notFound, unexpected } from "../../shared/errors"
import { OUTCOMES } from "./domain/evaluation/evaluate"
import { ADVICE_LEVELS } from "./domain/definition/rules"
import { consultationMachine } from "./domain/state-machine"

export type Shared = Context<EntityManager>

const moment = z.coerce.date()
const consent = z.object({ version: z.string(), at: z.string() })

const rowSchema = z.object({
  id: z.string(),
  reference: z.string(),
  form_version_id: z.string(),
  category_handle: z.string(),
  category_name: z.string(),
  product_handle: z.string().nullable(),
  product_title: z.string().nullable(),
  variant_id: z.string().nullable(),
  state: z.enum(consultationMachine.states),
  token_hash: z.string(),
  customer_id: z.string().nullable(),
  patient_id: z.string().nullable(),
  answers_enc: z.string().nullable(),
  answer_marks: z
    .record(z.string(), z.record(z.string(), z.number()))
    .nullable(),
  last_seq: z.number(),
  outcome: z.enum(OUTCOMES).nullable(),
  trace_enc: z.string().nullable(),
  denied_rule_id: z.string().nullable(),
  advice_level: z.enum(ADVICE_LEVELS).nullable(),
  consents: z
    .object({ terms: consent, remote_consultation: consent })
    .nullable(),
  started_at: moment,
  submitted_at: moment.nullable(),
  last_activity_at: moment,
  cart_id: z.string().nullable(),
  line_item_id: z.string().nullable(),
  order_id: z.string().nullable(),
  consumed_at: moment.nullable(),
  reconfirmation_id: z.string().nullable(),
  reconfirmed_at: moment.nullable(),
})

/** A consultation's row, ciphertexts included. Stays inside the module. */
export type ConsultationRow = z.infer<typeof rowSchema>

const lockedSchema = rowSchema.extend({ seen: z.boolean() })
const readSchema = lockedSchema.extend({ row_version: z.string() })

/** A row that is held, and whether a client key's answers are stored already. */
export type LockedConsultation = z.infer<typeof lockedSchema>

/** The same of a row that nobody holds, with PostgreSQL's mark of how it was then. */
export type ReadConsultation = z.infer<typeof readSchema>

/** Runs SQL in the method's transaction. */
export async function run(
  shared: Shared,
  sql: string,
  parameters: unknown[]
): Promise<unknown[]> {
  const manager = shared.transactionManager
  if (!manager) {
    throw unexpected(
      "A statement of the consultation module needs a transaction"
    )
  }
  return manager.execute<Record<string, unknown>[]>(sql, parameters)
}

/** Runs one statement that is a transaction of its own. */
async function runAlone(
  shared: Shared,
  sql: string,
  parameters: unknown[]
): Promise<unknown[]> {
  const { manager } = shared
  if (!manager) {
    throw unexpected(
      "A statement of the consultation module needs a connection"
    )
  }
  return manager.execute<Record<string, unknown>[]>(sql, parameters)
}

const SEEN = `exists (
       select 1 from answer_event e
       where e.consultation_id = c.id and e.client_key = ? and e.deleted_at is null
     ) as seen`

/**
 * The consultation, held until the transaction ends, and whether answers with
 * this client key are stored already: one statement for both.
 * @throws not_found
 */
export async function lockConsultation(
  id: string,
  clientKey: string | undefined,
  shared: Shared
): Promise<LockedConsultation> {
  const [row] = await run(
    shared,
    `select c.*, ${SEEN}
     from consultation c where c.id = ? and c.deleted_at is null for update of c`,
    [clientKey ?? null, id]
  )
  if (row === undefined) {
    throw notFound("Consultation", id)
  }
  return lockedSchema.parse(row)
}

/**
 * The consultation as it is now, held by nobody, for writeAnswers.
 * @throws not_found
 */
export async function readConsultation(
  id: string,
  clientKey: string | undefined,
  shared: Shared
): Promise<ReadConsultation> {
  const [row] = await runAlone(
    shared,
    `select c.*, c.xmin::text as row_version, ${SEEN}
     from consultation c where c.id = ? and c.deleted_at is null`,
    [clientKey ?? null, id]
  )
  if (row === undefined) {
    throw notFound("Consultation", id)
  }
  return readSchema.parse(row)
}

/** Parses a row that the data model read. */
export const toRow = (record: unknown): ConsultationRow =>
  rowSchema.parse(record)

type Changeable = Omit<ConsultationRow, "id" | "reference" | "form_version_id">

/** Writes the named columns of a locked consultation; gives the row as it is then. */
export async function changeConsultation(
  row: ConsultationRow,
  patch: Partial<Changeable>,
  shared: Shared
): Promise<ConsultationRow> {
  const { sql, values } = assignments(patch)
  await run(shared, `update consultation set ${sql} where id = ?`, [
    ...values,
    row.id,
  ])
  return { ...row, ...patch }
}

function assignments(patch: Partial<Changeable>) {
  const columns = Object.keys(patch).map((column) => `"${column}" = ?`)
  return {
    sql: [...columns, "updated_at = now()"].join(", "),
    values: Object.values(patch).map((value) =>
      typeof value === "object" && value !== null && !(value instanceof Date)
        ? JSON.stringify(value)
        : value
    ),
  }
}

/** The columns of the tape that are written, with their types. */
const EVENT_TYPES = {
  id: "text",
  consultation_id: "text",
  seq: "int",
  question_id: "text",
  kind: "text",
  previous_enc: "text",
  value_enc: "text",
  outcome_at_time: "text",
  client_key: "text",
  at: "timestamptz",
} as const

type EventColumn = keyof typeof EVENT_TYPES

const EVENT_COLUMNS = Object.keys(EVENT_TYPES) as EventColumn[]

/** One entry of the tape as its row. */
export type AnswerEventRow = Record<EventColumn, string | number | Date | null>

/**
 * Writes answers and their entries of the tape in one statement, if the row is
 * still as it was read: whatever has changed it since (another save, a claim,
 * a submission) leaves nothing written.
 * @returns whether it was written
 */
export async function writeAnswers(
  row: ReadConsultation,
  patch: Partial<Changeable>,
  events: readonly AnswerEventRow[],
  shared: Shared
): Promise<boolean> {
  const { sql, values } = assignments(patch)
  const entry = Object.values(EVENT_TYPES).map((type) => `?::${type}`)
  const written = await runAlone(
    shared,
    `with changed as (
       update consultation set ${sql} where id = ? and xmin = ?::xid returning id
     )
     insert into answer_event (${columnList})
     select e.* from changed, (values ${events.map(() => `(${entry.join(", ")})`).join(", ")}) e
     returning id`,
    [...values, row.id, row.row_version, ...eventValues(events)]
  )
  return written.length > 0
}

/** Writes all entries in one statement; nothing is read back. */
export async function insertAnswerEvents(
  events: readonly AnswerEventRow[],
  shared: Shared
): Promise<void> {
  const places = `(${EVENT_COLUMNS.map(() => "?").join(", ")})`
  await run(
    shared,
    `insert into answer_event (${columnList})
     values ${events.map(() => places).join(", ")}`,
    eventValues(events)
  )
}

const columnList = EVENT_COLUMNS.map((column) => `"${column}"`).join(", ")

const eventValues = (events: readonly AnswerEventRow[]) =>
  events.flatMap((event) => EVENT_COLUMNS.map((column) => event[column]))
