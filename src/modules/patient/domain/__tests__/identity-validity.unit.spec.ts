import { addMonths, isIdentityValid } from "../identity-validity"

const verified = {
  identity_status: "verified",
  identity_verified_at: "2026-01-31T10:00:00Z",
} as const

it.each([
  ["2026-01-31T10:00:00Z", 1, "2026-02-28T10:00:00.000Z"],
  ["2026-08-31T10:00:00Z", 1, "2026-09-30T10:00:00.000Z"],
  ["2026-11-15T10:00:00Z", 12, "2027-11-15T10:00:00.000Z"],
  ["2028-02-29T10:00:00Z", 12, "2029-02-28T10:00:00.000Z"],
])("%s and %i months is %s", (from, months, to) => {
  expect(addMonths(new Date(from), months).toISOString()).toBe(to)
})

it("is valid until its date, and not at it", () => {
  expect(isIdentityValid(verified, new Date("2027-01-31T09:59:59Z"))).toBe(true)
  expect(isIdentityValid(verified, new Date("2027-01-31T10:00:00Z"))).toBe(
    false
  )
})

it("ends earlier or later for a category that says so", () => {
  const july = new Date("2026-07-31T10:00:00Z")
  expect(isIdentityValid(verified, july, 6)).toBe(false)
  expect(isIdentityValid(verified, july, 7)).toBe(true)
  const next = new Date("2027-07-31T09:59:59Z")
  expect(isIdentityValid(verified, next)).toBe(false)
  expect(isIdentityValid(verified, next, 18)).toBe(true)
})

it.each(["unverified", "pending", "action_required", "deceased"] as const)(
  "%s is never valid",
  (identity_status) => {
    const now = new Date("2026-02-01T00:00:00Z")
    expect(isIdentityValid({ ...verified, identity_status }, now)).toBe(false)
  }
)
