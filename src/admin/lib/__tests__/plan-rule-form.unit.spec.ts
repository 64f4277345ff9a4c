import { checkInSentence, planRuleBody } from "../plan-rule-form"

const NOTHING = { questions: [], days_before: "7" }

test.each([
  { typed: "", days: null },
  { typed: "  ", days: null },
  { typed: " 63 ", days: 63 },
])("“$typed” days are sent as $days", ({ typed, days }) => {
  expect(
    planRuleBody({ plans_allowed: false, longest_gap_days: typed, ...NOTHING })
  ).toEqual({ plans_allowed: false, longest_gap_days: days, check_in: null })
})

test.each(["two months", "40.5", "6O"])("“%s” is sent as nothing", (typed) => {
  expect(
    planRuleBody({ plans_allowed: true, longest_gap_days: typed, ...NOTHING })
  ).toBeNull()
})

test("what is asked before each supply is sent with its days, and not without", () => {
  const form = {
    plans_allowed: true,
    longest_gap_days: "",
    questions: ["weight" as const],
  }
  expect(planRuleBody({ ...form, days_before: " 5 " })?.check_in).toEqual({
    questions: ["weight"],
    days_before: 5,
  })
  for (const days_before of ["", "soon", "1.5"]) {
    expect(planRuleBody({ ...form, days_before })).toBeNull()
  }
})

test("the list says what is asked, and that nothing leaves where nobody can say", () => {
  expect(checkInSentence(null)).toBe("Nothing")
  expect(
    checkInSentence({ questions: ["weight", "side_effects"], days_before: 7 })
  ).toBe("Weight, side effects; 7 days before")
  expect(checkInSentence("invalid")).toMatch(/no later month is charged/)
})
