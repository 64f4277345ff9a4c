import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { priceChange } from "../price-change"
import type { Item } from "../review-facts"

const record = {
  id: "case_1",
  order_id: "order_1",
  line_item_id: "line_1",
  order_type: "one_off",
} as CaseRecord
const item = { id: "fit_2", variant_id: "variant_2" } as Item

/** A pack costs £25 today; the line was paid with £16. */
function backend(
  original_total: number,
  bought: { paid_pence: number; undiscounted_pence: number } | null
) {
  const container = createMedusaContainer()
  const rows: Record<string, unknown> = {
    order: {
      region_id: "reg_1",
      items: [{ id: "line_1", total: 16, original_total }],
    },
    product_variant: {
      product: { status: "published" },
      calculated_price: { calculated_amount: 25 },
    },
  }
  container.register(
    ContainerRegistrationKeys.QUERY,
    asValue({
      graph: async ({ entity }: { entity: string }) => ({
        data: [rows[entity]],
      }),
    })
  )
  container.register(
    CLINICAL_REVIEW_MODULE,
    asValue({ lineBeforeChanges: async () => bought })
  )
  return container
}

it.each([
  ["keeps the share that a code took off the line", 20, null, 2000],
  [
    "keeps it through a second change, whose line has it in its price",
    16,
    { paid_pence: 2400, undiscounted_pence: 3000 },
    2000,
  ],
  ["takes nothing off where no code was used", 16, null, 2500],
])("%s (SAF-2)", async (_, original_total, bought, new_pence) => {
  const wish = { item, packs: 1, months: null }
  const prices = await priceChange(
    backend(original_total, bought),
    record,
    wish
  )
  expect(prices).toMatchObject({
    paid_pence: 1600,
    new_pence,
    undiscounted_pence: original_total * 100,
  })
})
