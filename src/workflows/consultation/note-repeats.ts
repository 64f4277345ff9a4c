import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ConsultationRecord } from "../../modules/consultation/types"
import { consultationsOf } from "./services"

const categorySchema = z.object({ repeat_window_days: z.number() })

/**
 * Keeps with a consultation how often its person handed in for the category of
 * late (REP-1). A guest's, and one that is being answered, have nothing to
 * count yet.
 */
export async function noteRepeats(
  container: MedusaContainer,
  consultation: ConsultationRecord
): Promise<void> {
  if (consultation.patient_id === null || consultation.state === "draft") {
    return
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "clinical_category",
      fields: ["repeat_window_days"],
      filters: { handle: consultation.category_handle },
    })
  if (data[0]) {
    const { repeat_window_days } = categorySchema.parse(data[0])
    await consultationsOf(container).noteRepeats({
      consultation_id: consultation.id,
      patient_id: consultation.patient_id,
      window_days: repeat_window_days,
    })
  }
}
