import type { MedusaContainer } from "@medusajs/framework/types"
import {
  plainBatch,
  type StopScope,
} from "../../modules/dispensing/domain/stop-order"
import { medicineName } from "../../modules/formulary/domain/medicine-name"
import { casesOf, formularyOf, patientsOf } from "../clinical-review/services"
import { dispensingOf } from "./services"

type Subject = {
  scope: StopScope
  subject_id: string
  batch_number: string | null
  label: string
}

const EACH = 5
const likely = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`

/**
 * What a stop may be about: cases and their patients by the reference of a case
 * or supply, products by their name, batches by their number as scanned.
 */
export async function findStopSubjects(
  container: MedusaContainer,
  q: string
): Promise<Subject[]> {
  const [people, items, batches] = await Promise.all([
    findPeople(container, q),
    findItems(container, q),
    findBatches(container, q),
  ])
  return [...people, ...items, ...batches]
}

async function findPeople(
  container: MedusaContainer,
  q: string
): Promise<Subject[]> {
  const supplies = await dispensingOf(container).listSupplies(
    { reference: { $ilike: likely(q) } },
    { select: ["case_id"], take: EACH }
  )
  const cases = await casesOf(container).listClinicalCases(
    {
      $or: [
        { reference: { $ilike: likely(q) } },
        { id: supplies.map(({ case_id }) => case_id) },
      ],
    },
    { take: EACH, order: { created_at: "DESC" } }
  )
  const patients = await patientsOf(container).listPatients(
    { id: cases.map(({ patient_id }) => patient_id) },
    { take: EACH }
  )
  return [
    ...cases.map((one) => ({
      scope: "case" as const,
      subject_id: one.id,
      batch_number: null,
      label: `${one.reference}, ${one.treatment_name}`,
    })),
    ...patients.map((one) => ({
      scope: "patient" as const,
      subject_id: one.id,
      batch_number: null,
      label: `${one.first_name} ${one.last_name}, everything`,
    })),
  ]
}

async function findItems(
  container: MedusaContainer,
  q: string
): Promise<Subject[]> {
  const items = await formularyOf(container).listFormularyItems(
    { ingredient: { $ilike: likely(q) } },
    { take: EACH, order: { ingredient: "ASC", strength: "ASC" } }
  )
  return items.map((item) => ({
    scope: "item" as const,
    subject_id: item.id,
    batch_number: null,
    label: `${medicineName(item)}, ${item.pack_size}`,
  }))
}

async function findBatches(
  container: MedusaContainer,
  q: string
): Promise<Subject[]> {
  const scanned = await dispensingOf(container).listSupplyBatches(
    { batch_number: { $ilike: likely(q.trim()) } },
    { relations: ["supply"], take: 50, order: { at: "DESC" } }
  )
  const found = new Map<string, Subject>()
  for (const { batch_number, supply } of scanned) {
    const batch = plainBatch(batch_number)
    found.set(`${supply.formulary_item_id} ${batch}`, {
      scope: "batch",
      subject_id: supply.formulary_item_id,
      batch_number: batch,
      label: `Batch ${batch} of ${supply.treatment_name}`,
    })
  }
  return [...found.values()].slice(0, EACH)
}
