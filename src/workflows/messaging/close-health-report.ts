import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { HealthReportRow } from "../../modules/messaging/health-reports"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { loadDecider } from "../clinical-review/review-facts"
import { releaseStopWorkflow } from "../dispensing/open-stop"
import { dispensingOf } from "../dispensing/services"
import { wakeWorker } from "../relay/wake"
import { assertMayJudge } from "../staff/own-medicine"
import { settledText } from "./health-report-words"
import { messagingOf, stopKeyOf, tellReporter } from "./open-health-report"

export type CloseHealthReportInput = {
  report_id: string
  note: string
  /** Of the Yellow Card that staff have sent. */
  yellow_card_reference: string | null
  /** Lets go on what this report held up; otherwise it stays stopped. */
  release_stop: boolean
  actor: Actor
}

const closeHealthReportStep = createStep(
  "close-health-report-step",
  async (
    { report_id, actor, ...input }: CloseHealthReportInput,
    { container }
  ) => {
    const messaging = messagingOf(container)
    const { patient_id } = await messaging.retrieveHealthReport(report_id)
    await assertMayJudge(container, "health_report", {
      user_id: actor.id,
      patient_id,
      category_handle: null,
    })
    const { staff } = await loadDecider(container, actor.id)
    const report = await messaging.closeReport(
      {
        ...input,
        id: report_id,
        by: {
          actor,
          name: staff.name,
          role: staff.role,
          registration: `${staff.registration_body ?? ""} ${staff.registration_number ?? ""}`,
        },
      },
      clock.now()
    )
    await releaseForReport(container, report)
    await wakeWorker(container)
    // Nothing to undo: the note is kept.
    return new StepResponse({ id: report.id })
  }
)

/**
 * Ends a report with a clinician's note, and lets go on what it held up where
 * they say so; never about themselves or a linked person (SAF-17, R-77, REV-5).
 * @throws not_found, role_required, registration_required, registration_lapsed,
 * not_eligible; transition_not_allowed when somebody else has
 */
export const closeHealthReportWorkflow = createWorkflow(
  "close-health-report",
  function (input: CloseHealthReportInput) {
    return new WorkflowResponse(closeHealthReportStep(input))
  }
)

const standingStop = async (container: MedusaContainer, reportId: string) =>
  (
    await dispensingOf(container).listStopOrders(
      { key: stopKeyOf(reportId), released_at: null },
      { select: ["id"], take: 1 }
    )
  )[0]

/** Lets go on what a closed report held up, in the clinician's name, once; not where they kept it. */
async function releaseForReport(
  container: MedusaContainer,
  report: HealthReportRow
): Promise<void> {
  const stop = report.release_stop
    ? await standingStop(container, report.id)
    : undefined
  if (!stop || report.closed_by === null || report.closed_by_role === null) {
    return
  }
  const { closed_by: id, closed_by_role: role } = report
  try {
    await releaseStopWorkflow(container).run({
      input: {
        stop_id: stop.id,
        // What was found stands in the report's note.
        reason: `The report ${report.id} was closed`,
        actor: { type: "staff", id, role },
      },
    })
  } catch (error) {
    // The answer and the follow-up may both be at it: one of them did it.
    if (await standingStop(container, report.id)) {
      throw error
    }
  }
}

/** What a closed report leaves to do, also after a crash: the release, and the patient told. */
export async function followClosedReport(
  container: MedusaContainer,
  reportId: string
): Promise<void> {
  const report = await messagingOf(container).retrieveHealthReport(reportId)
  await releaseForReport(container, report)
  await tellReporter(
    container,
    report,
    "report_settled",
    settledText(report.release_stop === true)
  )
}
