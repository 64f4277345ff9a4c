import type { MedusaContainer } from "@medusajs/framework/types"
import { treatmentSoFar } from "../../modules/clinical-review/domain/treatment-course"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { dispensingOf } from "../dispensing/services"
import { prescribingOf } from "../prescribing/build-content"

const MOST = 50
const iso = (moment: Date | null): string | null =>
  moment?.toISOString() ?? null

/** Prescriptions and supplies of the patient, and how long they have been treated in the case's category (REV-1). */
export async function readCourse(
  container: MedusaContainer,
  { patient_id, category_handle }: CaseRecord
) {
  const supplies = await dispensingOf(container).listSupplies(
    { patient_id },
    { order: { created_at: "DESC" }, take: MOST }
  )
  const prescriptions = await prescribingOf(container).listPrescriptions(
    { patient_id },
    {
      select: ["id", "reference", "case_id", "state", "signed_at"],
      order: { created_at: "DESC" },
      take: MOST,
    }
  )
  const supplied = await dispensingOf(container).listSupplies(
    { patient_id, category_handle, dispatched_at: { $ne: null } },
    { select: ["dispatched_at"], take: null }
  )
  const treatment = treatmentSoFar(
    supplied.flatMap(({ dispatched_at }) => dispatched_at ?? []),
    clock.now()
  )
  return {
    course: {
      supplies: supplies.map((supply) => ({
        id: supply.id,
        reference: supply.reference,
        case_id: supply.case_id,
        case_reference: supply.case_reference,
        treatment_name: supply.treatment_name,
        quantity: supply.quantity,
        instalment_number: supply.instalment_number,
        instalment_count: supply.instalment_count,
        state: supply.state,
        dispatched_at: iso(supply.dispatched_at),
        delivered_at: iso(supply.delivered_at),
      })),
      prescriptions: prescriptions.map((one) => ({
        id: one.id,
        reference: one.reference,
        case_id: one.case_id,
        state: one.state,
        signed_at: iso(one.signed_at),
      })),
      treatment: treatment && {
        ...treatment,
        first_supplied_at: treatment.first_supplied_at.toISOString(),
      },
    },
  }
}
