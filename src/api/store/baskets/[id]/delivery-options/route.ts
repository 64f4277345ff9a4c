import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readDeliveryOptions } from "../../../../../workflows/checkout/read-delivery-options"
import type { DeliveryOption } from "../../../../contracts/basket"
import { requireParam } from "../../../../middlewares/require-param"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<{ options: DeliveryOption[] }>
): Promise<void> {
  res.json({
    options: await readDeliveryOptions(req.scope, requireParam(req, "id")),
  })
}
