import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createBasketWorkflow } from "../../../workflows/checkout/create-basket"
import type { BasketHandle } from "../../contracts/basket"
import { signedInCustomer } from "../../middlewares/basket-token"
import { basketHandle, salesChannelOf } from "./handle"

/** Opens a basket; the token is told once and opens it again. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<{ basket: BasketHandle }>
): Promise<void> {
  const { result } = await createBasketWorkflow(req.scope).run({
    input: {
      customer_id: signedInCustomer(req),
      sales_channel_id: salesChannelOf(req),
    },
  })
  res.status(201).json({ basket: basketHandle(result.id) })
}
