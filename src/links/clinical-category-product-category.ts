import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import FormularyModule from "../modules/formulary"

/** Medusa's category of the same condition. Read only: the column is the truth. */
export default defineLink(
  {
    linkable: FormularyModule.linkable.clinicalCategory,
    field: "product_category_id",
  },
  { linkable: ProductModule.linkable.productCategory },
  { readOnly: true }
)
