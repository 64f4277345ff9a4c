import type { MedusaContainer } from "@medusajs/framework/types"
import { CLINICAL_REVIEW_MODULE } from "../../modules/clinical-review"
import type { CaseState } from "../../modules/clinical-review/domain/case-state-machine"
import type ClinicalReviewModuleService from "../../modules/clinical-review/service"
import { DISPENSING_MODULE } from "../../modules/dispensing"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import type DispensingModuleService from "../../modules/dispensing/service"
import { settleSupply } from "../dispensing/settle-supply-gates"

/** Paid and not ended: nothing of it leaves before the identity is proved. */
export const OPEN_CASES: CaseState[] = [
  "identity_pending",
  "identity_action_required",
  "identity_review",
  "queued",
  "in_review",
  "awaiting_patient",
  "awaiting_acceptance",
  "awaiting_signature",
  "approved",
]

/** Of an approved case, what has left or come to nothing waits no more. */
const HERE: SupplyState[] = [
  "scheduled",
  "due",
  "awaiting_choice",
  "ready",
  "dispensing",
  "packed",
  "labelled",
]

const dispensingOf = (container: MedusaContainer) =>
  container.resolve<DispensingModuleService>(DISPENSING_MODULE)

/** The patient's cases that still need a proved identity. */
export async function findWaitingCases(
  container: MedusaContainer,
  patientId: string
): Promise<{ id: string; order_id: string; state: CaseState }[]> {
  const open = await container
    .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
    .listClinicalCases(
      { patient_id: patientId, state: OPEN_CASES },
      { select: ["id", "order_id", "state"], take: 200 }
    )
  const supplies = await dispensingOf(container).listSupplies(
    { case_id: open.map(({ id }) => id) },
    { select: ["case_id", "state"], take: null }
  )
  const waits = ({ id, state }: { id: string; state: CaseState }) => {
    const own = supplies.filter(({ case_id }) => case_id === id)
    return (
      state !== "approved" ||
      own.length === 0 ||
      own.some((supply) => HERE.includes(supply.state))
    )
  }
  return open.filter(waits)
}

/** One of them; null when nothing needs it. */
export async function findWaitingCase(
  container: MedusaContainer,
  patientId: string
): Promise<{ id: string; order_id: string } | null> {
  const [first] = await findWaitingCases(container, patientId)
  return first ?? null
}

/** Judges the gates of a patient's waiting supplies anew: their identity stands otherwise than before. */
export async function settleWaitingSupplies(
  container: MedusaContainer,
  patientId: string
): Promise<void> {
  const waiting = await dispensingOf(container).listSupplies(
    { patient_id: patientId, state: ["due", "ready"] },
    { select: ["id"], take: null }
  )
  for (const { id } of waiting) {
    await settleSupply(container, id)
  }
}
