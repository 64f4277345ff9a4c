import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { setDeliveryAddressWorkflow } from "../../../../../workflows/checkout/set-delivery"
import type {
  BasketView,
  SetDeliveryAddressType,
} from "../../../../contracts/basket"
import { signedInCustomer } from "../../../../middlewares/basket-token"
import { requireParam } from "../../../../middlewares/require-param"
import { answerWithBasket } from "../../answer"

export async function POST(
  req: MedusaRequest<SetDeliveryAddressType>,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  const basket_id = requireParam(req, "id")
  await setDeliveryAddressWorkflow(req.scope).run({
    input: {
      basket_id,
      customer_id: signedInCustomer(req),
      address: req.validatedBody.address,
    },
  })
  await answerWithBasket(req, res, basket_id)
}
