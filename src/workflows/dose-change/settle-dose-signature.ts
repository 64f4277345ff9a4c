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
 * nothing; where who signed may not prescribe any more, neither. Repeatable.
 */
export async function settleDoseSigned(
  container: MedusaContainer,
  record: DosePrescription
): Promise<void> {
  if (record.authority !== "active" && record.authority !== "suspended") {
    return
  }
  const { dose_change_id: id, case_id } = record
  const { state, category_handle } = await casesOf(
    container
  ).retrieveClinicalCase(case_id, {
    select: ["id", "state", "category_handle"],
  })
  const actor = partnerActor(prescribingOf(container).partner())
  const now = clock.now()
  const isWaiting = await doseAwaitsSignature(container, id)
  if (isWaiting && !(await mayHaveSigned(container, record, category_handle))) {
    await revoke(container, record, "who signed may not prescribe any more")
    await flag(container, record, "signature_mismatch")
    await plansOf(container).endDose(id, "fail_signature", actor, now)
    return
  }
  const change =
    state === "approved"
      ? await plansOf(container).comeIntoForce(id, actor, now)
      : null
  if (!change) {
    await revoke(container, record, "no month is left for it")
    await plansOf(container).endDose(id, "lapse", actor, now)
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
