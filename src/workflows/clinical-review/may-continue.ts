import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  assertClassStands,
  assertConsulted,
  assertGpJustified,
} from "../../modules/clinical-review/domain/decision"
import type { StayReason } from "../../modules/clinical-review/domain/stay-reason"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { CASE_ENDED } from "../../modules/dispensing/domain/stop-order"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { checkInOf } from "../../modules/formulary/domain/check-in"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import type { PatientRow } from "../../modules/patient/person"
import {
  prescriberSchema,
  type PrescriptionRecord,
} from "../../modules/prescribing/types"
import { OPEN_DOSE_STATES } from "../../modules/treatment-plan/domain/dose-change-machine"
import { clock } from "../../shared/clock"
import type { PharmacyErrorCode } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { dispensingOf } from "../dispensing/services"
import { longGap } from "../treatment-plan/long-gap"
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

/** What tells that somebody has to decide, whatever it is. */
const REFUSALS: readonly PharmacyErrorCode[] = [
  "not_eligible",
  "limit_reached",
  "evidence_missing",
  "answers_sealed",
  "invalid_field",
]

/** False, or a refusal: a prescriber has to look. */
type Check = readonly [StayReason, () => unknown]

/**
 * Why a renewal has to be decided by a prescriber, as the first of what speaks
 * for it; null where nobody has to be asked: its patient has confirmed the
 * answers for this order and is who they say they are, the rules allow the
 * answers as of today without a clinician's eye, the last supply isn't longer ago
 * than the category allows, no other strength is proposed, agreed to or in force
 * since, nothing of the treatment is stopped, held, reported or turned down, and
 * who signed still prescribes. The case's own flags and
 * proofs are asked for under its lock (continueCase).
 */
export async function whyNotContinued(
  container: MedusaContainer,
  record: CaseRecord,
  prescription: PrescriptionRecord
): Promise<StayReason | null> {
  const { consultation_id } = record
  if (consultation_id === null) {
    return "answers"
  }
  const { item, category } = await loadCase(container, record.id)
  const patient = await patientsOf(container).retrievePatient(record.patient_id)
  const byNobody = { role: "", justification: null }
  const now = clock.now()
  const checks: readonly Check[] = [
    ["not_sold", () => item.sellable],
    // What has to be asked before each supply, three ticks don't answer (SAF-18).
    ["asked_first", () => checkInOf(category) === null],
    ["answers", () => assertConsulted(record, [item])],
    ["class_changed", () => assertClassStands(record, [item])],
    ["dose_change", () => isSameStrength(container, record, prescription)],
    ["answers", () => assertAnswersStand(container, record)],
    ["answered_anew", () => assertLatestAnswers(container, consultation_id)],
    ["limit", () => assertQuantity(container, { record, item }, byNobody)],
    ["message", () => assertMessagesTaken(container, record.id)],
    ["rules", () => isAllowedByRules(container, consultation_id)],
    ["not_confirmed", () => isConfirmed(container, record)],
    ["gap", () => isSoonEnough(container, consultation_id, category)],
    ["gp", () => assertGpTold(container, patient, prescription)],
    [
      "identity",
      () => isIdentityValid(patient, now, category.identity_recheck_months),
    ],
    ["signer", () => isSignerHere(container, prescription)],
    ["turned_down", () => isNotTurnedDown(container, consultation_id)],
    ["held", () => isFree(container, { ...record, consultation_id })],
  ]
  for (const [reason, check] of checks) {
    if (!(await isPassed(check))) {
      return reason
    }
  }
  return null
}

/** A refusal is an answer; what else goes wrong is not. */
async function isPassed(check: Check[1]): Promise<boolean> {
  try {
    return (await check()) !== false
  } catch (error) {
    const isRefusal =
      MedusaError.isMedusaError(error) &&
      REFUSALS.some((code) => code === error.code)
    if (!isRefusal) {
      throw error
    }
    return false
  }
}

/**
 * Whether no prescriber has decided on another strength since what is signed was
 * decided on: it may be agreed to while this renewal waits for its turn (SAF-18).
 */
async function isSameStrength(
  container: MedusaContainer,
  { consultation_id }: CaseRecord,
  { decision_id }: PrescriptionRecord
): Promise<boolean> {
  const cases = casesOf(container)
  const onSameAnswers = await cases.listClinicalCases(
    { consultation_id },
    { select: ["id"], take: null }
  )
  const changes = await plansOf(container).listDoseChanges(
    {
      case_id: onSameAnswers.map(({ id }) => id),
      state: [...OPEN_DOSE_STATES, "in_force"],
    },
    { select: ["id", "in_force_at"], take: null }
  )
  if (changes.length === 0) {
    return true
  }
  const { at } = await cases.retrieveDecision(decision_id, {
    select: ["id", "at"],
  })
  return changes.every(
    ({ in_force_at }) => in_force_at !== null && in_force_at < at
  )
}

async function isAllowedByRules(
  container: MedusaContainer,
  consultationId: string
): Promise<boolean> {
  const { outcome } = await consultationsOf(container).rerunRules(
    consultationId,
    clock.now()
  )
  return outcome === "continue"
}

async function isConfirmed(
  container: MedusaContainer,
  { consultation_id, order_id }: CaseRecord
): Promise<boolean> {
  const confirmed = consultation_id
    ? await plansOf(container).reconfirmationOf({ consultation_id, order_id })
    : null
  return confirmed !== null
}

/**
 * Whether the last supply of the course is soon enough ago (SAF-18). As of today:
 * the limit is never less than a month, so that it can't pass before a renewal
 * begins without another supply in between.
 */
async function isSoonEnough(
  container: MedusaContainer,
  consultationId: string,
  { longest_gap_days }: Category
): Promise<boolean> {
  const course = await plansOf(container).courseOf(consultationId)
  const last_dispatch_on = course?.last_dispatch_on ?? null
  const gap = { last_dispatch_on, longest_gap_days }
  return longGap(gap, londonDay(clock.now())) === null
}

/** The GP is told, or the signer said why not (SAF-5). @throws invalid_field */
async function assertGpTold(
  container: MedusaContainer,
  { gp_answer }: PatientRow,
  { decision_id }: PrescriptionRecord
): Promise<void> {
  const { gp_justification } =
    await casesOf(container).readDecision(decision_id)
  assertGpJustified({ kind: "approve_pom", gp_answer, gp_justification })
}

async function isSignerHere(
  container: MedusaContainer,
  { prescriber }: PrescriptionRecord
): Promise<boolean> {
  const { user_id } = prescriberSchema.parse(prescriber)
  const staff = await staffOfPharmacy(container).findByUser(user_id)
  return staff?.suspended_at === null
}

async function isNotTurnedDown(
  container: MedusaContainer,
  consultation_id: string
): Promise<boolean> {
  const [refused] = await casesOf(container).listClinicalCases(
    { consultation_id, ended_as: "rejected_clinical" },
    { select: ["id"], take: 1 }
  )
  return !refused
}

/** Whether nothing of the patient's treatment on these answers is stopped, held or reported on. */
async function isFree(
  container: MedusaContainer,
  of: CaseRecord & { consultation_id: string }
): Promise<boolean> {
  const onSameAnswers = await casesOf(container).listClinicalCases(
    { consultation_id: of.consultation_id },
    { select: ["id"], take: null }
  )
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
  return [stops, held, reports].every((found) => found.length === 0)
}
