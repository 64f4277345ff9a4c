import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../../../shared/errors"
import { readSoldProducts } from "../../../../../workflows/catalogue/read-products"
import type { ProductResponse } from "../../../../contracts/catalogue"
import { requireParam } from "../../../../middlewares/require-param"
import { salesChannelsOf, sendCached } from "../../send-cached"
import { productPage } from "../../view"

/** A product's page; a POM without packs, prices and stock (ENT-2). */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<ProductResponse>
): Promise<void> {
  const handle = requireParam(req, "handle")
  await sendCached(req, res, async (): Promise<ProductResponse> => {
    const [found] = await readSoldProducts(
      req.scope,
      { product: handle },
      salesChannelsOf(req)
    )
    const product = found && productPage(found)
    if (!product) {
      throw notFound("Product", handle)
    }
    return { product }
  })
}
