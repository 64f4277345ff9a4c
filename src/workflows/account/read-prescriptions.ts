import type { MedusaContainer } from "@medusajs/framework/types"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type PrescribingModuleService from "../../modules/prescribing/service"
import { patientIdOf, SHOWN_PRESCRIPTIONS } from "./read-documents"

const MAX_PRESCRIPTIONS = 100

/** The customer's signed prescriptions as a record, without revoked ones; the copy is a document of its own. */
export async function readPrescriptions(
  container: MedusaContainer,
  customerId: string
) {
  const patientId = await patientIdOf(container, customerId)
  if (!patientId) {
    return []
  }
  const prescribing =
    container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
  const records = await prescribing.listPrescriptions(
    { patient_id: patientId, ...SHOWN_PRESCRIPTIONS },
    { take: MAX_PRESCRIPTIONS, order: { signed_at: "DESC" } }
  )
  return Promise.all(
    records.map(async (record) => {
      const content = await prescribing.readContent(record.id)
      return {
        id: record.id,
        reference: record.reference,
        signed_at: record.signed_at?.toISOString() ?? "",
        medicines: content.medicines.map((medicine) => ({
          description: medicine.description,
          directions: `${medicine.dose}. ${medicine.directions}`,
          quantity: medicine.quantity,
        })),
        prescriber: {
          name: content.prescriber.name,
          body: content.prescriber.body,
          number: content.prescriber.number,
        },
        document_id: record.document_file_key ? record.id : null,
      }
    })
  )
}
