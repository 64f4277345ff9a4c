import { z } from "@medusajs/framework/zod"
import {
  STOP_REASONS,
  STOP_SCOPES,
  type ALL_STOP_REASONS,
} from "../../modules/dispensing/domain/stop-order"

export const ListStops = z
  .object({
    /** Without it the open ones; those that the end of a case left are `ended`. */
    state: z.enum(["open", "ended", "released", "all"]).default("open"),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type ListStopsType = z.infer<typeof ListStops>

export const FindStopSubjects = z
  .object({
    /** A case's or supply's reference, a product's name or a batch number. */
    q: z.string().trim().min(2).max(60),
  })
  .strict()
export type FindStopSubjectsType = z.infer<typeof FindStopSubjects>

export const OpenStop = z
  .object({
    scope: z.enum(STOP_SCOPES),
    /** The patient, the case or the formulary item. */
    subject_id: z.string().trim().min(1, "is needed").max(100),
    /** Of a batch, beside its formulary item. */
    batch_number: z.string().trim().min(1).max(30).optional(),
    reason_code: z.enum(STOP_REASONS),
    note: z.string().trim().max(2000).optional(),
  })
  .strict()
export type OpenStopType = z.infer<typeof OpenStop>

export const ReleaseStop = z
  .object({ reason: z.string().trim().min(3, "is needed").max(2000) })
  .strict()
export type ReleaseStopType = z.infer<typeof ReleaseStop>

export type StopReasonCode = (typeof ALL_STOP_REASONS)[number]

/** A stop as a supply and a case show it. */
export type StopSummary = {
  id: string
  scope: (typeof STOP_SCOPES)[number]
  reason_code: StopReasonCode
  opened_at: string
}

export type StopView = StopSummary & {
  /** A person's name, a case's reference, or a product. */
  subject: string
  /** Where the subject is a case, or the newest of a patient. */
  case_id: string | null
  batch_number: string | null
  /** None where a process opened it. */
  opened_by: string | null
  released_at: string | null
  released_by: string | null
  /** Supplies under it that have not left. */
  supplies_held: number
  /** Whether people may release it: that of an ended case stays. */
  releasable: boolean
}

export type StopDetail = StopView & {
  note: string | null
  release_reason: string | null
}

export type StopSubject = {
  scope: (typeof STOP_SCOPES)[number]
  subject_id: string
  batch_number: string | null
  label: string
}

export type StopList = {
  stops: StopView[]
  count: number
  limit: number
  offset: number
}
export type StopResponse = { stop: StopDetail }
export type StopSubjectList = { subjects: StopSubject[] }

/** What the case page shows of stops. */
export type CaseStops = { stops: StopSummary[] }
