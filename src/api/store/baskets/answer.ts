import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readBasket } from "../../../workflows/checkout/read-basket"
import type { BasketView } from "../../contracts/basket"

/** Answers with the basket as it is now, as every route that changes one does. */
export async function answerWithBasket(
  req: MedusaRequest,
  res: MedusaResponse<{ basket: BasketView }>,
  basketId: string
): Promise<void> {
  res.json({ basket: await readBasket(req.scope, basketId) })
}
