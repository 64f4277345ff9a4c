import {
  offeredPlans,
  problemOfPlanOptions,
  readPlanOptions,
  unitPriceOf,
  type PlanOption,
} from "../plan-options"

const option = (more: Partial<PlanOption> = {}): PlanOption => ({
  months: 3,
  monthly_price: 1500,
  discount_percent: null,
  on: true,
  ...more,
})
const item = (more = {}) => ({
  plan_options: [option()],
  max_quantity_per_order: 3,
  max_quantity_per_period: 13,
  period_days: 365,
  ...more,
})
const about = { plans_allowed: true, pack_price: 1899, quantity: 1 }

it.each([
  ["nothing decided yet", {}, 0],
  ["none", [], 0],
  ["one", [option()], 1],
  ["what is no option", [{ months: 13, on: true }], 0],
])("reads %s", (_, stored, count) => {
  expect(readPlanOptions(stored)).toHaveLength(count)
})

it.each([
  ["a price", [option()], null],
  ["a discount", [option({ monthly_price: null, discount_percent: 10 })], null],
  ["both", [option({ discount_percent: 10 })], "plan_options.0"],
  ["neither", [option({ monthly_price: null })], "plan_options.0"],
  ["a length twice", [option(), option()], "plan_options.1.months"],
])("judges %s", (_, options, field) => {
  expect(problemOfPlanOptions(options)?.field ?? null).toBe(field)
})

it.each([
  [option(), 1899, 1500],
  [option({ monthly_price: null, discount_percent: 10 }), 1899, 1709],
  [option({ monthly_price: null, discount_percent: 50 }), 1, 1],
  [option({ monthly_price: null, discount_percent: 10 }), null, null],
])("prices %p of a pack for %p pence", (one, pack, pence) => {
  expect(unitPriceOf(one, pack)).toBe(pence)
})

describe("offers", () => {
  const months = (source = item(), more = {}) =>
    offeredPlans(source, { ...about, ...more }).map((one) => one.months)

  it("gives what is on, the shortest first", () => {
    const plan_options = [
      option({ months: 12 }),
      option({ months: 6, on: false }),
      option({ months: 1 }),
    ]
    expect(months(item({ plan_options }))).toEqual([1, 12])
  })

  it("gives none where the category has none (SAF-18)", () => {
    expect(months(item(), { plans_allowed: false })).toEqual([])
  })

  it.each<
    [
      string,
      { length: number; per: [number, number]; quantity?: number },
      boolean,
    ]
  >([
    ["a year's packs fit the year", { length: 12, per: [13, 365] }, true],
    ["two a month don't", { length: 12, per: [13, 365], quantity: 2 }, false],
    [
      "fewer months of two do",
      { length: 6, per: [13, 365], quantity: 2 },
      true,
    ],
    ["one pack in 28 days is one a month", { length: 12, per: [1, 28] }, true],
    ["not in 29 days, for February", { length: 12, per: [1, 29] }, false],
    ["more than an order", { length: 1, per: [13, 365], quantity: 4 }, false],
  ])("holds the limit of a period: %s", (_, given, offered) => {
    const { length, per, quantity = 1 } = given
    const [max_quantity_per_period, period_days] = per
    const source = item({
      plan_options: [option({ months: length })],
      max_quantity_per_period,
      period_days,
    })
    expect(months(source, { quantity })).toEqual(offered ? [length] : [])
  })
})
