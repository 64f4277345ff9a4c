import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import type { PlanRecord } from "../../../modules/treatment-plan/types"
import { isCardKept } from "../../checkout/kept-card"
import { findPlanOffers } from "../../checkout/plan-offers"
import {
  lengthsInPlace,
  planChangeOf,
  planToChange,
  unitPriceInPlace,
} from "../plan-change"
import type { Item } from "../review-facts"

jest.mock("../../checkout/kept-card")
jest.mock("../../checkout/plan-offers")
jest.mock("../../../shared/env", () => ({
  runningEnv: () => ({
    PHARMACY_NAME: "Sample Pharmacy",
    PHARMACY_PHONE: "020 7946 0000",
  }),
}))

const record = {
  id: "case_1",
  order_id: "order_1",
  consultation_id: "con_1",
  order_type: "instalments",
  instalment_count: 3,
} as CaseRecord
const plan = {
  id: "pln_1",
  reference: "PLN-1",
  months: 3,
  formulary_item_id: "fit_1",
  quantity: 2,
  monthly_price: 3000,
  delivery_price: 290,
} as PlanRecord
const itemOf = (id: string, most = 6) =>
  ({
    id,
    variant_id: `variant_${id}`,
    period_days: 90,
    max_quantity_per_period: most,
  }) as Item

function backend(plans: PlanRecord[] = [plan]) {
  const container = createMedusaContainer()
  container.register(
    TREATMENT_PLAN_MODULE,
    asValue({ listPlans: async () => plans })
  )
  return container
}

beforeEach(() => {
  jest.mocked(findPlanOffers).mockResolvedValue([
    { months: 3, unit_price: 1700 },
    { months: 6, unit_price: 1400 },
  ])
  jest.mocked(isCardKept).mockResolvedValue(true)
})

it.each<[string, string, number, number, [number, number][]]>([
  [
    "keeps the price of what stays",
    "fit_1",
    1,
    6,
    [
      [3, 1500],
      [6, 1400],
    ],
  ],
  [
    "asks today's prices for another item",
    "fit_2",
    1,
    6,
    [
      [3, 1700],
      [6, 1400],
    ],
  ],
  [
    "keeps no price beyond what a period may hold",
    "fit_1",
    2,
    3,
    [
      [3, 1700],
      [6, 1400],
    ],
  ],
])("%s (PAY-8)", async (_, id, packs, most, expected) => {
  const to = { item: itemOf(id, most), packs }
  const lengths = await lengthsInPlace(backend(), record, plan, to)
  expect(lengths.map((one) => [one.months, one.unit_price])).toEqual(expected)
})

it("keeps a length that isn't offered any more where it stays", async () => {
  jest.mocked(findPlanOffers).mockResolvedValue([])
  const to = { item: itemOf("fit_1"), packs: 1 }
  expect(await lengthsInPlace(backend(), record, plan, to)).toEqual([
    { months: 3, unit_price: 1500 },
  ])
  expect(findPlanOffers).toHaveBeenCalledWith(expect.anything(), {
    variant_id: "variant_fit_1",
    consultation_id: "con_1",
    quantity: 1,
    case_id: "case_1",
  })
})

it("proposes no length that isn't offered, and none whose card wasn't kept", async () => {
  const price = (months: number) =>
    unitPriceInPlace(backend(), record, plan, {
      item: itemOf("fit_2"),
      packs: 1,
      months,
    })
  expect(await price(6)).toBe(1400)
  await expect(price(4)).rejects.toMatchObject({
    code: "not_eligible",
    message: expect.stringContaining("lengths that are: 3, 6"),
  })
  jest.mocked(isCardKept).mockResolvedValue(false)
  await expect(price(6)).rejects.toMatchObject({
    code: "not_eligible",
    message: expect.stringContaining("wasn't kept"),
  })
})

it("changes the plan that its case says, and waits while that is still being written", async () => {
  expect(await planToChange(backend(), record)).toBe(plan)
  const one_off = { ...record, order_type: "one_off" } as CaseRecord
  expect(await planToChange(backend(), one_off)).toBeNull()
  for (const [plans, months] of [
    [[], 3],
    [[plan], 2],
  ] as const) {
    await expect(
      planToChange(backend([...plans]), { ...record, instalment_count: months })
    ).rejects.toMatchObject({ code: "guard_not_met" })
  }
})

it("says with the change what is asked for now and each month", () => {
  const to = { months: 6, unit_pence: 1400, packs: 3 }
  const change = planChangeOf(plan, to, { paid_pence: 3000, new_pence: 4200 })
  expect(change).toMatchObject({
    from_months: 3,
    to_months: 6,
    from_monthly_pence: 3000,
    to_monthly_pence: 4200,
    delivery_pence: 290,
  })
  for (const words of [
    "your plan PLN-1",
    "You pay £12.00 more today",
    "takes £44.90 from the card",
    "5 more times",
  ]) {
    expect(change.mandate.text).toContain(words)
  }
})
