import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import { PATIENT_MODULE } from "../../modules/patient"
import type PatientModuleService from "../../modules/patient/service"
import type { PmrRecord } from "../../modules/pmr/provider"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type PrescribingModuleService from "../../modules/prescribing/service"
import { decisionOf, readLetterCase } from "../correspondence/letter-facts"
import { authorisingPrescription } from "../prescribing/authorising-prescription"

const decisionRow = z.object({
  staff_name: z.string(),
  registration_body: z.string().nullable(),
  registration_number: z.string().nullable(),
  at: z.coerce.date(),
})

const itemRow = z.object({
  ingredient: z.string(),
  strength: z.string(),
  form: z.string(),
  default_dose: z.string().nullable(),
  default_directions: z.string().nullable(),
  dmd_vmp: z.string().nullable(),
})

type PushOf = { case_id: string; dose_change_id: string | null }

/** Our own key of a record: one a case, and one for each other strength of it. */
export const pmrReference = ({ case_id, dose_change_id }: PushOf): string =>
  `pmr-${dose_change_id ?? case_id}`

/** Everything the patient record takes of a case, or of another strength of it, read when it is sent. */
export async function buildRecord(
  container: MedusaContainer,
  of: PushOf
): Promise<PmrRecord> {
  const about = await readLetterCase(container, of.case_id, of.dose_change_id)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [person, decisions, items] = await Promise.all([
    container
      .resolve<PatientModuleService>(PATIENT_MODULE)
      .readPerson(about.patient_id),
    query.graph({
      entity: "decision",
      fields: Object.keys(decisionRow.shape),
      filters: decisionOf(about),
      pagination: { take: 1, order: { at: "DESC" } },
    }),
    query.graph({
      entity: "formulary_item",
      fields: Object.keys(itemRow.shape),
      filters: { id: about.formulary_item_id },
    }),
  ])
  const decision = decisionRow.parse(decisions.data[0])
  const item = itemRow.parse(items.data[0])
  const { address_1, address_2, city, county, postcode } = person.home_address
  const signed = await readSigned(container, of)
  return {
    reference: pmrReference(of),
    patient: {
      id: person.id,
      first_name: person.first_name,
      last_name: person.last_name,
      sex: person.sex,
      date_of_birth: person.date_of_birth,
      nhs_number: person.nhs_number,
      address: [address_1, address_2, city, county].filter(
        (line): line is string => typeof line === "string" && line !== ""
      ),
      postcode,
    },
    medicine: signed?.medicine ?? {
      description: medicineName(item),
      dmd_code: item.dmd_vmp,
      directions: [item.default_dose, item.default_directions]
        .filter(Boolean)
        .join(". "),
      quantity: about.quantity,
    },
    prescription: signed?.prescription ?? null,
    approver: {
      name: decision.staff_name,
      body: decision.registration_body,
      number: decision.registration_number,
    },
    authored_at: decision.at,
  }
}

async function readSigned(
  container: MedusaContainer,
  { case_id, dose_change_id }: PushOf
) {
  const record = await authorisingPrescription(
    container,
    case_id,
    dose_change_id
  )
  if (!record?.signed_at) {
    return null
  }
  const { medicines } = await container
    .resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
    .readContent(record.id)
  const [medicine] = medicines
  return medicine
    ? {
        medicine: {
          description: medicine.description,
          dmd_code: medicine.dmd.vmp,
          directions: `${medicine.dose}. ${medicine.directions}`,
          quantity: medicine.quantity,
        },
        prescription: {
          reference: record.partner_reference ?? record.reference,
          signed_at: record.signed_at,
        },
      }
    : null
}
