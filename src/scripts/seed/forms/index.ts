import type { MedusaContainer } from "@medusajs/framework/types"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import type ConsultationModuleService from "../../../modules/consultation/service"
import { systemActor } from "../../../shared/actor"
import { SEED_FORMS } from "./forms"

export { SEED_FORMS }

/** Publishes the forms; one whose content is published already stays as it is. */
export async function seedForms(container: MedusaContainer): Promise<void> {
  const consultations =
    container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
  for (const { definition, golden_cases } of SEED_FORMS) {
    await consultations.publishFormVersion({
      definition,
      golden_cases,
      actor: systemActor("seed"),
    })
  }
}
