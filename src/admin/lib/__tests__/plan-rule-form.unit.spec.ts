import { planRuleBody } from "../plan-rule-form"

test.each([
  { typed: "", days: null },
  { typed: "  ", days: null },
  { typed: " 63 ", days: 63 },
])("“$typed” days are sent as $days", ({ typed, days }) => {
  expect(
    planRuleBody({ plans_allowed: false, longest_gap_days: typed })
  ).toEqual({ plans_allowed: false, longest_gap_days: days })
})

test.each(["two months", "40.5", "6O"])("“%s” is sent as nothing", (typed) => {
  expect(
    planRuleBody({ plans_allowed: true, longest_gap_days: typed })
  ).toBeNull()
})
