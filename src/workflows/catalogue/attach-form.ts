import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { storedCheckIn } from "../../modules/formulary/domain/check-in"
import { policyOf } from "../../modules/formulary/domain/evidence-policy"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type FormularyModuleService from "../../modules/formulary/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid, notFound } from "../../shared/errors"
import { consultationsOf } from "../consultation/services"
import { dropCatalogueCache } from "./drop-catalogue-cache"

export type AttachFormInput = {
  category_id: string
  form_key: string
  actor: Actor
}

const attachFormStep = createStep(
  "attach-form-step",
  async ({ category_id, form_key, actor }: AttachFormInput, { container }) => {
    const formulary =
      container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    const [category] = await formulary.listClinicalCategories({
      id: category_id,
    })
    if (!category) {
      throw notFound("Clinical category", category_id)
    }
    const consultations = consultationsOf(container)
    const [form] = await consultations.listForms({ key: form_key })
    const [version] = form
      ? await consultations.listFormVersions(
          { form_id: form.id },
          { take: 1, select: ["id"] }
        )
      : []
    if (!version) {
      throw invalid("form_key", "is not the key of a published form")
    }
    const { handle, product_category_id, name, summary, rank } = category
    await formulary.saveCategory(
      {
        handle,
        product_category_id,
        name,
        summary,
        treatments_note: category.treatments_note,
        rank,
        form_key,
        risk_class: category.risk_class,
        repeat_window_days: category.repeat_window_days,
        identity_recheck_months: category.identity_recheck_months,
        gp_letter_wait_hours: category.gp_letter_wait_hours,
        minimum_interval_days: category.minimum_interval_days,
        plans_allowed: category.plans_allowed,
        longest_gap_days: category.longest_gap_days,
        check_in: storedCheckIn(category),
        evidence_policy: policyOf(category),
      },
      actor,
      clock.now()
    )
    await dropCatalogueCache()
    // Nothing to undo: it is the last step.
    return new StepResponse({ id: category_id })
  }
)

/**
 * Makes a clinical category ask another form (ENT-3). New consultations begin
 * with it; those that are there stay on theirs. Called by the form's page.
 * @throws not_found, invalid_field where the form has no version
 */
export const attachFormWorkflow = createWorkflow(
  "attach-form",
  function (input: AttachFormInput) {
    return new WorkflowResponse(attachFormStep(input))
  }
)
