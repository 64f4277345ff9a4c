import { z } from "@medusajs/framework/zod"
import { conflict, notFound } from "../../shared/errors"
import { draftMachine } from "./domain/draft-machine"
import { run } from "./sql"
import type { Shared } from "./sql"

const moment = z.coerce.date()

const draftSchema = z.object({
  id: z.string(),
  form_id: z.string(),
  form_key: z.string(),
  form_title: z.string(),
  base_version_id: z.string().nullable(),
  base_version: z.number().nullable(),
  latest_version_id: z.string().nullable(),
  latest_version: z.number().nullable(),
  definition: z.unknown(),
  golden_cases: z.array(z.unknown()),
  revision: z.number(),
  state: z.enum(draftMachine.states),
  editors: z.array(
    z.object({ user_id: z.string(), name: z.string(), at: z.string() })
  ),
  edited_at: moment,
  submitted_by: z.string().nullable(),
  submitted_by_name: z.string().nullable(),
  submitted_at: moment.nullable(),
  change_note: z.string().nullable(),
  review_note: z.string().nullable(),
})

/** A draft with its form's names and the numbers of the version it began with and of the newest. */
export type DraftRecord = z.infer<typeof draftSchema>

const SELECT = `select d.*, f.key as form_key, f.title as form_title, v.version as base_version,
    latest.id as latest_version_id, latest.version as latest_version
  from form_draft d
  join form f on f.id = d.form_id
  left join form_version v on v.id = d.base_version_id
  left join lateral (
    select n.id, n.version from form_version n
    where n.form_id = d.form_id and n.deleted_at is null
    order by n.version desc limit 1
  ) latest on true
  where d.id = ? and d.deleted_at is null`

/** A draft as it is. @throws not_found */
export const readDraft = (id: string, shared: Shared) =>
  find(SELECT, id, shared)

/** A draft, held until the transaction ends. @throws not_found */
export const lockDraft = (id: string, shared: Shared) =>
  find(`${SELECT} for update of d`, id, shared)

async function find(
  sql: string,
  id: string,
  shared: Shared
): Promise<DraftRecord> {
  const [row] = await run(shared, sql, [id])
  if (row === undefined) {
    throw notFound("Form draft", id)
  }
  return draftSchema.parse(row)
}

/** @throws draft_closed once it is published or discarded */
export function assertOpen(draft: DraftRecord): void {
  if (draftMachine.isFinal(draft.state)) {
    throw conflict(
      "draft_closed",
      `The draft ${draft.id} is ${draft.state}; begin another one`
    )
  }
}

/** @throws draft_closed, or draft_in_review while a second person reads it */
export function assertEditing(draft: DraftRecord): void {
  assertOpen(draft)
  if (draft.state === "in_review") {
    throw conflict(
      "draft_in_review",
      `The draft ${draft.id} is in review; send it back before you change it`
    )
  }
}

/** @throws draft_closed, or review_required while it is still being written */
export function assertInReview(draft: DraftRecord): void {
  assertOpen(draft)
  if (draft.state !== "in_review") {
    throw conflict(
      "review_required",
      `The draft ${draft.id} is ${draft.state}; it has to be handed in for review first`
    )
  }
}

/** @throws stale_revision when somebody saved since */
export function assertRevision(draft: DraftRecord, revision: number): void {
  if (draft.revision !== revision) {
    throw conflict(
      "stale_revision",
      `The draft ${draft.id} is at revision ${draft.revision}, not ${revision}; load it again`
    )
  }
}

/** @throws stale_base when a version was published that the draft doesn't know */
export function assertNewestBase(draft: DraftRecord): void {
  if (draft.base_version_id !== draft.latest_version_id) {
    throw conflict(
      "stale_base",
      `The draft ${draft.id} began with version ${draft.base_version ?? "none"}, the newest is ${draft.latest_version}; base it on that one first`
    )
  }
}

/**
 * The newest version's id, when that is the one meant; undefined when none is.
 * @throws stale_base
 */
export function newBase(
  draft: DraftRecord,
  meant: number | undefined
): string | undefined {
  if (meant === undefined) {
    return undefined
  }
  if (meant !== draft.latest_version || draft.latest_version_id === null) {
    throw conflict(
      "stale_base",
      `The draft ${draft.id} can only be based on the newest version, ${draft.latest_version ?? "none"}; look at it first`
    )
  }
  return draft.latest_version_id
}

/** @throws draft_open when the form has a draft that is not closed */
export async function assertNoOpenDraft(
  formId: string,
  shared: Shared
): Promise<void> {
  const [open] = await run(
    shared,
    `select id from form_draft where form_id = ? and state in ('editing', 'in_review') and deleted_at is null`,
    [formId]
  )
  if (open) {
    throw conflict(
      "draft_open",
      `The form ${formId} has a draft already; publish or discard it first`
    )
  }
}
