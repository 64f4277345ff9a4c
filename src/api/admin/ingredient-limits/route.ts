import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readIngredientLimits } from "../../../workflows/catalogue/read-ingredient-limits"
import { saveIngredientLimitWorkflow } from "../../../workflows/catalogue/save-ingredient-limit"
import type {
  IngredientLimitResponse,
  IngredientLimitsResponse,
  SaveIngredientLimitType,
} from "../../contracts/ingredient-limit"
import { staffActor } from "../../middlewares/staff-request"
import { limitView } from "./view"

/** The limits by ingredient, those set aside too. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<IngredientLimitsResponse>
): Promise<void> {
  const rows = await readIngredientLimits(req.scope)
  res.json({ ingredient_limits: rows.map(limitView) })
}

/** Adds a limit; it works at once. */
export async function POST(
  req: AuthenticatedMedusaRequest<SaveIngredientLimitType>,
  res: MedusaResponse<IngredientLimitResponse>
): Promise<void> {
  const { result } = await saveIngredientLimitWorkflow(req.scope).run({
    input: { id: null, limit: req.validatedBody, actor: staffActor(req) },
  })
  res.status(201).json({ ingredient_limit: limitView(result) })
}
