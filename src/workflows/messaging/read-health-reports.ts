import type { MedusaContainer } from "@medusajs/framework/types"
import type { HealthReportState } from "../../modules/messaging/domain/health-report"
import type { HealthReportRow } from "../../modules/messaging/health-reports"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { staffNames } from "../clinical-review/read-queue"
import { casesOf, patientsOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { wakeWorker } from "../relay/wake"
import { reportStatus } from "./health-report-words"
import { messagingOf, stopKeyOf } from "./open-health-report"

type Page = { limit: number; offset: number }

const found = (ids: (string | null)[]): string[] => [
  ...new Set(ids.filter((id) => id !== null)),
]

/** The references of the cases that reports are about. */
async function referencesOf(
  container: MedusaContainer,
  reports: HealthReportRow[]
): Promise<Map<string, string>> {
  const ids = found(reports.map(({ case_id }) => case_id))
  const cases = await casesOf(container).listClinicalCases(
    { id: ids },
    { select: ["id", "reference"], take: ids.length }
  )
  return new Map(cases.map(({ id, reference }) => [id, reference]))
}

/** The reports whose own stop still stands. */
async function stoppedBy(
  container: MedusaContainer,
  reports: HealthReportRow[]
): Promise<Set<string>> {
  const keys = reports.map(({ id }) => stopKeyOf(id))
  const stops = await dispensingOf(container).listStopOrders(
    { key: keys, released_at: null },
    { select: ["id", "key"], take: keys.length }
  )
  const standing = new Set(stops.map(({ key }) => key))
  return new Set(
    reports.map(({ id }) => id).filter((id) => standing.has(stopKeyOf(id)))
  )
}

async function toRows(container: MedusaContainer, reports: HealthReportRow[]) {
  const references = await referencesOf(container, reports)
  const stopped = await stoppedBy(container, reports)
  return reports.map((report) => toRow(report, { references, stopped }))
}

const toRow = (
  report: HealthReportRow,
  {
    references,
    stopped,
  }: { references: Map<string, string>; stopped: Set<string> }
) => ({
  id: report.id,
  patient_id: report.patient_id,
  case_id: report.case_id,
  case_reference: references.get(report.case_id ?? "") ?? null,
  kind: report.kind,
  severity: report.severity,
  reported_by: report.reported_by,
  state: report.state,
  is_stopped: stopped.has(report.id),
  opened_at: report.opened_at.toISOString(),
  closed_at: report.closed_at?.toISOString() ?? null,
  closed_by_name: report.closed_by_name,
})

/** A page of reports without their words: the open ones first, the longest waiting on top; closed ones by themselves newest first. */
export async function readHealthReports(
  container: MedusaContainer,
  filter: Page & {
    state?: HealthReportState | undefined
    patient_id?: string | undefined
  }
) {
  const { state, patient_id, limit, offset } = filter
  const [reports, count] = await messagingOf(
    container
  ).listAndCountHealthReports(
    {
      ...(state === undefined ? {} : { state }),
      ...(patient_id === undefined ? {} : { patient_id }),
    },
    {
      take: limit,
      skip: offset,
      order:
        state === "closed"
          ? { opened_at: "DESC", id: "DESC" }
          : { state: "DESC", opened_at: "ASC", id: "ASC" },
    }
  )
  return { reports: await toRows(container, reports), count }
}

/** A report with its words and whom to reach; the reading goes on record. @throws not_found */
export async function readHealthReport(
  container: MedusaContainer,
  id: string,
  actor: Actor
) {
  const { report, words } = await messagingOf(container).readReport(
    id,
    actor,
    clock.now()
  )
  await wakeWorker(container)
  const person = await patientsOf(container).readPerson(report.patient_id)
  const names =
    report.reported_by === "staff"
      ? await staffNames(container, [report.reporter_id])
      : new Map<string, string>()
  const references = await referencesOf(container, [report])
  const stopped = await stoppedBy(container, [report])
  const { first_name, last_name, date_of_birth, phone, email } = person
  return {
    ...toRow(report, { references, stopped }),
    text: words.text,
    note: words.note,
    yellow_card: {
      by_patient: report.yellow_card_by_patient,
      reference: words.yellow_card_reference,
    },
    reported_by_name: names.get(report.reporter_id) ?? null,
    closed_by_role: report.closed_by_role,
    closed_by_registration: report.closed_by_registration,
    release_stop: report.release_stop,
    patient: { first_name, last_name, date_of_birth, phone, email },
  }
}

/** What the signed-in patient told us, newest first, with what has become of it. */
export async function readOwnHealthReports(
  container: MedusaContainer,
  customerId: string,
  { limit, offset }: Page
) {
  const patient = await patientsOf(container).findByCustomer(customerId)
  const [reports, count] = patient
    ? await messagingOf(container).listAndCountHealthReports(
        { patient_id: patient.row.id },
        {
          take: limit,
          skip: offset,
          order: { opened_at: "DESC", id: "DESC" },
        }
      )
    : [[], 0]
  const rows = await toRows(container, reports)
  return {
    reports: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      case_reference: row.case_reference,
      reported_at: row.opened_at,
      on_hold: row.is_stopped,
      status: reportStatus(row.state, row.is_stopped),
    })),
    count,
  }
}
