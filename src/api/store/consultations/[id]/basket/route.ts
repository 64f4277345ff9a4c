import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { addTreatmentToBasketWorkflow } from "../../../../../workflows/checkout/add-treatment"
import type {
  AddTreatmentType,
  BasketHandle,
} from "../../../../contracts/basket"
import { assertMayUseBasket } from "../../../../middlewares/basket-token"
import { requireParam } from "../../../../middlewares/require-param"
import { basketHandle, salesChannelOf } from "../../../baskets/handle"

/** Puts a treatment into a basket on the signed-in customer's consultation. */
export async function POST(
  req: AuthenticatedMedusaRequest<AddTreatmentType>,
  res: MedusaResponse<{ basket: BasketHandle }>
): Promise<void> {
  const { basket, ...treatment } = req.validatedBody
  if (basket !== undefined) {
    await assertMayUseBasket(req, basket)
  }
  const { result } = await addTreatmentToBasketWorkflow(req.scope).run({
    input: {
      ...treatment,
      consultation_id: requireParam(req, "id"),
      customer_id: req.auth_context.actor_id,
      basket_id: basket,
      sales_channel_id: salesChannelOf(req),
    },
  })
  res.json({ basket: basketHandle(result.basket_id) })
}
