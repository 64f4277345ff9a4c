import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { BILLING_MODULE } from "../../../modules/billing"
import type { RefundRecord } from "../../../modules/billing/types"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { settleInstalmentMoney } from "../settle-instalment-money"

const refund = (
  payment: "order" | "difference",
  state: RefundRecord["state"]
): RefundRecord =>
  ({
    id: `cre_${payment}`,
    case_id: "case_1",
    instalment_id: null,
    payment_id: `pay_${payment}`,
    payment_intent: `pi_${payment}`,
    purpose: "ended",
    amount: 1000,
    covered_by: null,
    state,
  }) as RefundRecord

/** What becomes of a first month that a dearer change made two payments of, as the news of one refund comes. */
async function settled(refunds: RefundRecord[], news: RefundRecord) {
  const did: string[] = []
  const container = createMedusaContainer()
  container.register(
    BILLING_MODULE,
    asValue({ listCaseRefunds: async () => refunds })
  )
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({
      listPlans: async () => [{ id: "pln_1" }],
      listInstalments: async ({ number }: { number?: number }) =>
        number === 1
          ? [{ id: "ins_1", number: 1, amount: 2500, state: "paid" }]
          : [],
      recordMoney: async (_: string, event: string) => {
        did.push(event)
        return { state: "refunded" }
      },
    })
  )
  await settleInstalmentMoney(container, news)
  return did
}

it.each<[string, RefundRecord["state"], RefundRecord["state"], string[]]>([
  ["one payment is back, the difference on its way", "succeeded", "sent", []],
  ["the difference is back, the payment on its way", "sent", "succeeded", []],
  ["both are back", "succeeded", "succeeded", ["refund"]],
])("gives a first month back when %s", async (_, first, second, expected) => {
  const order = refund("order", first)
  const difference = refund("difference", second)
  for (const news of [order, difference]) {
    expect(await settled([order, difference], news)).toEqual(expected)
  }
})
