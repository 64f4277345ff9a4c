import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import FormularyModule from "../modules/formulary"

/** The pack that an item is about. Read only: the column is the truth. */
export default defineLink(
  {
    linkable: FormularyModule.linkable.formularyItem,
    field: "variant_id",
  },
  { linkable: ProductModule.linkable.productVariant },
  { readOnly: true }
)
