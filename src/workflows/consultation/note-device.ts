import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConsultationRecord } from "../../modules/consultation/types"
import { DEVICE_ID } from "../../modules/patient/domain/linkage"
import { clock } from "../../shared/clock"
import { patientsOf } from "../clinical-review/services"

/** Keeps by which browser a person's consultation came (SAF-8), as a keyed hash; a strange id is ignored. */
export async function noteDevice(
  container: MedusaContainer,
  consultation: ConsultationRecord,
  device: string | null
): Promise<void> {
  if (
    consultation.patient_id !== null &&
    device !== null &&
    DEVICE_ID.test(device)
  ) {
    await patientsOf(container).noteLinkage(
      {
        patient_id: consultation.patient_id,
        values: [{ kind: "device", value: device }],
        source: "consultation",
      },
      clock.now()
    )
  }
}
