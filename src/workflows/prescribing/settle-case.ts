import type { MedusaContainer } from "@medusajs/framework/types"
import { caseMachine } from "../../modules/clinical-review/domain/case-state-machine"
import type { FlagKind } from "../../modules/clinical-review/domain/flags"
import type {
  NotSignedCause,
  PrescriptionRecord,
} from "../../modules/prescribing/types"
import { partnerActor, systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { transitionCaseWorkflow } from "../clinical-review/transition-case"
import { casesOf } from "../clinical-review/services"
import {
  isOfDose,
  settleDoseNotSigned,
  settleDoseSigned,
} from "../dose-change/settle-dose-signature"
import { prescribingOf } from "./build-content"
import { mayHaveSigned } from "./may-have-signed"
import { settleAuthorities } from "./settle-authorities"

/** How a case takes each of the ways in which no signature came (design, section 5). */
const NEWS = {
  incomplete: { event: "recalled", flag: "prescription_refused" },
  refused: { event: "recalled", flag: "prescription_refused" },
  declined: { event: "declined", flag: undefined },
  quarantined: { event: "mismatch", flag: "signature_mismatch" },
} as const satisfies Record<
  NotSignedCause,
  {
    event: "recalled" | "declined" | "mismatch"
    flag: FlagKind | undefined
  }
>

const WORDS: Record<NotSignedCause, string> = {
  incomplete: "particulars are missing",
  refused: "SignatureRx refused the draft",
  declined: "the prescriber declined to sign",
  quarantined: "what was signed differs from what was sent",
}

/** The case learns that its prescription is signed. Should it wait no more, the signature authorises nothing. */
export async function settleSigned(
  container: MedusaContainer,
  prescriptionId: string
): Promise<void> {
  const prescribing = prescribingOf(container)
  const record = await prescribing.retrievePrescription(prescriptionId)
  if (isOfDose(record)) {
    await settleDoseSigned(container, record)
    return
  }
  const { state, ended_as, category_handle } = await casesOf(
    container
  ).retrieveClinicalCase(record.case_id, {
    select: ["id", "state", "ended_as", "category_handle"],
  })
  // One that ended without a supply may be closed, too.
  const isOver = ended_as !== null && ended_as !== "completed"
  if (record.authority !== "active" && record.authority !== "suspended") {
    if (isOver && record.authority === "revoked") {
      // The ending was quicker than the news of the signature.
      await tellOfSignedInVain(container, record.id)
    }
    return
  }
  if (isOver || !["awaiting_signature", "approved", "closed"].includes(state)) {
    await prescribing.revokeSignedInVain(
      {
        prescription_id: record.id,
        actor: systemActor("prescribing"),
        reason: `the case is "${state}"`,
      },
      clock.now()
    )
    return
  }
  if (
    state === "awaiting_signature" &&
    !(await mayHaveSigned(container, record, category_handle))
  ) {
    await takeBack(container, record)
    return
  }
  // Signed under a stop: it authorises nothing until the stop is released.
  await settleAuthorities(container, { id: record.id })
  await transitionCaseWorkflow(container).run({
    input: {
      case_id: record.case_id,
      event: "signed",
      guards: { hash_equal: record.signed_hash === record.content_hash },
      actor: partnerActor(prescribing.partner()),
      key: `prescription:${record.id}:signed`,
    },
  })
  for (const kind of [
    "signature_late",
    "prescription_unknown",
    "prescription_refused",
    "signature_mismatch",
  ] as const) {
    await casesOf(container).settleFlags(record.case_id, kind, clock.now())
  }
}

/**
 * Who signed may not prescribe any more: somebody else judges the case. In this
 * order, as a repetition revokes the signature of a case that waits no more.
 */
async function takeBack(
  container: MedusaContainer,
  { id, case_id }: PrescriptionRecord
): Promise<void> {
  const reason = "who signed was not entitled to prescribe any more"
  await transitionCaseWorkflow(container).run({
    input: {
      case_id,
      event: "recalled",
      actor: systemActor("prescribing"),
      reason,
      key: `prescription:${id}:not-entitled`,
    },
  })
  await prescribingOf(container).revokeSignedInVain(
    { prescription_id: id, actor: systemActor("prescribing"), reason },
    clock.now()
  )
}

/** Staff are told of a signature that nobody waited for any more; nothing else follows (RX-3). */
export async function tellOfSignedInVain(
  container: MedusaContainer,
  prescriptionId: string
): Promise<void> {
  const record =
    await prescribingOf(container).retrievePrescription(prescriptionId)
  await casesOf(container).raiseFlag(
    {
      case_id: record.case_id,
      kind:
        record.state === "signed"
          ? "signed_after_ending"
          : "signature_mismatch",
      subject: record.reference,
    },
    clock.now()
  )
}

/**
 * The case goes back to its clinician, flagged where something is wrong. News of
 * a prescription that another has followed doesn't take the case from that one.
 */
export async function settleNotSigned(
  container: MedusaContainer,
  prescriptionId: string,
  cause: NotSignedCause,
  occasion: string
): Promise<void> {
  const record =
    await prescribingOf(container).retrievePrescription(prescriptionId)
  if (isOfDose(record)) {
    await settleDoseNotSigned(container, record, cause)
    return
  }
  const { event, flag } = NEWS[cause]
  const [newest] = await prescribingOf(container).listPrescriptions(
    { case_id: record.case_id, dose_change_id: null },
    { select: ["id"], order: { created_at: "DESC" }, take: 1 }
  )
  const isCurrent = newest?.id === record.id
  // Something else was signed than sent: staff look at it, however old it is.
  if (flag && (isCurrent || cause === "quarantined")) {
    await casesOf(container).raiseFlag(
      { case_id: record.case_id, kind: flag, subject: record.reference },
      clock.now()
    )
  }
  const { state } = await casesOf(container).retrieveClinicalCase(
    record.case_id,
    { select: ["id", "state"] }
  )
  if (!isCurrent || !caseMachine.can(state, event)) {
    // Another prescription took its place, on which the case waits now.
    // Cancelled meanwhile: the flag tells staff, the case stays ended.
    return
  }
  await transitionCaseWorkflow(container).run({
    input: {
      case_id: record.case_id,
      event,
      actor: partnerActor(prescribingOf(container).partner()),
      reason: WORDS[cause],
      key: `prescription:${occasion}`,
    },
  })
}
