import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { addItemToBasketWorkflow } from "../../../../../workflows/checkout/change-lines"
import type { AddLineType, BasketView } from "../../../../contracts/basket"
import { requireParam } from "../../../../middlewares/require-param"
import { answerWithBasket } from "../../answer"

/** Adds goods that need no consultation. */
export async function POST(
  req: MedusaRequest<AddLineType>,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  const basket_id = requireParam(req, "id")
  await addItemToBasketWorkflow(req.scope).run({
    input: { basket_id, ...req.validatedBody },
  })
  await answerWithBasket(req, res, basket_id)
}
