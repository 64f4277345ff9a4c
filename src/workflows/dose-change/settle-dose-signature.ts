import type { MedusaContainer } from "@medusajs/framework/types"
import type {
  NotSignedCause,
  PrescriptionRecord,
} from "../../modules/prescribing/types"
import { partnerActor, systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "../prescribing/build-content"
import { mayHaveSigned } from "../prescribing/may-have-signed"
import { settleAuthorities } from "../prescribing/settle-authorities"
import { plansOf } from "../treatment-plan/services"
import { isDoseStopped } from "./still-stands"

type DosePrescription = PrescriptionRecord & { dose_change_id: string }

/** Whether a prescription is that of a change of strength. */
export const isOfDose = (
  record: PrescriptionRecord
): record is DosePrescription => typeof record.dose_change_id === "string"

/** Whether a change of strength still waits for its signature. */
export async function doseAwaitsSignature(
  container: MedusaContainer,
  dose_change_id: string
): Promise<boolean> {
  const { state } = await plansOf(container).retrieveDoseChange(
    dose_change_id,
    { select: ["id", "state"] }
  )
  return state === "awaiting_signature"
}

/**
 * Another strength is signed: it comes into force for the months that have not
 * begun. Where none is left, or its plan is over, the signature authorises
 * nothing; nor does it where who signed may not prescribe any more, or supply was
 * stopped or health reported on since it was proposed. What waits for it ends
 * before it is revoked, as a repetition revokes what nobody waits for. Repeatable.
 */
export async function settleDoseSigned(
  container: MedusaContainer,
  record: DosePrescription
): Promise<void> {
  const { dose_change_id: id, case_id } = record
  const isWaiting = await doseAwaitsSignature(container, id)
  if (record.authority !== "active" && record.authority !== "suspended") {
    if (isWaiting && record.authority === "revoked") {
      // Revoked by somebody before this news of it was taken.
      await failSignature(container, record, "prescription_refused")
    }
    return
  }
  const { state, category_handle } = await casesOf(
    container
  ).retrieveClinicalCase(case_id, {
    select: ["id", "state", "category_handle"],
  })
  const against = isWaiting
    ? await whatSpeaksAgainst(container, record, category_handle)
    : null
  if (against) {
    await failSignature(container, record, against.kind)
    await revoke(container, record, against.reason)
    return
  }
  const actor = partnerActor(prescribingOf(container).partner())
  const now = clock.now()
  const change =
    state === "approved"
      ? await plansOf(container).comeIntoForce(id, actor, now)
      : null
  if (!change) {
    await plansOf(container).endDose(id, "lapse", actor, now)
    await revoke(container, record, "it is waited for no more")
    return
  }
  // Signed under a stop: it authorises nothing until the stop is released.
  await settleAuthorities(container, { id: record.id })
  for (const kind of [
    "signature_late",
    "prescription_unknown",
    "prescription_refused",
    "signature_mismatch",
  ] as const) {
    await casesOf(container).settleFlags(case_id, kind, now)
  }
}

type Against = {
  kind: "signature_mismatch" | "prescription_refused"
  reason: string
}

async function whatSpeaksAgainst(
  container: MedusaContainer,
  record: DosePrescription,
  category_handle: string
): Promise<Against | null> {
  if (!(await mayHaveSigned(container, record, category_handle))) {
    return {
      kind: "signature_mismatch",
      reason: "who signed may not prescribe any more",
    }
  }
  const change = await plansOf(container).retrieveDoseChange(
    record.dose_change_id
  )
  return (await isDoseStopped(container, change, record.patient_id))
    ? {
        kind: "prescription_refused",
        reason: "supply was stopped, or health reported on, since the proposal",
      }
    : null
}

/** What waits for it ends, and the clinicians see it on its case. */
async function failSignature(
  container: MedusaContainer,
  record: DosePrescription,
  kind: Against["kind"]
): Promise<void> {
  await flag(container, record, kind)
  await plansOf(container).endDose(
    record.dose_change_id,
    "fail_signature",
    partnerActor(prescribingOf(container).partner()),
    clock.now()
  )
}

const revoke = (
  container: MedusaContainer,
  { id }: DosePrescription,
  reason: string
): Promise<void> =>
  prescribingOf(container).revokeSignedInVain(
    { prescription_id: id, actor: systemActor("dose changes"), reason },
    clock.now()
  )

/** No signature comes: the plan goes on as it was, and the clinicians see why on its case. */
export async function settleDoseNotSigned(
  container: MedusaContainer,
  record: DosePrescription,
  cause: NotSignedCause
): Promise<void> {
  if (
    cause === "quarantined" ||
    (await doseAwaitsSignature(container, record.dose_change_id))
  ) {
    await flag(
      container,
      record,
      cause === "quarantined" ? "signature_mismatch" : "prescription_refused"
    )
  }
  await plansOf(container).endDose(
    record.dose_change_id,
    "fail_signature",
    partnerActor(prescribingOf(container).partner()),
    clock.now()
  )
}

const flag = (
  container: MedusaContainer,
  { case_id, reference }: DosePrescription,
  kind: "prescription_refused" | "signature_mismatch"
) =>
  casesOf(container).raiseFlag(
    { case_id, kind, subject: reference },
    clock.now()
  )
