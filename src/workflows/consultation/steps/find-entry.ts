import { z } from "@medusajs/framework/zod"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { invalid } from "../../../shared/errors"

type Input = { category: string; product?: string | undefined }
type Entry = {
  category: z.infer<typeof categorySchema>
  product: z.infer<typeof productSchema> | null
}

const categorySchema = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  form_key: z.string(),
})
const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  status: z.string(),
})

/**
 * The category and product through which somebody enters (ENT-3); the product
 * has to be one of the category's. Nothing to undo: it only reads.
 */
export const findEntryStep = createStep(
  "find-consultation-entry",
  async (input: Input, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data: categories } = await query.graph({
      entity: "clinical_category",
      fields: ["id", "handle", "name", "form_key"],
      filters: { handle: input.category },
    })
    if (!categories[0]) {
      throw invalid("category", "is not one of our categories")
    }
    const category = categorySchema.parse(categories[0])
    if (input.product === undefined) {
      return new StepResponse<Entry>({ category, product: null })
    }
    const { data: products } = await query.graph({
      entity: "product",
      fields: ["id", "handle", "title", "status"],
      filters: { handle: input.product },
    })
    const product = products[0] ? productSchema.parse(products[0]) : undefined
    const { data: items } = await query.graph({
      entity: "formulary_item",
      fields: ["id"],
      filters: {
        product_id: product?.id ?? "",
        category_id: category.id,
        sellable: true,
      },
    })
    if (product?.status !== "published" || items.length === 0) {
      throw invalid("product", "is not a treatment of this category")
    }
    return new StepResponse<Entry>({ category, product })
  }
)
