import type { MedusaContainer } from "@medusajs/framework/types"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type PrescribingModuleService from "../../modules/prescribing/service"

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
  const prescribing =
    container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
  const [prescription] = await prescribing.listPrescriptions({
    case_id: about.id,
    state: "signed",
  })
  if (!prescription) {
    return bought
  }
  const content = await prescribing.readContent(prescription.id)
  return content.medicines
    .map(
      (medicine) =>
        `Prescribed: ${medicine.description}, ${medicine.quantity} in all. Directions: ${medicine.dose}. ${medicine.directions} Prescriber: ${content.prescriber.name} (${content.prescriber.body} ${content.prescriber.number}).`
    )
    .join("\n")
}
