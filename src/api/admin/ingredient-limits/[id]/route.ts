import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { saveIngredientLimitWorkflow } from "../../../../workflows/catalogue/save-ingredient-limit"
import type {
  IngredientLimitResponse,
  SaveIngredientLimitType,
} from "../../../contracts/ingredient-limit"
import { requireParam } from "../../../middlewares/require-param"
import { staffActor } from "../../../middlewares/staff-request"
import { limitView } from "../view"

/** Changes a limit or sets it aside; nothing is deleted. */
export async function POST(
  req: AuthenticatedMedusaRequest<SaveIngredientLimitType>,
  res: MedusaResponse<IngredientLimitResponse>
): Promise<void> {
  const { result } = await saveIngredientLimitWorkflow(req.scope).run({
    input: {
      id: requireParam(req, "id"),
      limit: req.validatedBody,
      actor: staffActor(req),
    },
  })
  res.json({ ingredient_limit: limitView(result) })
}
