import type { MedusaContainer } from "@medusajs/framework/types"
import { isIdentityValid } from "../../modules/patient/domain/identity-validity"
import type { PatientRow } from "../../modules/patient/person"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import {
  applyCheck,
  passCases,
  waitingCases,
  type IdentityApplied,
} from "./apply-identity"
import { casesOf, identityOf, patientsOf, recheckMonths } from "./services"

export type EnsureIdentityInput = {
  patient_id: string
  /** The case for which it is asked; its category counts as well as those of the cases that wait. */
  case_id: string | null
  order_id: string | null
  /** Names the occasion; a waiting case hears of it once. */
  key: string
}

const NONE: IdentityApplied = { case_ids: [] }

/**
 * Sees to it that a patient's present data are proved: what stands is told to
 * the waiting cases, else a check is written, one for all of them (IDV-1). A
 * proof is good for as long as each case's category takes it (IDV-4).
 * Repeatable.
 */
export async function ensureIdentity(
  container: MedusaContainer,
  input: EnsureIdentityInput
): Promise<IdentityApplied> {
  const { patient_id, key } = input
  const { row, subject_index } =
    await patientsOf(container).readSubject(patient_id)
  const { proved, isEnough } = await judge(container, row, input.case_id)
  const passed = await passCases(container, proved, key)
  if (isEnough) {
    return passed
  }
  const subject = { ...input, subject_index }
  const standing = await applyStanding(container, row, subject)
  return standing ?? check(container, row, subject)
}

/** Which waiting cases may go on with what is proved, and whether anything is left. */
async function judge(
  container: MedusaContainer,
  row: PatientRow,
  caseId: string | null
) {
  const waiting = await waitingCases(container, row.id)
  const asking = caseId
    ? await casesOf(container).listClinicalCases(
        { id: caseId },
        { select: ["id", "category_handle"] }
      )
    : []
  const handles = [...waiting, ...asking].map((one) => one.category_handle)
  const months = await recheckMonths(container, handles)
  const now = clock.now()
  const isProved = (one: { category_handle: string }) =>
    isIdentityValid(row, now, months.get(one.category_handle))
  return {
    proved: waiting.filter(isProved),
    isEnough:
      isIdentityValid(row, now) && [...waiting, ...asking].every(isProved),
  }
}

type Subject = EnsureIdentityInput & { subject_index: string }

/**
 * What staff have to see to, or decided before; null when a provider has to be
 * asked. Whom staff failed sends documents, also after they changed their data:
 * a chance pass would undo what a person decided (decision 19).
 */
async function applyStanding(
  container: MedusaContainer,
  row: PatientRow,
  { patient_id, subject_index, case_id, order_id }: Subject
): Promise<IdentityApplied | null> {
  const identity = identityOf(container)
  const current = await identity.currentCheck(patient_id)
  if (!current) {
    return null
  }
  const { identity_status } = row
  const isHeld =
    identity_status === "deceased" || identity_status === "action_required"
  if (
    current.state === "rejected" &&
    (isHeld || (await identity.isFailedByStaff(patient_id)))
  ) {
    await identity.reopen(
      { patient_id, subject_index, case_id, order_id },
      identity_status === "deceased" ? "death" : "documents",
      clock.now()
    )
    return NONE
  }
  // Documents are asked for already; another automatic check adds nothing.
  return isHeld ? applyCheck(container, current) : null
}

async function check(
  container: MedusaContainer,
  row: PatientRow,
  { patient_id, subject_index, case_id, order_id }: Subject
): Promise<IdentityApplied> {
  const now = clock.now()
  const made = await identityOf(container).ensureCheck(
    { patient_id, subject_index, case_id, order_id },
    now
  )
  // What is proved for other categories holds until there is an answer.
  if (isIdentityValid(row, now)) {
    return NONE
  }
  await identityOf(container).ageProofs(patient_id, now)
  await patientsOf(container).recordIdentity(
    patient_id,
    { status: "pending", reference: made.reference, subject_index },
    systemActor("identity"),
    now
  )
  return NONE
}
