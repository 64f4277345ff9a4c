import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  QueryContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  type PlanChange,
  proposedPrice,
  unitPrice,
} from "../../modules/clinical-review/domain/change-proposal"
import type { CaseRecord } from "../../modules/clinical-review/types"
import { notAllowed, notFound } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readRow } from "../../shared/read-rows"
import { planChangeOf, planToChange, unitPriceInPlace } from "./plan-change"
import type { Item } from "./review-facts"
import { casesOf } from "./services"

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

/** What would take the place of a case's treatment; `months` of a plan, null for the same length. */
export type ChangeWish = { item: Item; packs: number; months: number | null }

export type ChangePrices = {
  /** Pence of the line: as it was paid, and as it would be. */
  paid_pence: number
  new_pence: number
  /** Pence of the line as it is, without any code. */
  undiscounted_pence: number
  /** What becomes of its plan; null for a one-off. */
  plan: PlanChange | null
}

/**
 * What a case's line was paid with and what something else would cost in its
 * place: of a plan, its first month. No code is ever applied to it; the share
 * that one took off the line as it was bought stays, through every change, and
 * there is none on a prescription medicine (SAF-3).
 * @throws not_eligible when it isn't sold now, or not as such a plan
 */
export async function priceChange(
  container: MedusaContainer,
  record: CaseRecord,
  { item, packs, months }: ChangeWish
): Promise<ChangePrices> {
  const line = await readLine(container, record)
  const list = await listPrice(container, item.variant_id, line.region_id)
  const plan = await planToChange(container, record)
  const wanted = months ?? plan?.months ?? 1
  if (!plan && wanted > 1) {
    throw notAllowed(
      "not_eligible",
      `Case ${record.id} has no plan whose card may be charged later: a plan is ordered anew`
    )
  }
  const unit_pence = plan
    ? await unitPriceInPlace(container, record, plan, {
        item,
        packs,
        months: wanted,
      })
    : list
  const { paid_pence, undiscounted_pence } = line
  // A line that was changed before has the code's share in its price already.
  const bought = await casesOf(container).lineBeforeChanges(record.id)
  const price = unitPrice(
    unit_pence,
    bought ?? { undiscounted_pence, paid_pence }
  )
  const prices = {
    paid_pence,
    new_pence: proposedPrice(price, packs, paid_pence),
  }
  return {
    ...prices,
    undiscounted_pence,
    plan:
      plan && planChangeOf(plan, { months: wanted, unit_pence, packs }, prices),
  }
}

/** A case's line as it was paid, in pence. */
async function readLine(
  container: MedusaContainer,
  record: CaseRecord
): Promise<{
  region_id: string
  paid_pence: number
  undiscounted_pence: number
}> {
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
  return {
    region_id: order.region_id,
    paid_pence: toPence(line.total),
    undiscounted_pence: toPence(line.original_total),
  }
}

/** Pence of a pack bought by itself. @throws not_eligible when it isn't sold now */
async function listPrice(
  container: MedusaContainer,
  variant_id: string,
  region_id: string
): Promise<number> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "product_variant",
      fields: ["id", "product.status", "calculated_price.calculated_amount"],
      filters: { id: variant_id },
      context: {
        calculated_price: QueryContext({
          region_id,
          currency_code: "gbp",
        }),
      },
    })
  const [variant] = z.array(variantSchema).parse(data)
  const list = variant?.calculated_price?.calculated_amount
  if (list === undefined || variant?.product?.status !== "published") {
    throw notAllowed("not_eligible", `Variant ${variant_id} is not sold now`)
  }
  return toPence(list)
}
