import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  QueryContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  proposedPrice,
  unitPrice,
} from "../../modules/clinical-review/domain/change-proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { notAllowed, notFound } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"

const pounds = z.coerce.number()
const orderSchema = z.object({
  region_id: z.string(),
  items: z.array(
    z
      .object({ id: z.string(), total: pounds, original_total: pounds })
      .nullable()
  ),
})
const variantSchema = z.object({
  product: z.object({ status: z.string() }).nullish(),
  calculated_price: z.object({ calculated_amount: pounds }).nullish(),
})

/**
 * What a case's line was paid with and what another item would cost in its
 * place, in pence. No code is ever applied to it; the share that one took off
 * the line stays, and there is none on a prescription medicine (SAF-3).
 * @throws not_eligible when the item isn't sold now
 */
export async function priceChange(
  container: MedusaContainer,
  record: CaseRecord,
  to: { variant_id: string; packs: number }
): Promise<{ paid_pence: number; new_pence: number }> {
  const order = await readRow(
    container,
    {
      entity: "order",
      fields: [
        "id",
        "region_id",
        // Without it no total of a line is worked out.
        "total",
        "items.*",
        "items.total",
        "items.original_total",
      ],
      filters: { id: record.order_id },
    },
    orderSchema
  )
  const line = order?.items.find((one) => one?.id === record.line_item_id)
  if (!order || !line) {
    throw notFound("Line of case", record.id)
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "product_variant",
      fields: ["id", "product.status", "calculated_price.calculated_amount"],
      filters: { id: to.variant_id },
      context: {
        calculated_price: QueryContext({
          region_id: order.region_id,
          currency_code: "gbp",
        }),
      },
    })
  const [variant] = z.array(variantSchema).parse(data)
  const list = variant?.calculated_price?.calculated_amount
  if (list === undefined || variant?.product?.status !== "published") {
    throw notAllowed("not_eligible", `Variant ${to.variant_id} is not sold now`)
  }
  const paid_pence = toPence(line.total)
  const price = unitPrice(toPence(list), {
    undiscounted_pence: toPence(line.original_total),
    paid_pence,
  })
  return { paid_pence, new_pence: proposedPrice(price, to.packs, paid_pence) }
}
