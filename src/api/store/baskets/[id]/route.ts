import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { BasketView } from "../../../contracts/basket"
import { requireParam } from "../../../middlewares/require-param"
import { answerWithBasket } from "../answer"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<{ basket: BasketView }>
): Promise<void> {
  await answerWithBasket(req, res, requireParam(req, "id"))
}
