import { z } from "@medusajs/framework/zod"
import { contentHash } from "../../../shared/canonical-json"

const addressSchema = z.object({
  line_1: z.string(),
  line_2: z.string(),
  city: z.string(),
  postcode: z.string(),
})

const dmdSchema = z.object({
  vmp: z.string().nullable(),
  vmpp: z.string().nullable(),
  amp: z.string().nullable(),
  ampp: z.string().nullable(),
})

/** Most issues that a prescriber may sign for at once: twelve of a month each (SAF-1). */
export const MOST_ISSUES = 12

/** Everything a prescription says, as of the prescriber's decision (reg 217(4), R-16; good practice: ). */
export const prescriptionContentSchema = z.object({
  patient: z.object({
    id: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    sex: z.enum(["male", "female"]),
    /** "YYYY-MM-DD" */
    date_of_birth: z.string(),
    address: addressSchema,
    email: z.string(),
    phone: z.string(),
    nhs_number: z.string().nullable(),
  }),
  medicines: z
    .array(
      z.object({
        formulary_item_id: z.string(),
        variant_id: z.string(),
        /** As printed: "Finasteride 1 mg tablets". */
        description: z.string(),
        dmd: dmdSchema,
        dose: z.string(),
        directions: z.string(),
        /** Units in all, for one issue. */
        quantity: z.number().int().positive(),
        /** Packs that make up the quantity. */
        packs: z.number().int().positive(),
        pack_size: z.string(),
      })
    )
    .min(1),
  /** How often it may be dispensed. */
  issues: z.number().int().positive().max(MOST_ISSUES),
  minimum_interval_days: z.number().int().nonnegative(),
  prescriber: z.object({
    name: z.string(),
    /** GMC, GPhC or NMC; tells the kind of practitioner. */
    body: z.string(),
    number: z.string(),
    address: z.string(),
  }),
  consultation_reference: z.string().nullable(),
})
export type PrescriptionContent = z.infer<typeof prescriptionContentSchema>

/**
 * The part that the prescriber signs, in the form in which it can be read back
 * from the partner's echo: whoever changes one letter of it changes its hash.
 */
export type SignedContent = {
  patient: {
    first_name: string
    last_name: string
    date_of_birth: string
    address: z.infer<typeof addressSchema>
  }
  medicines: {
    description: string
    dmd: z.infer<typeof dmdSchema>
    /** Dose and directions, as printed. */
    instructions: string
    quantity: string
  }[]
  issues: number
  prescriber: { name: string; body: string; number: string }
}

/** Dose and directions in one line; a part that is empty or said already is left out. */
export function instructionsOf(dose: string, directions: string): string {
  const [first, second] = [dose.trim(), directions.trim()]
  if (!first || second.toLowerCase().startsWith(first.toLowerCase())) {
    return second
  }
  return second ? `${first}. ${second}` : first
}

/** What is signed of a prescription's content. */
export const signedContentOf = (
  content: PrescriptionContent
): SignedContent => ({
  patient: {
    first_name: content.patient.first_name,
    last_name: content.patient.last_name,
    date_of_birth: content.patient.date_of_birth,
    address: content.patient.address,
  },
  medicines: content.medicines.map((medicine) => ({
    description: medicine.description,
    dmd: medicine.dmd,
    instructions: instructionsOf(medicine.dose, medicine.directions),
    quantity: String(medicine.quantity),
  })),
  issues: content.issues,
  prescriber: {
    name: content.prescriber.name,
    body: content.prescriber.body,
    number: content.prescriber.number,
  },
})

/** The fingerprint of what is signed; equal for equal content whoever sends it. */
export const signedHash = (content: SignedContent): string =>
  contentHash(content)

/** What a prescription's supply is held against: the item, and the packs at a time. */
export const suppliedBy = ({
  medicines: [medicine],
}: Pick<PrescriptionContent, "medicines">) => ({
  formulary_item_id: medicine?.formulary_item_id ?? null,
  packs: medicine?.packs ?? null,
})
