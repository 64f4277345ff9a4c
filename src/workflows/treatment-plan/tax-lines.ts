import type {
  ItemTaxLineDTO,
  MedusaContainer,
  ShippingTaxLineDTO,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** What of a month's order is taxed: its line and its delivery, in pounds. */
export type Taxed = {
  key: string
  product_id: string
  product_type_id: string | null
  quantity: number
  unit_price: number
  shipping_option_id: string | null
  shipping_amount: number
}

type TaxLine = {
  code: string
  rate: number
  tax_rate_id?: string
  description: string
  provider_id: string
}

/** We deliver in Great Britain only (ENT-4): one region's rates are all there are. */
const ADDRESS = { country_code: "gb" }
const CURRENCY = "gbp"
const SHIPPING = "delivery:"

/** The VAT of today on some lines and their deliveries (PAY-8), in one call of Medusa's tax module. */
export async function taxLinesOf(
  container: MedusaContainer,
  taxed: readonly Taxed[]
): Promise<Map<string, { line: TaxLine[]; shipping: TaxLine[] }>> {
  const lines = await container.resolve(Modules.TAX).getTaxLines(
    [
      ...taxed.map(({ key, product_type_id, ...one }) => ({
        id: key,
        product_id: one.product_id,
        ...(product_type_id ? { product_type_id } : {}),
        quantity: one.quantity,
        unit_price: one.unit_price,
        currency_code: CURRENCY,
      })),
      ...taxed.flatMap(({ key, shipping_option_id, shipping_amount }) =>
        shipping_option_id
          ? [
              {
                id: `${SHIPPING}${key}`,
                shipping_option_id,
                unit_price: shipping_amount,
                currency_code: CURRENCY,
              },
            ]
          : []
      ),
    ],
    { address: ADDRESS }
  )
  const of = (id: string) => lines.filter((line) => idOf(line) === id)
  return new Map(
    taxed.map(({ key }) => [
      key,
      {
        line: of(key).map(toLine),
        shipping: of(`${SHIPPING}${key}`).map(toLine),
      },
    ])
  )
}

const idOf = (line: ItemTaxLineDTO | ShippingTaxLineDTO): string =>
  "line_item_id" in line ? line.line_item_id : line.shipping_line_id

const toLine = (line: ItemTaxLineDTO | ShippingTaxLineDTO): TaxLine => ({
  code: line.code ?? "",
  rate: line.rate,
  ...(line.rate_id ? { tax_rate_id: line.rate_id } : {}),
  description: line.name,
  provider_id: line.provider_id,
})
