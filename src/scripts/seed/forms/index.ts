import type { MedusaContainer } from "@medusajs/framework/types"
import { CONSULTATION_MODULE } from "../../../modules/consultation"
import type { FormDraft } from "../../../modules/consultation/domain/definition/form-definition"
import type ConsultationModuleService from "../../../modules/consultation/service"
import { systemActor } from "../../../shared/actor"
import { acne } from "./acne"
import { asthmaReliever } from "./asthma-reliever"
import { erectileDysfunction } from "./erectile-dysfunction"
import { hairLoss } from "./hair-loss"
import { testKits } from "./test-kits"
import { weightManagement } from "./weight-management"

/** One form for each clinical category; the key is the category's handle. */
export const SEED_FORMS: readonly FormDraft[] = [
  hairLoss,
  erectileDysfunction,
  weightManagement,
  asthmaReliever,
  acne,
  testKits,
]

/** Publishes the forms; one whose content is published already stays as it is. */
export async function seedForms(container: MedusaContainer): Promise<void> {
  const consultations =
    container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
  for (const definition of SEED_FORMS) {
    await consultations.publishFormVersion({
      definition,
      actor: systemActor("seed"),
    })
  }
}
