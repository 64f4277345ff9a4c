import {
  newPlanRow,
  planOptionsOf,
  planOptionWords,
  planRowProblems,
  planRows,
  type PlanRow,
} from "../plan-option-form"

const option = { monthly_price: 1699, discount_percent: null, on: true }
const less = { monthly_price: null, discount_percent: 10, on: false }

it("gives back what it was given, the shortest first", () => {
  const options = [
    { ...option, months: 12 },
    { ...less, months: 3 },
  ]
  expect(planOptionsOf(planRows(options))).toEqual([options[1], options[0]])
})

it.each<[string, Partial<PlanRow>, RegExp | null]>([
  ["a price", { amount: "16.99" }, null],
  ["whole pounds", { amount: "17" }, null],
  ["a discount", { priced: "discount", amount: "10" }, null],
  ["no months", { months: "" }, /1 to 12/],
  ["13 months", { months: "13" }, /1 to 12/],
  ["no price", { amount: "" }, /price in pounds/],
  ["a price of nothing", { amount: "0" }, /price in pounds/],
  ["half a penny", { amount: "1.999" }, /price in pounds/],
  ["all of it", { priced: "discount", amount: "100" }, /1 to 90/],
])("judges %s", (_, typed, problem) => {
  const row = { ...newPlanRow(), months: "3", amount: "1", ...typed }
  const found = planRowProblems([row])[row.id] ?? null
  expect(found).toEqual(problem && expect.stringMatching(problem))
})

it("wants each length once", () => {
  const row = () => ({ ...newPlanRow(), months: "3", amount: "1" })
  const [first, second] = [row(), row()]
  expect(planRowProblems([first, second])).toEqual({
    [second.id]: "This length is there already.",
  })
})

it("says what is offered", () => {
  expect(
    planOptionWords([
      { ...option, months: 1 },
      { ...less, months: 6 },
    ])
  ).toBe("1 month at £16.99, 6 months at 10% less (off)")
  expect(planOptionWords([])).toBe("None")
})
