import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type { ItemInput } from "../../modules/formulary/domain/item-input"
import type FormularyModuleService from "../../modules/formulary/service"
import type { NewItem } from "../../modules/formulary/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { invalid } from "../../shared/errors"
import { dropCatalogueCache } from "./drop-catalogue-cache"

const variants = z.array(z.object({ product_id: z.string() }))

export type AddFormularyItemInput = {
  item: Omit<NewItem, "product_id">
  actor: Actor
}
export type ChangeFormularyItemInput = {
  id: string
  change: Partial<ItemInput>
  actor: Actor
}

const addFormularyItemStep = createStep(
  "add-formulary-item-step",
  async ({ item, actor }: AddFormularyItemInput, { container }) => {
    const formulary =
      container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "product_variant",
      fields: ["id", "product_id"],
      filters: { id: item.variant_id },
    })
    const [variant] = variants.parse(data)
    if (!variant) {
      throw invalid("variant_id", "is not a product variant")
    }
    const { product_id } = variant
    await assertCategory(formulary, item.category_id)
    const saved = await formulary.addItem(
      { ...item, product_id },
      actor,
      clock.now()
    )
    await dropCatalogueCache()
    // Nothing to undo: it is the last step.
    return new StepResponse({ id: saved.id })
  }
)

/** Makes a variant a formulary item (ENT-1). Called by the product page and the seed. */
export const addFormularyItemWorkflow = createWorkflow(
  "add-formulary-item",
  function (input: AddFormularyItemInput) {
    return new WorkflowResponse(addFormularyItemStep(input))
  }
)

const changeFormularyItemStep = createStep(
  "change-formulary-item-step",
  async ({ id, change, actor }: ChangeFormularyItemInput, { container }) => {
    const formulary =
      container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    if (change.category_id !== undefined) {
      await assertCategory(formulary, change.category_id)
    }
    await formulary.changeItem(id, change, actor, clock.now())
    await dropCatalogueCache()
    // Nothing to undo: it is the last step.
    return new StepResponse({ id })
  }
)

/** Changes a formulary item (ENT-1). Called by the product page and the seed. */
export const changeFormularyItemWorkflow = createWorkflow(
  "change-formulary-item",
  function (input: ChangeFormularyItemInput) {
    return new WorkflowResponse(changeFormularyItemStep(input))
  }
)

async function assertCategory(
  formulary: FormularyModuleService,
  id: string
): Promise<void> {
  const [category] = await formulary.listClinicalCategories({ id })
  if (!category) {
    throw invalid("category_id", "is not a clinical category")
  }
}
