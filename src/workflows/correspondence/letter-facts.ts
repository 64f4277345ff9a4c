import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { replyCode } from "../../modules/correspondence/reply-code"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import { PATIENT_MODULE } from "../../modules/patient"
import { GP_CONSENT } from "../../modules/patient/domain/gp-consent"
import type PatientModuleService from "../../modules/patient/service"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type PrescribingModuleService from "../../modules/prescribing/service"
import { runningEnv } from "../../shared/env"
import { notFound } from "../../shared/errors"
import { evidencePolicySchema } from "../../shared/evidence-policy"
import { formatDate } from "../../shared/london"
import { readRow } from "../../shared/read-rows"
import { plansOf } from "../treatment-plan/services"
import { authorisingPrescription } from "../prescribing/authorising-prescription"
import type { LetterFacts } from "./letter-pdf"

const caseSchema = z.object({
  id: z.string(),
  reference: z.string(),
  order_id: z.string(),
  patient_id: z.string(),
  legal_class: z.string(),
  formulary_item_id: z.string(),
  category_handle: z.string(),
  treatment_name: z.string(),
  quantity: z.number(),
  instalment_count: z.number(),
  ended_as: z.string().nullable(),
})
export type LetterCase = z.infer<typeof caseSchema> & {
  /** The change of strength that it is about; null for what was approved. */
  dose: { id: string; decision_id: string; from_name: string } | null
}

const decisionSchema = z.object({
  staff_name: z.string(),
  role: z.string(),
  registration_body: z.string().nullable(),
  registration_number: z.string().nullable(),
  at: z.coerce.date(),
})

const itemSchema = z.object({
  ingredient: z.string(),
  strength: z.string(),
  form: z.string(),
  pack_size: z.string(),
  default_dose: z.string().nullable(),
  default_directions: z.string().nullable(),
  indication: z.string().nullable(),
  gp_letter_wording: z.string().nullable(),
  dmd_vmp: z.string().nullable(),
})

const categorySchema = z.object({ evidence_policy: z.unknown() })

const practiceSchema = z.object({
  ods_code: z.string(),
  name: z.string(),
  address: z.string(),
})

/** The case that a letter is about. @throws not_found */
export async function readLetterCase(
  container: MedusaContainer,
  caseId: string,
  dose_change_id: string | null = null
): Promise<LetterCase> {
  const found = await readRow(
    container,
    {
      entity: "clinical_case",
      fields: Object.keys(caseSchema.shape),
      filters: { id: caseId },
    },
    caseSchema
  )
  if (!found) {
    throw notFound("Case", caseId)
  }
  if (dose_change_id === null) {
    return { ...found, dose: null }
  }
  const change = await plansOf(container).retrieveDoseChange(dose_change_id)
  const { id, decision_id, from_name } = change
  return {
    ...found,
    formulary_item_id: change.to_item_id,
    treatment_name: change.to_name,
    quantity: change.to_quantity,
    instalment_count: change.issues ?? found.instalment_count,
    dose: { id, decision_id, from_name },
  }
}

/** The decision that a letter or record is about: the newest of the case, or that of its other strength. */
export const decisionOf = ({ id, dose }: LetterCase) =>
  dose
    ? { id: dose.decision_id }
    : { case_id: id, kind: { $ne: "change_dose" } }

/** Everything the letter says, read when it is written. */
export async function readLetterFacts(
  container: MedusaContainer,
  about: LetterCase,
  practiceCode: string
): Promise<LetterFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [person, decisions, items, practices, categories] = await Promise.all([
    container
      .resolve<PatientModuleService>(PATIENT_MODULE)
      .readPerson(about.patient_id),
    query.graph({
      entity: "decision",
      fields: Object.keys(decisionSchema.shape),
      filters: decisionOf(about),
      pagination: { take: 1, order: { at: "DESC" } },
    }),
    query.graph({
      entity: "formulary_item",
      fields: Object.keys(itemSchema.shape),
      filters: { id: about.formulary_item_id },
    }),
    query.graph({
      entity: "gp_practice",
      fields: Object.keys(practiceSchema.shape),
      filters: { ods_code: practiceCode },
    }),
    query.graph({
      entity: "clinical_category",
      fields: Object.keys(categorySchema.shape),
      filters: { handle: about.category_handle },
    }),
  ])
  const decision = decisionSchema.parse(decisions.data[0])
  const item = itemSchema.parse(items.data[0])
  const category = categorySchema.parse(categories.data[0])
  const pharmacy = runningEnv()
  return {
    reference: about.reference,
    date: formatDate(decision.at),
    practice: practiceSchema.parse(practices.data[0]),
    patient: {
      name: `${person.first_name} ${person.last_name}`,
      date_of_birth: formatDate(new Date(`${person.date_of_birth}T12:00:00Z`)),
      sex: person.sex,
      address: Object.values(person.home_address)
        .filter((line) => typeof line === "string" && line !== "")
        .join(", "),
      nhs_number: person.nhs_number,
    },
    indication: item.indication,
    medicine: await readMedicine(container, about, item),
    clinician: {
      name: decision.staff_name,
      role: decision.role,
      registration:
        decision.registration_body && decision.registration_number
          ? `${decision.registration_body} ${decision.registration_number}`
          : "",
    },
    note: noteOf(about, item.gp_letter_wording),
    asks_confirmation: asksConfirmation(about, category.evidence_policy),
    reply: {
      address: `${pharmacy.STOREFRONT_URL.replace(/\/$/, "")}/gp-reply`,
      code: replyCode(pharmacy.CAPABILITY_SECRET, about.dose?.id ?? about.id),
    },
    consent: GP_CONSENT.text,
    pharmacy: {
      name: pharmacy.PHARMACY_NAME,
      address: pharmacy.PHARMACY_ADDRESS,
      phone: pharmacy.PHARMACY_PHONE,
      email: pharmacy.PHARMACY_EMAIL,
      premises: pharmacy.PHARMACY_PREMISES_NUMBER,
      superintendent: pharmacy.PHARMACY_SUPERINTENDENT,
    },
  }
}

/** Another strength waits for no confirmation, so that its letter never says that it does. */
const asksConfirmation = ({ dose }: LetterCase, policy: unknown): boolean =>
  dose === null &&
  evidencePolicySchema
    .parse(policy ?? {})
    .requirements.some(({ before }) => before === "dispatch")

/** What it says beside the medicine: of another strength first what it takes the place of. */
const noteOf = ({ dose }: LetterCase, wording: string | null): string | null =>
  dose
    ? [
        `The strength has been changed: this takes the place of ${dose.from_name}.`,
        wording,
      ]
        .filter(Boolean)
        .join(" ")
    : wording

/** POM: what was signed, word for word. P: the pack that the pharmacist approved. */
async function readMedicine(
  container: MedusaContainer,
  about: LetterCase,
  item: z.infer<typeof itemSchema>
): Promise<LetterFacts["medicine"]> {
  const description = medicineName(item)
  if (about.legal_class === "POM") {
    const prescription = await authorisingPrescription(
      container,
      about.id,
      about.dose?.id ?? null
    )
    if (prescription) {
      const content = await container
        .resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
        .readContent(prescription.id)
      const [medicine] = content.medicines
      if (medicine) {
        return {
          description: medicine.description,
          dmd_code: medicine.dmd.vmp,
          directions: `${medicine.dose}. ${medicine.directions}`,
          quantity: `${medicine.quantity} (${medicine.packs} × ${medicine.pack_size})`,
          issues: content.issues,
        }
      }
    }
  }
  return {
    description,
    dmd_code: item.dmd_vmp,
    directions: [item.default_dose, item.default_directions]
      .filter((part) => part !== null && part !== "")
      .join(". "),
    quantity: `${about.quantity} × ${item.pack_size}`,
    issues: about.instalment_count,
  }
}
