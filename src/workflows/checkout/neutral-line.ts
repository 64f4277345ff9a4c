/**
 * What Medusa's own tables say of a line that needs a consultation. They are
 * not encrypted and reach emails, exports and the order pages, so they name
 * neither the medicine nor the condition (design section 9); who may know reads
 * it from the formulary by the variant's id.
 */
const NEUTRAL_TITLE = "Treatment"

export const neutralLine = {
  title: NEUTRAL_TITLE,
  subtitle: "",
  thumbnail: "",
  product_title: NEUTRAL_TITLE,
  product_description: "",
  product_subtitle: "",
  product_type: "",
  product_collection: "",
  product_handle: "",
  variant_sku: "",
  variant_barcode: "",
  variant_title: "",
  variant_option_values: {},
} as const
