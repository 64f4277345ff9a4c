import type { MedusaContainer } from "@medusajs/framework/types"
import type { FlagKind } from "../../modules/clinical-review/domain/flags"
import {
  PAYMENT_DISPUTED,
  takesAuthority,
} from "../../modules/dispensing/domain/stop-order"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { notAllowed } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"

/** Whose months would have another strength, and the items that they have and would have. */
type Subject = { patient_id: string; case_id: string; item_ids: string[] }

/**
 * Whether supply is stopped for a patient, a case or its items, or a report on
 * the patient's health is open, worrying answers to a check-in among them. Since
 * a moment, also one that was settled meanwhile: it was for the strength that
 * the patient has (SAF-7, SAF-17).
 */
export async function isStoppedSince(
  container: MedusaContainer,
  { patient_id, case_id, item_ids }: Subject,
  since: Date | null
): Promise<boolean> {
  const stops = await dispensingOf(container).listStopOrders(
    {
      $or: [
        { scope: "patient", subject_id: patient_id },
        { scope: "case", subject_id: case_id },
        { scope: "item", subject_id: item_ids, released_at: null },
      ],
    },
    {
      select: ["id", "reason_code", "opened_at", "released_at"],
      take: null,
    }
  )
  const isNew = (at: Date) => since !== null && at >= since
  const speaksAgainst = stops.some(
    (stop) =>
      takesAuthority(stop) &&
      (stop.released_at === null ||
        (stop.reason_code !== PAYMENT_DISPUTED && isNew(stop.opened_at)))
  )
  if (speaksAgainst) {
    return true
  }
  const reports = await container
    .resolve<MessagingModuleService>(MESSAGING_MODULE)
    .listHealthReports(
      { patient_id },
      { select: ["id", "state", "opened_at"], take: null }
    )
  return reports.some(
    ({ state, opened_at }) => state === "open" || isNew(opened_at)
  )
}

/** What else became known of a person after a decision, and asks for another. */
const NEWS: FlagKind[] = [
  "deceased_record",
  "identity_failed",
  "possible_same_person",
  "changed_answers",
  "denied_then_changed",
  "denied_before",
  "contradiction",
  "measurement_differs",
  "evidence_concerns",
  "quantity",
  "answered_anew",
]

/** @throws not_eligible where the case was flagged since with something that whoever decided could not know */
export async function assertNotFlaggedSince(
  container: MedusaContainer,
  case_id: string,
  since: Date
): Promise<void> {
  const [flagged] = await casesOf(container).listCaseFlags(
    { case_id, kind: NEWS, settled_at: null, raised_at: { $gt: since } },
    { select: ["id"], take: 1 }
  )
  if (flagged) {
    throw notAllowed(
      "not_eligible",
      `Case ${case_id} was flagged since another strength was proposed`
    )
  }
}
