import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { applyPromotionWorkflow } from "../../../../../workflows/checkout/apply-promotion"
import type {
  ApplyPromotionType,
  BasketView,
} from "../../../../contracts/basket"
import { requireParam } from "../../../../middlewares/require-param"
import { answerWithBasket } from "../../answer"

export async function POST(
  req: MedusaRequest<ApplyPromotionType>,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  const basket_id = requireParam(req, "id")
  await applyPromotionWorkflow(req.scope).run({
    input: { basket_id, code: req.validatedBody.code },
  })
  await answerWithBasket(req, res, basket_id)
}
