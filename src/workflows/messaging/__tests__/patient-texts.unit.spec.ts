import { proposedText } from "../patient-texts"

jest.mock("../../../shared/env", () => ({
  runningEnv: () => ({ PHARMACY_PHONE: "020 7946 0000" }),
}))

const change = {
  from_quantity: 1,
  from_name: "Pack A",
  to_quantity: 2,
  to_name: "Pack A",
  paid_pence: 1699,
  new_pence: 3198,
  from_months: null,
  to_months: null,
  from_monthly_pence: null,
  to_monthly_pence: null,
  reason: "It takes six months.",
}
const plan = {
  from_months: 3,
  to_months: 6,
  from_monthly_pence: 1699,
  to_monthly_pence: 3198,
}

it.each([
  [
    "a one-off",
    change,
    "You asked for: 1 × Pack A.",
    "They suggest: 2 × Pack A. It costs £14.99 more, which you pay",
  ],
  [
    "a plan",
    { ...change, ...plan },
    "You asked for: 1 × Pack A, for 3 months at £16.99 a month.",
    "They suggest: 2 × Pack A, for 6 months at £31.98 a month. The first month costs £14.99 more",
  ],
  [
    "a cheaper plan",
    { ...change, ...plan, new_pence: 1599 },
    "for 3 months",
    "You get £1.00 back for the first month.",
  ],
  [
    "a plan at the same price",
    { ...change, ...plan, new_pence: 1699 },
    "for 3 months",
    "The first month costs what you paid.",
  ],
])("says of %s what changes and what it costs (SAF-2)", (_, of, asked, put) => {
  const text = proposedText("CASE-1", of)
  expect(text).toContain(asked)
  expect(text).toContain(put)
})
