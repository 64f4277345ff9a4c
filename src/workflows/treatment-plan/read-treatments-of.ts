import type { MedusaContainer } from "@medusajs/framework/types"
import { readDoseNames } from "../dose-change/month-terms"
import { casesOf } from "../clinical-review/services"

/** What staff call the treatment of a plan by. */
export type TreatmentOf = {
  case_reference: string | null
  order_id: string | null
  order_display_id: number | null
  treatment_name: string | null
}

const UNKNOWN: TreatmentOf = {
  case_reference: null,
  order_id: null,
  order_display_id: null,
  treatment_name: null,
}

/** The treatments of some plans, or of months of them, by their cases, as their strength is for that month, or now: two queries however many. */
export async function readTreatmentsOf(
  container: MedusaContainer,
  of: { case_id: string }[]
): Promise<(case_id: string, number?: number) => TreatmentOf> {
  const ids = [...new Set(of.map(({ case_id }) => case_id))]
  const cases =
    ids.length === 0
      ? []
      : await casesOf(container).listClinicalCases(
          { id: ids },
          {
            select: [
              "id",
              "reference",
              "order_id",
              "order_display_id",
              "treatment_name",
            ],
            take: ids.length,
          }
        )
  const byId = new Map(
    cases.map((one): [string, TreatmentOf] => [
      one.id,
      {
        case_reference: one.reference,
        order_id: one.order_id,
        order_display_id: one.order_display_id,
        treatment_name: one.treatment_name,
      },
    ])
  )
  const doseOf = await readDoseNames(container, ids)
  return (case_id, number) => {
    const found = byId.get(case_id) ?? UNKNOWN
    const treatment_name = doseOf(case_id, number)
    return treatment_name === null ? found : { ...found, treatment_name }
  }
}
