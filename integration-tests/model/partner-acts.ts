import { createHash } from "node:crypto"
import type { IdentityOutcome } from "../../src/modules/identity/domain/outcome"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import {
  signedContentOf,
  type SignedContent,
} from "../../src/modules/prescribing/domain/content"
import type { OutboundCall } from "../../src/shared/partner-calls"
import { partnerActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { FOLLOW_UPS } from "../../src/shared/follow-ups"
import { billingOf } from "../../src/workflows/billing/services"
import { prescribingOf } from "../../src/workflows/dispensing/services"
import { identityOf } from "../../src/workflows/identity/services"
import { callHandlers } from "../../src/workflows/relay/registry"
import type { Due, Refund, Rx } from "./look"
import { patientsOf, type Scene } from "./scene"

/** Calls whose partner answers in the model; the others (emails, records) stay unsent. */
export const PARTNER_CALLS = [
  "signaturerx.create",
  "royal_mail.create_shipment",
  "royal_mail.void_shipment",
]

/** Sends an intended call to its simulator by its real handler, and applies the result. */
export async function sendCall(scene: Scene, due: Due): Promise<void> {
  const handler = callHandlers[due.topic]
  if (!handler) {
    throw new Error(`nothing sends ${due.topic}`)
  }
  const call = {
    order_id: null,
    case_id: null,
    ...due.payload,
    id: due.id,
    attempts: 1,
    last_error: null,
  } as OutboundCall
  const outcome = await handler.send(scene.container, call)
  if (outcome.kind === "unknown") {
    throw new Error(`${due.topic}: ${outcome.error}`)
  }
  if (outcome.kind === "done") {
    await handler.done?.(scene.container, call, outcome.result)
  }
  if (outcome.kind !== "retry") {
    await markMoved(scene, due)
  }
}

export const markMoved = (scene: Scene, due: Due) =>
  scene.stages.run(`update ${due.table} set moved_at = now() where id = ?`, [
    due.id,
  ])

/** The signing partner's notice, as it would come. */
export async function sendNotice(
  scene: Scene,
  rx: Rx,
  kind: "signed" | "altered" | "declined"
): Promise<void> {
  const { container } = scene
  const prescribing = prescribingOf(container)
  const record = await prescribing.retrievePrescription(rx.id)
  const data = {
    prescription_token: record.partner_reference ?? `SRX-${rx.id}`,
    client_ref_id: record.reference,
  }
  const event =
    kind === "declined"
      ? { type: "prescription.declined", data: { ...data, reason: "no" } }
      : {
          type: "prescription.signed",
          data: {
            ...data,
            ...signedData(
              signedContentOf(await prescribing.readContent(rx.id)),
              kind === "altered"
            ),
          },
        }
  const body = JSON.stringify(event)
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .receive(
      {
        partner: "signaturerx",
        external_id: createHash("sha256").update(body).digest("hex"),
        body,
        follow_up: FOLLOW_UPS.INBOUND_SIGNATURERX,
      },
      clock.now()
    )
}

function signedData(content: SignedContent, isAltered: boolean) {
  const { patient, medicines, prescriber } = content
  const [year, month, day] = patient.date_of_birth.split("-")
  return {
    signed_at: clock.now().toISOString(),
    prescriber: {
      name: prescriber.name,
      registration_body: prescriber.body,
      registration_number: prescriber.number,
    },
    prescription: {
      patient: {
        first_name: patient.first_name,
        last_name: patient.last_name,
        birth_day: day,
        birth_month: month,
        birth_year: year,
        address_ln1: patient.address.line_1,
        address_ln2: patient.address.line_2,
        city: patient.address.city,
        post_code: patient.address.postcode,
      },
      medicines: medicines.map(({ dmd, ...medicine }) => ({
        VPID: dmd.vmp ?? "",
        VPPID: dmd.vmpp ?? "",
        APID: dmd.amp ?? "",
        APPID: dmd.ampp ?? "",
        description: medicine.description,
        qty: isAltered ? `${medicine.quantity}0` : medicine.quantity,
        directions: medicine.instructions,
        repeats: content.issues,
      })),
    },
    document: Buffer.from("%PDF-1.4 model").toString("base64"),
  }
}

const lexisNexis = partnerActor("lexisnexis")

/** The identity provider answers the patient's open check. */
export async function answerCheck(
  scene: Scene,
  checkId: string,
  outcome: IdentityOutcome
): Promise<void> {
  const identity = identityOf(scene.container)
  const { subject_index } = await patientsOf(scene.container).readSubject(
    scene.ids.patient_id
  )
  const turn = await identity.beginSend(checkId, subject_index, clock.now())
  if (turn.kind !== "send") {
    return
  }
  await identity.recordAnswer(
    checkId,
    {
      outcome,
      provider_reference: `model-${checkId}`,
      score: null,
      scorecard: null,
      services: [],
      continuation: null,
      subject_index,
    },
    lexisNexis,
    clock.now()
  )
}

/** Stripe tells how a refund stands. */
export const answerRefund = (
  scene: Scene,
  refund: Refund,
  status: "pending" | "succeeded" | "failed"
) =>
  billingOf(scene.container).recordPartner(
    refund.id,
    { id: `re_${refund.id}`, status, failure_code: null },
    partnerActor("stripe"),
    clock.now()
  )
