import { z } from "@medusajs/framework/zod"
import {
  healthReportMachine,
  REPORT_KINDS,
  SEVERITIES,
} from "../../modules/messaging/domain/health-report"

const id = z.string().trim().min(1).max(100)

const said = {
  kind: z.enum(REPORT_KINDS),
  /** How bad a side effect is; of nothing else. */
  severity: z.enum(SEVERITIES).optional(),
  text: z.string().trim().min(1).max(4_000),
  /** The patient has sent a Yellow Card themselves. */
  yellow_card_reported: z.boolean().default(false),
  /** Made by the form: sent again it is the same report. */
  key: z.string().trim().min(8).max(80),
}

const hasItsSeverity = (given: { kind: string; severity?: unknown }) =>
  (given.kind === "side_effect") === (given.severity !== undefined)
const SEVERITY_NEEDED = {
  path: ["severity"],
  message: "is needed of a side effect, and only there",
}

/** "Something has changed", by the patient about themselves (SAF-17). */
export const ReportHealth = z
  .object({ ...said, case_id: id.optional() })
  .strict()
  .refine(hasItsSeverity, SEVERITY_NEEDED)
export type ReportHealthType = z.infer<typeof ReportHealth>

/** The same by staff, about a case's patient or a patient. */
export const RecordHealthReport = z
  .object({ ...said, case_id: id.optional(), patient_id: id.optional() })
  .strict()
  .refine(hasItsSeverity, SEVERITY_NEEDED)
  .refine(({ case_id, patient_id }) => case_id ?? patient_id, {
    path: ["case_id"],
    message: "or patient_id is needed",
  })
export type RecordHealthReportType = z.infer<typeof RecordHealthReport>

export const ListHealthReports = z
  .object({
    /** Without it all, the open ones first. */
    state: z.enum(healthReportMachine.states).optional(),
    patient_id: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()
export type ListHealthReportsType = z.infer<typeof ListHealthReports>

export const CloseHealthReport = z
  .object({
    /** What was found and done. */
    note: z.string().trim().min(10).max(4_000),
    /** Of the Yellow Card that staff have sent. */
    yellow_card_reference: z.string().trim().min(1).max(60).optional(),
    /** Lets go on what the report held up. */
    release_stop: z.boolean(),
  })
  .strict()
export type CloseHealthReportType = z.infer<typeof CloseHealthReport>

/** A report as its patient sees it. */
export type AccountHealthReport = {
  id: string
  kind: (typeof REPORT_KINDS)[number]
  case_reference: string | null
  reported_at: string
  /** It holds the person's supplies. */
  on_hold: boolean
  status: { word: string; sentence: string }
}
export type AccountHealthReports = {
  reports: AccountHealthReport[]
  count: number
}

/** A report as it stands in the list: nothing of what was written. */
export type HealthReportRow = {
  id: string
  patient_id: string
  /** Null where it is about no case in particular. */
  case_id: string | null
  case_reference: string | null
  kind: (typeof REPORT_KINDS)[number]
  severity: (typeof SEVERITIES)[number] | null
  reported_by: "patient" | "staff"
  state: "open" | "closed"
  /** Whether what it stopped is stopped still. */
  is_stopped: boolean
  opened_at: string
  closed_at: string | null
  closed_by_name: string | null
}

export type HealthReportDetail = HealthReportRow & {
  text: string
  note: string | null
  yellow_card: {
    by_patient: boolean
    /** Of the one that staff have sent. */
    reference: string | null
  }
  /** Of staff. */
  reported_by_name: string | null
  closed_by_role: string | null
  closed_by_registration: string | null
  release_stop: boolean | null
  /** Whom to reach. */
  patient: {
    first_name: string
    last_name: string
    date_of_birth: string
    phone: string
    email: string
  }
}

export type HealthReportList = {
  reports: HealthReportRow[]
  count: number
  limit: number
  offset: number
}
export type HealthReportResponse = { report: HealthReportDetail }
/** That it is kept, and that supply is stopped. */
export type HealthReportTaken = { report: { id: string } }
