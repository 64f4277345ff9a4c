import type { MedusaContainer } from "@medusajs/framework/types"
import {
  assertClassStands,
  assertConsulted,
  assertGpJustified,
} from "../../modules/clinical-review/domain/decision"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { CASE_ENDED } from "../../modules/dispensing/domain/stop-order"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { checkInOf } from "../../modules/formulary/domain/check-in"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import {
  prescriberSchema,
  type PrescriptionRecord,
} from "../../modules/prescribing/types"
import { addDays } from "../../shared/calendar"
import { clock } from "../../shared/clock"
import { londonDay } from "../../shared/london"
import { dispensingOf } from "../dispensing/services"
import { assertLatestAnswers } from "../treatment-plan/renewals-stand"
import { plansOf } from "../treatment-plan/services"
import { assertAnswersStand } from "./answers-stand"
import { assertQuantity } from "./quantity-review"
import { loadCase, type Category } from "./review-facts"
import {
  casesOf,
  consultationsOf,
  patientsOf,
  staffOfPharmacy,
} from "./services"
import { assertMessagesTaken } from "./untaken-messages"

/**
 * Whether a renewal asks nobody for another decision: its patient has confirmed
 * the answers for this order and is who they say they are, the rules allow the
 * answers as of today without a clinician's eye, the last supply isn't longer ago
 * than the category allows, nothing of the treatment is stopped, held, reported
 * or turned down, and who signed still prescribes. The case's own flags and
 * proofs are asked for under its lock (continueCase).
 * @throws what an approval is refused with
 */
export async function mayContinue(
  container: MedusaContainer,
  record: CaseRecord,
  prescription: PrescriptionRecord
): Promise<boolean> {
  const { item, category } = await loadCase(container, record.id)
  const { consultation_id } = record
  // What has to be asked before each supply, three ticks don't answer (SAF-18).
  const isAskedFirst = checkInOf(category) !== null
  if (consultation_id === null || !item.sellable || isAskedFirst) {
    return false
  }
  assertConsulted(record, [item])
  assertClassStands(record, [item])
  await assertAnswersStand(container, record)
  await assertLatestAnswers(container, consultation_id)
  await assertQuantity(
    container,
    { record, item },
    { role: "", justification: null }
  )
  await assertMessagesTaken(container, record.id)
  const { outcome } = await consultationsOf(container).rerunRules(
    consultation_id,
    clock.now()
  )
  const confirmed = await plansOf(container).reconfirmationOf({
    consultation_id,
    order_id: record.order_id,
  })
  return (
    outcome === "continue" &&
    confirmed !== null &&
    !(await isAfterLongGap(container, consultation_id, category)) &&
    (await isPatientKnown(container, record, { category, prescription })) &&
    (await isSignerHere(container, prescription)) &&
    !(await isHeldUp(container, { ...record, consultation_id }))
  )
}

/**
 * Whether the last supply of the course is too long ago (SAF-18). As of today:
 * the limit is never less than a month, so that it can't pass before a renewal
 * begins without another supply in between.
 */
async function isAfterLongGap(
  container: MedusaContainer,
  consultationId: string,
  { longest_gap_days }: Category
): Promise<boolean> {
  const course = await plansOf(container).courseOf(consultationId)
  const last = course?.last_dispatch_on ?? null
  return (
    last !== null &&
    longest_gap_days !== null &&
    addDays(last, longest_gap_days) < londonDay(clock.now())
  )
}

/** Identity proved and in date, and the GP told, or the signer's word on why not (IDV-4, SAF-5). */
async function isPatientKnown(
  container: MedusaContainer,
  { patient_id }: CaseRecord,
  by: { category: Category; prescription: PrescriptionRecord }
): Promise<boolean> {
  const patient = await patientsOf(container).retrievePatient(patient_id)
  const { gp_justification } = await casesOf(container).readDecision(
    by.prescription.decision_id
  )
  assertGpJustified({
    kind: "approve_pom",
    gp_answer: patient.gp_answer,
    gp_justification,
  })
  return isIdentityValid(
    patient,
    clock.now(),
    by.category.identity_recheck_months
  )
}

async function isSignerHere(
  container: MedusaContainer,
  { prescriber }: PrescriptionRecord
): Promise<boolean> {
  const { user_id } = prescriberSchema.parse(prescriber)
  const staff = await staffOfPharmacy(container).findByUser(user_id)
  return staff?.suspended_at === null
}

/** Whether anything of the patient's treatment on these answers waits for a clinician, or one has turned it down. */
async function isHeldUp(
  container: MedusaContainer,
  of: CaseRecord & { consultation_id: string }
): Promise<boolean> {
  const onSameAnswers = await casesOf(container).listClinicalCases(
    { consultation_id: of.consultation_id },
    { select: ["id", "ended_as"], take: null }
  )
  if (onSameAnswers.some(({ ended_as }) => ended_as === "rejected_clinical")) {
    return true
  }
  const ids = onSameAnswers.map(({ id }) => id)
  const dispensing = dispensingOf(container)
  const stops = await dispensing.listStopOrders(
    {
      released_at: null,
      reason_code: { $ne: CASE_ENDED },
      $or: [
        { scope: "patient", subject_id: of.patient_id },
        { scope: "case", subject_id: ids },
        { scope: "item", subject_id: of.formulary_item_id },
      ],
    },
    { select: ["id"], take: 1 }
  )
  const held = await dispensing.listSupplies(
    {
      case_id: ids,
      state: [...OPEN_SUPPLY_STATES],
      holds: { released_at: null },
    },
    { select: ["id"], take: 1 }
  )
  const reports = await container
    .resolve<MessagingModuleService>(MESSAGING_MODULE)
    .listHealthReports(
      { state: "open", patient_id: of.patient_id },
      { select: ["id"], take: 1 }
    )
  return [stops, held, reports].some((found) => found.length > 0)
}
