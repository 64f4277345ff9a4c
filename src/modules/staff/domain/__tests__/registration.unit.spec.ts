import { assertStaffInput, type StaffInput } from "../profile"
import { isRegistrationNumber } from "../registration"

it.each([
  ["GMC", "7999001", true],
  ["GMC", "L123456", true],
  ["GMC", "799900", false],
  ["GMC", "L12345", false],
  ["GPhC", "2999001", true],
  ["GPhC", "1999001", false],
  ["GPhC", "29990011", false],
  ["NMC", "98A1234B", true],
  ["NMC", "98a1234b", false],
  ["NMC", "98A12345", false],
] as const)("%s %s: %s", (body, number, valid) => {
  expect(isRegistrationNumber(body, number)).toBe(valid)
})

const input: StaffInput = {
  name: "Somebody",
  role: "pharmacist",
  registration_body: "GPhC",
  registration_number: "2999001",
  notify_mode: "immediate",
  notify_categories: null,
  scope: null,
  indemnity_expires_on: "2027-03-31",
  register_checked_on: "2026-11-21",
}
const today = "2026-11-21"

it("takes a pharmacist of the GPhC and a team member without a register", () => {
  expect(() => assertStaffInput(input, today)).not.toThrow()
  expect(() =>
    assertStaffInput(
      {
        ...input,
        role: "pharmacy_team",
        registration_body: null,
        registration_number: null,
      },
      today
    )
  ).not.toThrow()
})

it.each([
  ["registration_body", { registration_body: "GMC" as const }],
  ["registration_body", { registration_body: null }],
  ["registration_number", { registration_number: null }],
  ["registration_number", { registration_number: "1999001" }],
  ["scope", { scope: [] }],
  ["register_checked_on", { register_checked_on: "2026-11-22" }],
])("names %s as wrong", (field, change) => {
  expect(() => assertStaffInput({ ...input, ...change }, today)).toThrow(
    expect.objectContaining({
      code: "invalid_field",
      message: expect.stringContaining(`${field}: `),
    })
  )
})
