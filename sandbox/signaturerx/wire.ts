import { isIPv4 } from "node:net"
import { z } from "zod"
import { fieldErrors, isRecord, valueAt } from "../kit/schema"

const dmdId = z
  .string()
  .regex(/^\d{6,18}$/, "must be a number of 6 to 18 digits.")
  .or(z.literal(""))
  .nullish()

const required = z.string().trim().min(1, "field is required.")

const Medicine = z.looseObject({
  object: z.literal("medicine").optional(),
  id: z.number().int().optional(),
  VPID: dmdId,
  VPPID: dmdId,
  APID: dmdId,
  APPID: dmdId,
  description: required,
  qty: required.regex(/^\d+(\.\d+)?$/, "must be a number as text."),
  directions: required,
  repeats: z.number().int().min(1).max(99).optional(),
})

const Patient = z.looseObject({
  first_name: required,
  last_name: required,
  gender: z.string().regex(/^(male|female|other|unknown)$/i, "is invalid."),
  email: z.email("must be a valid email address.").optional(),
  phone: z
    .string()
    .regex(/^(\d{7,15})?$/, "must be digits only.")
    .optional(),
  birth_day: z.string().regex(/^(0[1-9]|[12]\d|3[01])$/, "must be DD."),
  birth_month: z.string().regex(/^(0[1-9]|1[0-2])$/, "must be MM."),
  birth_year: z.string().regex(/^(19|20)\d{2}$/, "must be YYYY."),
  address_ln1: required,
  address_ln2: z.string().optional(),
  city: required,
  post_code: required,
  country: required,
})

const Prescriber = z.looseObject({
  first_name: required,
  last_name: required,
  registration_body: z.enum(["GMC", "GPhC", "NMC", "HCPC", "PSNI", "GDC"]),
  registration_number: required,
})

export const CreatePrescription = z.looseObject({
  action: z.enum(
    [
      "draft",
      "issueForCollection",
      "issueToContact",
      "issueForDelivery",
      "issueOnly",
    ],
    "is not a known action."
  ),
  contact_id: z.number().int().optional(),
  clinic_id: z.number().int().optional(),
  aff_tag: z.string().optional(),
  notify: z.boolean().optional(),
  send_sms: z.boolean().optional(),
  invoice_clinic: z.boolean().optional(),
  prescription_id: z.string().optional(),
  client_ref_id: z.string().max(100).optional(),
  external_id: z.string().max(100).optional(),
  prescriber_ip: z
    .string("field is required.")
    .refine(isIPv4, "must be a valid IPv4 address."),
  notes: z.string().optional(),
  patient: Patient,
  medicines: z.array(Medicine).min(1, "field is required."),
  prescriber: Prescriber,
})

export type CreatePrescription = z.infer<typeof CreatePrescription>

export type FieldMessages = Record<string, string[]>

/** The checked body, or Laravel's messages by field. */
export function checkCreate(
  body: unknown
): { value: CreatePrescription } | { errors: FieldMessages } {
  if (isRecord(body) && "secure_pin" in body) {
    // Who can send the PIN can sign for the prescriber: never from a platform.
    const message = "The secure pin must be typed by the prescriber."
    return { errors: { secure_pin: [message] } }
  }
  const parsed = CreatePrescription.safeParse(body)
  if (parsed.success) {
    return parsed.data.action === "draft"
      ? { value: parsed.data }
      : { errors: { secure_pin: ["The secure pin field is required."] } }
  }
  const errors: FieldMessages = {}
  for (const { path, message } of fieldErrors(parsed.error)) {
    const missing = valueAt(body, path) === undefined
    const name = path.replaceAll("_", " ")
    const text = `The ${name} ${missing ? "field is required." : message}`
    errors[path] = [...(errors[path] ?? []), text]
  }
  return { errors }
}

/** Laravel's answer to a body that fails its checks. */
export function invalid(errors: FieldMessages): {
  message: string
  errors: FieldMessages
} {
  return { message: "The given data was invalid.", errors }
}

/** JSON as PHP's json_encode writes it: `/` and non-ASCII escaped. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(
      /[\u0080-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`
    )
}
