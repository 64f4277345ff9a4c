import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { FORMULARY_MODULE } from "../../modules/formulary"
import type { LimitInput } from "../../modules/formulary/domain/limit-input"
import type FormularyModuleService from "../../modules/formulary/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"

export type SaveIngredientLimitInput = {
  id: string | null
  limit: LimitInput
  actor: Actor
}

const saveIngredientLimitStep = createStep(
  "save-ingredient-limit-step",
  async ({ id, limit, actor }: SaveIngredientLimitInput, { container }) =>
    // Nothing to undo: it is the only step.
    new StepResponse(
      await container
        .resolve<FormularyModuleService>(FORMULARY_MODULE)
        .saveLimit({ id, limit }, actor, clock.now())
    )
)

/** Adds or changes how much of an ingredient one person may have. Called by its settings page. */
export const saveIngredientLimitWorkflow = createWorkflow(
  "save-ingredient-limit",
  function (input: SaveIngredientLimitInput) {
    return new WorkflowResponse(saveIngredientLimitStep(input))
  }
)
