import { dayAfterMonths, lapseOf, type Standing } from "../standing"

const good: Standing = {
  role: "prescriber",
  register_checked_on: "2025-11-21",
  indemnity_expires_on: "2026-11-21",
}

it.each([
  ["checked twelve months ago, covered to the end of today", {}, null],
  ["checked a day too long ago", { register_checked_on: "2025-11-20" }, /2025/],
  ["never checked", { register_checked_on: null }, /never/],
  ["covered until yesterday", { indemnity_expires_on: "2026-11-20" }, /exp/],
  ["without a cover", { indemnity_expires_on: null }, /no indemnity/],
  [
    "of a role without a register",
    { role: "support" as const, register_checked_on: null },
    null,
  ],
])("judges somebody %s", (_, change, reason) => {
  const lapse = lapseOf({ ...good, ...change }, "2026-11-21", 12)
  expect(lapse).toEqual(reason === null ? null : expect.stringMatching(reason))
})

it.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2026-11-21", 14, "2028-01-21"],
])("counts from %s %i months to %s", (day, months, then) => {
  expect(dayAfterMonths(day, months)).toBe(then)
})
