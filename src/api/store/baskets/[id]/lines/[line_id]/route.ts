import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  changeBasketLineWorkflow,
  removeBasketLineWorkflow,
} from "../../../../../../workflows/checkout/change-lines"
import type {
  BasketView,
  ChangeLineType,
} from "../../../../../contracts/basket"
import { requireParam } from "../../../../../middlewares/require-param"
import { answerWithBasket } from "../../../answer"

/** Sets a line's quantity. */
export async function POST(
  req: MedusaRequest<ChangeLineType>,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  const basket_id = requireParam(req, "id")
  await changeBasketLineWorkflow(req.scope).run({
    input: {
      basket_id,
      line_id: requireParam(req, "line_id"),
      quantity: req.validatedBody.quantity,
    },
  })
  await answerWithBasket(req, res, basket_id)
}

/** Takes a line out. */
export async function DELETE(
  req: MedusaRequest,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  const basket_id = requireParam(req, "id")
  await removeBasketLineWorkflow(req.scope).run({
    input: { basket_id, line_id: requireParam(req, "line_id") },
  })
  await answerWithBasket(req, res, basket_id)
}
