import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type {
  HealthReportRow,
  NewHealthReport,
} from "../../modules/messaging/health-reports"
import type MessagingModuleService from "../../modules/messaging/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed, notFound } from "../../shared/errors"
import { casesOf, patientsOf } from "../clinical-review/services"
import { tellClinicians } from "../staff/tell-clinicians"
import { openStopWorkflow } from "../dispensing/open-stop"
import { dispensingOf } from "../dispensing/services"
import { wakeWorker } from "../relay/wake"
import { notedText, STOP_REASON_OF } from "./health-report-words"
import { tellOfCase } from "./tell-of-case"

export const messagingOf = (container: MedusaContainer) =>
  container.resolve<MessagingModuleService>(MESSAGING_MODULE)

type Words = Omit<NewHealthReport, "patient_id" | "case_id">
export type OpenHealthReportInput = Words & {
  /** By a patient their own case only; by staff case or patient. */
  case_id?: string | undefined
  patient_id?: string | undefined
}

/** Whom a report is about. @throws not_found, also for a case of somebody else's; not_eligible without a profile */
async function subjectOf(
  container: MedusaContainer,
  { actor, case_id, patient_id }: OpenHealthReportInput
): Promise<{ patient_id: string; case_id: string | null }> {
  const isPatient = actor.type === "patient"
  if (case_id !== undefined) {
    const [record] = await casesOf(container).listClinicalCases(
      {
        id: case_id,
        ...(isPatient ? { customer_id: actor.id } : {}),
        ...(patient_id === undefined ? {} : { patient_id }),
      },
      { select: ["id", "patient_id"] }
    )
    if (!record) {
      throw notFound("Case", case_id)
    }
    return { patient_id: record.patient_id, case_id: record.id }
  }
  if (!isPatient) {
    const { id } = await patientsOf(container).retrievePatient(patient_id ?? "")
    return { patient_id: id, case_id: null }
  }
  const patient = await patientsOf(container).findByCustomer(actor.id)
  if (!patient) {
    throw notAllowed(
      "not_eligible",
      "Nothing is supplied to this account yet: it has no details of a patient"
    )
  }
  return { patient_id: patient.row.id, case_id: null }
}

const openHealthReportStep = createStep(
  "open-health-report-step",
  async (input: OpenHealthReportInput, { container }) => {
    const { case_id: _case, patient_id: _patient, ...words } = input
    const report = await messagingOf(container).openReport(
      { ...words, ...(await subjectOf(container, input)) },
      clock.now()
    )
    // The answer that nothing more is sent is true only once it is.
    await holdForReport(container, report)
    await wakeWorker(container)
    // Nothing to undo: what somebody told us stays on record.
    return new StepResponse({ id: report.id })
  }
)

/**
 * "Something has changed": what a patient, or staff for them, tells us of their
 * health is kept, and all supply of the patient stops before this answers, until
 * a clinician has looked at it (SAF-17, R-77). Repeatable with the same key.
 */
export const openHealthReportWorkflow = createWorkflow(
  "open-health-report",
  function (input: OpenHealthReportInput) {
    return new WorkflowResponse(openHealthReportStep(input))
  }
)

/** The occasion under which a report's stop is known. */
export const stopKeyOf = (reportId: string): string =>
  `health_report:${reportId}`

const stopIsThere = async (container: MedusaContainer, reportId: string) =>
  (
    await dispensingOf(container).listStopOrders(
      { key: stopKeyOf(reportId) },
      { select: ["id"], take: 1 }
    )
  ).length > 0

/** Stops the patient's supply for a report, once. */
export async function holdForReport(
  container: MedusaContainer,
  report: HealthReportRow
): Promise<void> {
  if (await stopIsThere(container, report.id)) {
    return
  }
  const { reported_by, reporter_id } = report
  try {
    await openStopWorkflow(container).run({
      input: {
        scope: "patient",
        subject_id: report.patient_id,
        reason_code: STOP_REASON_OF[report.kind],
        note: null,
        // Whoever hears of it may report it, also those who may stop nothing.
        actor:
          reported_by === "patient"
            ? { type: "patient", id: reporter_id }
            : systemActor("health report"),
        key: stopKeyOf(report.id),
      },
    })
  } catch (error) {
    // The answer and the follow-up may both be at it: one of them wrote it.
    if (!(await stopIsThere(container, report.id))) {
      throw error
    }
  }
}

/** What a kept report leaves to do, also after a crash: the stop, every clinician told, and the patient told what comes next. */
export async function followHealthReport(
  container: MedusaContainer,
  reportId: string
): Promise<void> {
  const report = await messagingOf(container).retrieveHealthReport(reportId)
  if (report.state === "open") {
    await holdForReport(container, report)
  }
  await tellClinicians(container, (userId) => ({
    operation: "patient_report",
    subject_type: "patient_report_user",
    subject_id: `${reportId}:${userId}`,
  }))
  await tellReporter(container, report, "report_noted", notedText(report))
}

/** Writes to the patient in the report's case, or in their newest; who has none has no conversation yet. */
export async function tellReporter(
  container: MedusaContainer,
  report: Pick<HealthReportRow, "id" | "case_id" | "patient_id">,
  template: "report_noted" | "report_settled",
  text: string
): Promise<void> {
  const case_id =
    report.case_id ?? (await newestCaseOf(container, report.patient_id))
  if (case_id !== undefined) {
    await tellOfCase(container, {
      case_id,
      template,
      occasion: report.id,
      write: () => text,
    })
  }
}

async function newestCaseOf(
  container: MedusaContainer,
  patient_id: string
): Promise<string | undefined> {
  const [newest] = await casesOf(container).listClinicalCases(
    { patient_id },
    { select: ["id"], take: 1, order: { created_at: "DESC", id: "DESC" } }
  )
  return newest?.id
}
