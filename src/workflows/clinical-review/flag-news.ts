import type { MedusaContainer } from "@medusajs/framework/types"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { clock } from "../../shared/clock"
import { clusterIds } from "../patient/linked-persons"
import { flagMeasurements } from "./evidence-facts"
import { clinicalDenials } from "./person-facts"
import { casesOf } from "./services"

/**
 * Flags a case with what became known of its person after it was opened: another
 * body than declared, and denials under whichever account. Before it is shown to
 * its queue and before anybody says yes to it; repeatable.
 */
export async function flagNews(
  container: MedusaContainer,
  record: CaseRecord
): Promise<void> {
  await flagMeasurements(container, record)
  await flagDenials(container, record)
}

/**
 * Two requests at once, or an account that was linked since: what a clinician
 * turned down under one is read before the other is approved (SAF-9, R-32).
 */
async function flagDenials(
  container: MedusaContainer,
  { id, patient_id, category_handle }: CaseRecord
): Promise<void> {
  const denied = await clinicalDenials(container, {
    patient_ids: await clusterIds(container, patient_id),
    category_handle,
  })
  for (const subject of denied) {
    await casesOf(container).raiseFlag(
      { case_id: id, kind: "denied_before", subject },
      clock.now()
    )
  }
}
