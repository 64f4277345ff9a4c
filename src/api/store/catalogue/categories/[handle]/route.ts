import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { notFound } from "../../../../../shared/errors"
import { readClinicalCategories } from "../../../../../workflows/catalogue/read-formulary"
import { readSoldProducts } from "../../../../../workflows/catalogue/read-products"
import type {
  CategoryResponse,
  ProductCard,
} from "../../../../contracts/catalogue"
import { requireParam } from "../../../../middlewares/require-param"
import { salesChannelsOf, sendCached } from "../../send-cached"
import { productCard } from "../../view"

/** One condition with what may be discussed for it. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<CategoryResponse>
): Promise<void> {
  const handle = requireParam(req, "handle")
  await sendCached(req, res, async (): Promise<CategoryResponse> => {
    const categories = await readClinicalCategories(req.scope)
    const category = categories.find((found) => found.handle === handle)
    if (!category) {
      throw notFound("Category", handle)
    }
    const products = await readSoldProducts(
      req.scope,
      { category: handle },
      salesChannelsOf(req)
    )
    return {
      category: {
        handle,
        name: category.name,
        summary: category.summary,
        treatments_note: category.treatments_note,
        products: products
          .map(productCard)
          .filter((card): card is ProductCard => card !== null),
      },
    }
  })
}
