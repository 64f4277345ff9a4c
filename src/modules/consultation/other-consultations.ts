import { run, toRow } from "./sql"
import type { ConsultationRow, Shared } from "./sql"

const DAY_MS = 24 * 60 * 60_000
/** How far back a person's answers are held against each other (SAF-20). */
const COMPARED_MONTHS = 24
/** Nobody uses a pharmacy more often in two years; the newest are looked at. */
const MOST = 100

/** From the first to the last moment that counts as a repeat, both included. */
export type Span = { from: Date; to: Date }

type Own = Pick<
  ConsultationRow,
  "id" | "patient_id" | "customer_id" | "category_handle" | "last_activity_at"
>

/**
 * The window around a consultation: before it, and after it too, because a
 * guest's earlier one may be tied to the person later than this one.
 */
export const repeatSpan = (own: Own, windowDays: number): Span => {
  const at = own.last_activity_at.getTime()
  return {
    from: new Date(at - windowDays * DAY_MS),
    to: new Date(at + windowDays * DAY_MS),
  }
}

/** A consultation that its customer began before there was a profile is the person's as well. */
const PERSONS = "(patient_id = ? or (patient_id is null and customer_id = ?))"
/** Unfinished ones say nothing yet; destroyed ones nothing any more. */
const HANDED_IN = "state not in ('draft', 'destroyed') and deleted_at is null"

/** How many others of the person and category lie within the window, those of linked accounts too (REP-2). */
export async function countRepeats(
  own: Own,
  linkedIds: readonly string[],
  windowDays: number,
  shared: Shared
): Promise<number> {
  const { from, to } = repeatSpan(own, windowDays)
  const rows = await run(
    shared,
    `select id from consultation
      where ${PERSONS} and category_handle = ? and id <> ?
        and last_activity_at between ? and ? and ${HANDED_IN}
      limit ${MOST}`,
    [own.patient_id, own.customer_id, own.category_handle, own.id, from, to]
  )
  const theirs = await listOfLinked(own, linkedIds, { from, to }, shared)
  return rows.length + theirs.length
}

/** The person's other consultations of two years, of whatever category, newest first. */
export async function listOthers(
  own: Own,
  shared: Shared
): Promise<ConsultationRow[]> {
  const since = comparedSince(own)
  const rows = await run(
    shared,
    `select * from consultation
      where ${PERSONS} and id <> ? and last_activity_at >= ? and ${HANDED_IN}
      order by last_activity_at desc limit ${MOST}`,
    [own.patient_id, own.customer_id, own.id, since]
  )
  return rows.map(toRow)
}

/** What accounts that are possibly this person's handed in for the category within the window (REP-2, R-32). */
export async function listOfLinked(
  own: Own,
  patientIds: readonly string[],
  span: Span,
  shared: Shared
): Promise<ConsultationRow[]> {
  if (patientIds.length === 0) {
    return []
  }
  const rows = await run(
    shared,
    `select * from consultation
      where patient_id in (${patientIds.map(() => "?").join(", ")})
        and category_handle = ? and id <> ?
        and last_activity_at between ? and ? and ${HANDED_IN}
      order by last_activity_at desc limit ${MOST}`,
    [...patientIds, own.category_handle, own.id, span.from, span.to]
  )
  return rows.map(toRow)
}

/** Denials of the category under such accounts in two years, before the window: a new account doesn't outlive them. */
export async function listDenialsOfLinked(
  own: Own,
  patientIds: readonly string[],
  span: Span,
  shared: Shared
): Promise<ConsultationRow[]> {
  const earlier = { from: comparedSince(own), to: span.from }
  const rows = await listOfLinked(own, patientIds, earlier, shared)
  return rows.filter((row) => isEarlierDenial(own, row, span))
}

/** Refused by the form's rules before the window in which a repeat counts. */
export const isEarlierDenial = (
  own: Own,
  other: ConsultationRow,
  span: Span
): boolean =>
  other.category_handle === own.category_handle &&
  other.outcome === "cannot_continue" &&
  other.last_activity_at < span.from

function comparedSince(own: Own): Date {
  const since = new Date(own.last_activity_at)
  since.setUTCMonth(since.getUTCMonth() - COMPARED_MONTHS)
  return since
}

export const isRepeat = (own: Own, other: Own, span: Span): boolean =>
  other.category_handle === own.category_handle &&
  other.last_activity_at >= span.from &&
  other.last_activity_at <= span.to
