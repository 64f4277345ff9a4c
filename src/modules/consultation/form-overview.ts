import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { ConsultationStore } from "./consultation-store"
import { draftMachine } from "./domain/draft-machine"
import { run } from "./sql"
import type { Shared } from "./sql"

const moment = z.coerce.date()
const DAY = 24 * 60 * 60 * 1_000

const overviewSchema = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  version: z.number().nullable(),
  published_at: moment.nullable(),
  published_by_name: z.string().nullable(),
  draft_id: z.string().nullable(),
  draft_state: z.enum(draftMachine.states).nullable(),
  draft_revision: z.number().nullable(),
  draft_edited_at: moment.nullable(),
  draft_editors: z.array(z.object({ name: z.string() })).nullable(),
  submitted_30_days: z.coerce.number(),
  median_minutes: z.coerce.number().nullable(),
})

/** A form with its current version, its open draft and how it is used. */
export type FormOverviewRow = z.infer<typeof overviewSchema>

const versionRowSchema = z.object({
  number: z.number(),
  published_at: moment,
  published_by_name: z.string().nullable(),
  change_note: z.string().nullable(),
  consultations: z.coerce.number(),
})

export type FormVersionSummary = z.infer<typeof versionRowSchema>

/** A published version with its content. */
export type FormVersionRecord = {
  form_id: string
  number: number
  definition: unknown
  golden_cases: unknown[]
  published_at: Date
  published_by_name: string | null
  change_note: string | null
}

const OVERVIEW = `select f.id, f.key, f.title,
    v.version, v.published_at, v.published_by_name,
    d.id as draft_id, d.state as draft_state, d.revision as draft_revision,
    d.edited_at as draft_edited_at, d.editors as draft_editors,
    s.submitted_30_days, s.median_minutes
  from form f
  left join lateral (
    select version, published_at, published_by_name from form_version
    where form_id = f.id and deleted_at is null order by version desc limit 1
  ) v on true
  left join form_draft d
    on d.form_id = f.id and d.state in ('editing', 'in_review') and d.deleted_at is null
  cross join lateral (
    select count(*) filter (where c.submitted_at >= ?) as submitted_30_days,
      percentile_cont(0.5) within group (
        order by extract(epoch from c.submitted_at - c.started_at) / 60
      ) as median_minutes
    from form_version fv
    join consultation c on c.form_version_id = fv.id
      and c.submitted_at is not null and c.submitted_at >= ? and c.deleted_at is null
    where fv.form_id = f.id
  ) s
  where f.deleted_at is null`

/** Whether a form's title or key has the words; all forms without any. */
const MATCHES = `strpos(lower(title || ' ' || key), lower(?)) > 0`

const VERSIONS = `select v.version as number, v.published_at, v.published_by_name, v.change_note,
    (select count(*) from consultation c
     where c.form_version_id = v.id and c.deleted_at is null) as consultations
  from form_version v where v.form_id = ? and v.deleted_at is null
  order by v.version desc limit 100`

/** What staff see of the forms; no answer and no person is in it. */
export class FormOverview extends ConsultationStore {
  /** Forms by title, with submissions of 30 days and the median minutes to complete one, of 90. */
  @InjectTransactionManager()
  async overviewForms(
    filter: { q?: string; limit: number; offset: number },
    @MedusaContext() shared: Shared = {}
  ): Promise<{ rows: FormOverviewRow[]; count: number }> {
    const words = filter.q ?? ""
    const rows = await run(
      shared,
      `${OVERVIEW} and f.id in (select id from form where ${MATCHES}) order by f.title, f.id limit ? offset ?`,
      [...sinceDays(), words, filter.limit, filter.offset]
    )
    const [counted] = await run(
      shared,
      `select count(*)::int as count from form where deleted_at is null and ${MATCHES}`,
      [words]
    )
    const { count } = z.object({ count: z.number() }).parse(counted)
    return { rows: z.array(overviewSchema).parse(rows), count }
  }

  /** One form with its versions, the newest first. @throws not_found */
  @InjectTransactionManager()
  async overviewForm(
    id: string,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ form: FormOverviewRow; versions: FormVersionSummary[] }> {
    const [form] = await run(shared, `${OVERVIEW} and f.id = ?`, [
      ...sinceDays(),
      id,
    ])
    if (form === undefined) {
      throw notFound("Form", id)
    }
    const versions = await run(shared, VERSIONS, [id])
    return {
      form: overviewSchema.parse(form),
      versions: z.array(versionRowSchema).parse(versions),
    }
  }

  /** A version's content; without a number the current one's. @throws not_found */
  @InjectTransactionManager()
  async findFormVersion(
    formId: string,
    number?: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<FormVersionRecord> {
    const [found] = await this.listFormVersions(
      {
        form_id: formId,
        ...(number === undefined ? {} : { version: number }),
      },
      { take: 1, order: { version: "DESC" } },
      shared
    )
    if (!found) {
      throw notFound("Form version", `${formId}/${number ?? "current"}`)
    }
    return { ...found, number: found.version }
  }
}

const sinceDays = (): [Date, Date] => {
  const now = clock.now().getTime()
  return [new Date(now - 30 * DAY), new Date(now - 90 * DAY)]
}
