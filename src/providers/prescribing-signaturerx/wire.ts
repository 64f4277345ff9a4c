import { z } from "@medusajs/framework/zod"
import type {
  DraftRequest,
  PrescriptionNotice,
  SignedContent,
} from "../../modules/prescribing/provider"
import { malformed } from "../../shared/http/http-client"

/**
 * SignatureRx's words and ours, both ways; nothing else knows them. Facts are
 * from public client code and help pages; what is marked [OURS] is a contract
 * proposed by us, to be replaced when the partner states its own.
 */
const COUNTRY = "United Kingdom"
const PARTNER = "signaturerx"

type Settings = { clinicId: number; contactId: number }

/** The body of `POST /api/v1/ehr-prescription-patient`. Never holds a signing PIN (RX-2). */
export function toWire(
  request: DraftRequest,
  prescriberIp: string,
  settings: Settings
) {
  const { content, patient } = request
  const [year = "", month = "", day = ""] =
    content.patient.date_of_birth.split("-")
  return {
    action: "draft",
    contact_id: settings.contactId,
    clinic_id: settings.clinicId,
    aff_tag: "",
    notify: false,
    send_sms: false,
    invoice_clinic: true,
    prescription_id: "",
    client_ref_id: request.reference,
    external_id: request.case_reference,
    prescriber_ip: prescriberIp,
    notes: request.consultation_reference
      ? `Online consultation ${request.consultation_reference}`
      : "",
    patient: {
      first_name: content.patient.first_name,
      last_name: content.patient.last_name,
      gender: patient.sex,
      email: patient.email,
      // Digits with the country code, no plus.
      phone: patient.phone.replace(/\D/g, ""),
      birth_day: day,
      birth_month: month,
      birth_year: year,
      address_ln1: content.patient.address.line_1,
      address_ln2: content.patient.address.line_2,
      city: content.patient.address.city,
      post_code: content.patient.address.postcode,
      country: COUNTRY,
      client_ref_id: patient.id,
      nhs_number: patient.nhs_number ?? "",
    },
    medicines: content.medicines.map((medicine) => ({
      object: "medicine",
      id: 0,
      // dm+d ids have up to 18 digits: texts, never numbers.
      VPID: medicine.dmd.vmp ?? "",
      VPPID: medicine.dmd.vmpp ?? "",
      APID: medicine.dmd.amp ?? "",
      APPID: medicine.dmd.ampp ?? "",
      description: medicine.description,
      qty: medicine.quantity,
      directions: medicine.instructions,
      /** [OURS] number of issues. */
      repeats: content.issues,
    })),
    /** [OURS] who is to sign. */
    prescriber: prescriberToWire(content.prescriber),
  }
}

function prescriberToWire(prescriber: SignedContent["prescriber"]) {
  const name = prescriber.name.trim().replace(/\s+/g, " ")
  const cut = name.lastIndexOf(" ")
  return {
    first_name: cut < 0 ? name : name.slice(0, cut),
    last_name: cut < 0 ? "" : name.slice(cut + 1),
    registration_body: prescriber.body,
    registration_number: prescriber.number,
  }
}

const text = z.string()
const dmdId = text.nullish().transform((value) => value || null)

/** [OURS] answer of a create call: the echo with these. */
export const createdSchema = z.object({
  prescription_id: text.min(1),
  signing_url: text.url().nullish(),
})

/** The names of fields that were refused, of Laravel's 422; never their values. */
export const refusedSchema = z.object({
  errors: z.record(text, z.array(text)).optional(),
})

const echoSchema = z.object({
  patient: z.object({
    first_name: text,
    last_name: text,
    birth_day: text,
    birth_month: text,
    birth_year: text,
    address_ln1: text,
    address_ln2: text.nullish(),
    city: text,
    post_code: text,
  }),
  medicines: z
    .array(
      z.object({
        VPID: dmdId,
        VPPID: dmdId,
        APID: dmdId,
        APPID: dmdId,
        description: text,
        qty: text,
        directions: text,
        repeats: z.number().int(),
      })
    )
    .min(1),
})

const prescriberSchema = z.object({
  name: text,
  registration_body: text,
  registration_number: text,
})

const eventSchema = z.object({
  type: text,
  data: z
    .object({
      prescription_token: text.min(1),
      client_ref_id: text.nullish(),
    })
    .passthrough(),
})

const signedSchema = z.object({
  signed_at: z.string().datetime({ offset: true }),
  prescriber: prescriberSchema,
  prescription: echoSchema,
  document: text.min(1),
})

const declinedSchema = z.object({ reason: text.nullish() })

/** [OURS] event names until the partner confirms them; others are kept and not acted on. */
const KINDS: Readonly<Record<string, "signed" | "declined">> = {
  "prescription.signed": "signed",
  "prescription.issued": "signed",
  "prescription.declined": "declined",
  "prescription.rejected": "declined",
  "prescription.cancelled": "declined",
}

/** @throws PartnerHttpError "malformed" */
export function noticeFromWire(raw: string): PrescriptionNotice {
  const event = parse(eventSchema, json(raw))
  const common = {
    partner_reference: event.data.prescription_token,
    reference: event.data.client_ref_id || null,
  }
  switch (KINDS[event.type]) {
    case "signed": {
      const signed = parse(signedSchema, event.data)
      return {
        ...common,
        kind: "signed",
        signed_at: new Date(signed.signed_at),
        content: contentFromEcho(signed),
        document: Buffer.from(signed.document, "base64"),
      }
    }
    case "declined":
      return {
        ...common,
        kind: "declined",
        reason: parse(declinedSchema, event.data).reason ?? null,
      }
    default:
      return { ...common, kind: "other", type: event.type }
  }
}

/** What was signed, letter for letter; medicines that disagree on the issues are no one's content. */
function contentFromEcho(signed: z.infer<typeof signedSchema>): SignedContent {
  const { patient, medicines } = signed.prescription
  const issues = new Set(medicines.map((medicine) => medicine.repeats))
  const [count = 0] = issues
  return {
    patient: {
      first_name: patient.first_name,
      last_name: patient.last_name,
      date_of_birth: `${patient.birth_year}-${patient.birth_month}-${patient.birth_day}`,
      address: {
        line_1: patient.address_ln1,
        line_2: patient.address_ln2 ?? "",
        city: patient.city,
        postcode: patient.post_code,
      },
    },
    medicines: medicines.map((medicine) => ({
      description: medicine.description,
      dmd: {
        vmp: medicine.VPID,
        vmpp: medicine.VPPID,
        amp: medicine.APID,
        ampp: medicine.APPID,
      },
      instructions: medicine.directions,
      quantity: medicine.qty,
    })),
    issues: issues.size === 1 ? count : 0,
    prescriber: {
      name: signed.prescriber.name,
      body: signed.prescriber.registration_body,
      number: signed.prescriber.registration_number,
    },
  }
}

function json(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    throw malformed(PARTNER, "webhook", "no JSON")
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    // Names of fields only: values may be a patient's.
    const fields = parsed.error.issues.map((issue) => issue.path.join("."))
    throw malformed(PARTNER, "webhook", fields.join(", "))
  }
  return parsed.data
}
