import type { MedusaContainer } from "@medusajs/framework/types"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type PrescribingModuleService from "../../modules/prescribing/service"
import { authorisingPrescription } from "../prescribing/authorising-prescription"

/** What was approved, in words for the patient: the signed prescription, or the pack. */
export async function readPrescribedText(
  container: MedusaContainer,
  about: {
    id: string
    legal_class: string
    treatment_name: string
    quantity: number
  }
): Promise<string> {
  const bought = `${about.quantity} × ${about.treatment_name}.`
  if (about.legal_class !== "POM") {
    return bought
  }
  const prescription = await authorisingPrescription(container, about.id)
  if (!prescription) {
    return bought
  }
  const content = await container
    .resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
    .readContent(prescription.id)
  return content.medicines
    .map(
      (medicine) =>
        `Prescribed: ${medicine.description}, ${medicine.quantity} in all. Directions: ${medicine.dose}. ${medicine.directions} Prescriber: ${content.prescriber.name} (${content.prescriber.body} ${content.prescriber.number}).`
    )
    .join("\n")
}
