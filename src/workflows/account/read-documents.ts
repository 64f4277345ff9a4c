import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type { AuthorityState } from "../../modules/prescribing/domain/authority-state-machine"
import type { PrescriptionState } from "../../modules/prescribing/domain/prescription-state-machine"
import type PrescribingModuleService from "../../modules/prescribing/service"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { readRow, readRows } from "../../shared/read-rows"

const MAX_DOCUMENTS = 200

const prescriptionRow = z.object({
  id: z.string(),
  case_id: z.string(),
  order_id: z.string(),
  signed_at: z.coerce.date(),
  document_file_key: z.string(),
})

/** What a patient sees as their prescription: a revoked one authorises nothing and never is (RX-3). */
export const SHOWN_PRESCRIPTIONS = {
  state: "signed",
  authority: ["active", "suspended", "expired", "exhausted"],
} satisfies { state: PrescriptionState; authority: AuthorityState[] }

/** The patient behind a customer; null before there is a profile. */
export async function patientIdOf(
  container: MedusaContainer,
  customerId: string
): Promise<string | null> {
  const patient = await readRow(
    container,
    {
      entity: "patient",
      fields: ["id"],
      filters: { customer_id: customerId },
    },
    z.object({ id: z.string() })
  )
  return patient?.id ?? null
}

/** The customer's letters and copies of prescriptions, newest first. */
export async function readDocuments(
  container: MedusaContainer,
  customerId: string,
  filter: { order_id?: string } = {}
) {
  const patientId = await patientIdOf(container, customerId)
  if (!patientId) {
    return []
  }
  const [letters, prescriptions] = await Promise.all([
    container
      .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
      .listPatientDocuments(
        { patient_id: patientId, ...filter },
        { take: MAX_DOCUMENTS, order: { created_at: "DESC" } }
      ),
    readSignedPrescriptions(container, patientId, filter),
  ])
  return [
    ...letters.map((letter) => ({
      id: letter.id,
      kind: letter.kind,
      title: letter.title,
      order_id: letter.order_id,
      created_at: letter.created_at.toISOString(),
    })),
    ...prescriptions.map((prescription) => ({
      id: prescription.id,
      kind: "prescription_copy" as const,
      title: "Prescription (copy)",
      order_id: prescription.order_id,
      created_at: prescription.signed_at.toISOString(),
    })),
  ].sort((a, b) => b.created_at.localeCompare(a.created_at))
}

async function readSignedPrescriptions(
  container: MedusaContainer,
  patientId: string,
  filter: { order_id?: string }
) {
  return readRows(
    container,
    {
      entity: "prescription",
      fields: Object.keys(prescriptionRow.shape),
      filters: {
        patient_id: patientId,
        ...SHOWN_PRESCRIPTIONS,
        document_file_key: { $ne: null },
        ...filter,
      },
      pagination: { take: MAX_DOCUMENTS, order: { signed_at: "DESC" } },
    },
    prescriptionRow
  )
}

/** One document of the customer's as a PDF; the reading is audited. @throws not_found also for somebody else's */
export async function openDocument(
  container: MedusaContainer,
  customerId: string,
  documentId: string
): Promise<Buffer> {
  const patientId = await patientIdOf(container, customerId)
  const pdf = !patientId
    ? null
    : documentId.startsWith("rx_")
      ? await openPrescription(container, patientId, documentId)
      : await openLetter(container, patientId, documentId)
  if (!pdf) {
    throw notFound("Document", documentId)
  }
  await container
    .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
    .noteReading(
      {
        action: "document.read",
        actor: { type: "patient", id: customerId },
        entity_type: "document",
        entity_id: documentId,
        patient_id: patientId,
      },
      clock.now()
    )
  return pdf
}

async function openLetter(
  container: MedusaContainer,
  patientId: string,
  documentId: string
): Promise<Buffer | null> {
  const correspondence = container.resolve<CorrespondenceModuleService>(
    CORRESPONDENCE_MODULE
  )
  const [document] = await correspondence.listPatientDocuments({
    id: documentId,
    patient_id: patientId,
  })
  if (!document) {
    return null
  }
  const [letter] = await correspondence.listLetters({
    case_id: document.case_id,
    dose_change_id: document.dose_change_id,
  })
  return letter
    ? correspondence.openLetter(
        letter,
        await sealed(container, document.file_key)
      )
    : null
}

async function openPrescription(
  container: MedusaContainer,
  patientId: string,
  prescriptionId: string
): Promise<Buffer | null> {
  const prescribing =
    container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
  const [record] = await prescribing.listPrescriptions({
    id: prescriptionId,
    patient_id: patientId,
    ...SHOWN_PRESCRIPTIONS,
  })
  return record?.document_file_key
    ? prescribing.openDocument(
        record,
        await sealed(container, record.document_file_key)
      )
    : null
}

const sealed = async (container: MedusaContainer, key: string) =>
  (await container.resolve(Modules.FILE).getAsBuffer(key)).toString("utf8")
