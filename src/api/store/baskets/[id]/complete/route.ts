import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { placeOrderWorkflow } from "../../../../../workflows/checkout/place-order"
import { readPlacedOrder } from "../../../../../workflows/checkout/read-placed-order"
import { wakeWorker } from "../../../../../workflows/relay/wake"
import type { CompletionView } from "../../../../contracts/basket"
import { requireParam } from "../../../../middlewares/require-param"

/** Places the order when the card was authorised; may be called again. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse<CompletionView>
): Promise<void> {
  const { result } = await placeOrderWorkflow(req.scope).run({
    input: { basket_id: requireParam(req, "id") },
  })
  if (result.status === "payment_required") {
    res.json(result)
    return
  }
  await wakeWorker(req.scope)
  res.json({
    status: "placed",
    order: await readPlacedOrder(req.scope, result.order_id),
  })
}
