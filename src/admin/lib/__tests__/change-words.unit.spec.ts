import { changedPlanWords, changeSentence } from "../change-words"

const plan = {
  from: { months: 1, monthly: 1899 },
  to: { months: 6, monthly: 1599 },
  delivery: 290,
}

it("names a plan's months, its monthly price and delivery", () => {
  expect(changedPlanWords(plan, "from")).toBe(
    "1 month, £18.99 a month and £2.90 delivery"
  )
  expect(changedPlanWords({ ...plan, delivery: 0 }, "to")).toBe(
    "6 months, £15.99 a month"
  )
})

it.each([
  [500, 0, false, "Dearer: the patient pays £5.00 more."],
  [500, 0, true, "Dearer: the patient pays £5.00 more for the first month."],
  [0, 300, true, "Cheaper: the patient gets £3.00 back for the first month."],
  [0, 0, false, "The price stays the same."],
  [0, 0, true, "The first month costs what was paid."],
])(
  "says of %i pence more and %i back what is paid now",
  (more, back, of, words) => {
    expect(changeSentence({ more, back }, of)).toBe(words)
  }
)
