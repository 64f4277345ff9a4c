import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { chooseDeliveryWorkflow } from "../../../../../workflows/checkout/set-delivery"
import type {
  BasketView,
  ChooseDeliveryType,
} from "../../../../contracts/basket"
import { requireParam } from "../../../../middlewares/require-param"
import { answerWithBasket } from "../../answer"

export async function POST(
  req: MedusaRequest<ChooseDeliveryType>,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  const basket_id = requireParam(req, "id")
  await chooseDeliveryWorkflow(req.scope).run({
    input: { basket_id, option_id: req.validatedBody.option_id },
  })
  await answerWithBasket(req, res, basket_id)
}
