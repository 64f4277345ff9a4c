import {
  assertMayDecide,
  assertNotForThemselves,
  type DecisionAsked,
  type Decider,
} from "../may-decide"
import { STAFF_ROLES, type StaffRole } from "../roles"

const REGISTRATION: Partial<Record<StaffRole, Partial<Decider>>> = {
  prescriber: { registration_body: "GMC", registration_number: "7999001" },
  pharmacist: { registration_body: "GPhC", registration_number: "2999001" },
}
const person = (role: StaffRole, change: Partial<Decider> = {}): Decider => ({
  user_id: "user_1",
  email: "staff@example.test",
  role,
  registration_body: null,
  registration_number: null,
  suspended_at: null,
  scope: null,
  lapsed: null,
  ...REGISTRATION[role],
  ...change,
})
const about = (kind: DecisionAsked["kind"]): DecisionAsked => ({
  kind,
  patient_email: "patient@example.test",
  category_handle: "acne",
})

/** Written by hand from REV-4, REV-5 and PLT-3. */
const ALLOWED: Record<DecisionAsked["kind"], StaffRole[]> = {
  prescribe: ["prescriber"],
  pharmacist_approval: ["pharmacist"],
  process: ["pharmacist", "pharmacy_team"],
  identity: ["prescriber", "pharmacist", "pharmacy_team"],
  clinical_check: ["pharmacist"],
  accuracy_check: ["pharmacist", "pharmacy_team"],
  waive_letter: ["prescriber", "pharmacist"],
  evidence: ["prescriber", "pharmacist"],
  release: ["prescriber", "pharmacist"],
  health_report: ["prescriber", "pharmacist"],
}

it("lets each role decide its own and nothing else", () => {
  for (const [kind, roles] of Object.entries(ALLOWED)) {
    for (const role of STAFF_ROLES) {
      const asked = about(kind as DecisionAsked["kind"])
      const ask = () => assertMayDecide(person(role), asked)
      if (roles.includes(role)) {
        expect(ask).not.toThrow()
      } else {
        expect(ask).toThrow(expect.objectContaining({ code: "role_required" }))
      }
    }
  }
})

it.each([
  ["no number", { registration_number: null }],
  ["a wrong form", { registration_number: "12345" }],
  ["the number of another body", { registration_body: "NMC" as const }],
  ["no body", { registration_body: null }],
])("refuses a prescriber with %s", (_, change) => {
  expect(() =>
    assertMayDecide(person("prescriber", change), about("prescribe"))
  ).toThrow(expect.objectContaining({ code: "registration_required" }))
})

it.each([
  ["registration_lapsed", { lapsed: "no indemnity is on record" }],
  ["outside_scope", { scope: ["hair-loss"] }],
])("refuses with %s", (code, change) => {
  const ask = () =>
    assertMayDecide(person("prescriber", change), about("prescribe"))
  expect(ask).toThrow(expect.objectContaining({ code }))
})

it("lets who has a scope decide in it, and what is of no category", () => {
  const scoped = person("prescriber", { scope: ["acne"] })
  assertMayDecide(scoped, about("prescribe"))
  const other = person("prescriber", { scope: ["hair-loss"] })
  assertMayDecide(other, { ...about("identity"), category_handle: null })
})

it("refuses somebody who is suspended", () => {
  const suspended = person("prescriber", { suspended_at: "2026-01-01" })
  expect(() => assertMayDecide(suspended, about("prescribe"))).toThrow(
    expect.objectContaining({ code: "role_required" })
  )
})

it.each(["staff@example.test", "STAFF@example.test", "staff+x@example.test"])(
  "lets nobody decide for themselves (%s)",
  (patient_email) => {
    expect(() =>
      assertMayDecide(person("prescriber"), {
        kind: "prescribe",
        patient_email,
        category_handle: null,
      })
    ).toThrow(expect.objectContaining({ code: "not_eligible" }))
  }
)

it("lets nobody act on their own medicine, under any of their addresses", () => {
  const act = (...emails: string[]) =>
    assertNotForThemselves("a@b.test", emails)
  expect(() => act("c@b.test", "a@c.test")).not.toThrow()
  for (const own of ["a@b.test", " A@B.test", "a+me@b.test"]) {
    expect(() => act("c@b.test", own)).toThrow(
      expect.objectContaining({ code: "not_eligible" })
    )
  }
})
