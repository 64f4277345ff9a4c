import { METHODS_OF_KIND } from "../../../../shared/evidence-policy"
import { assertEvidencePolicy, policyOf } from "../evidence-policy"

const contact = {
  kind: "two_way_contact",
  methods: ["video_call"],
  max_age_days: 90,
}
const weight = {
  kind: "verified_weight",
  methods: ["in_person"],
  max_age_days: 30,
}
const gp = { kind: "gp_confirmation", methods: ["letter"], max_age_days: 90 }
const asked = (
  any_of: object[],
  when = "every",
  before = "approval"
): object => ({ any_of, when, before })
const policy = (...requirements: object[]) => ({ requirements })

it("takes nothing at all for standard risk, and fills it in", () => {
  expect(assertEvidencePolicy("standard", {})).toEqual({ requirements: [] })
})

it.each([
  ["no policy", {}],
  ["only a weight", policy(asked([weight]))],
  ["contact or a weight", policy(asked([contact, weight]))],
  ["contact before the first only", policy(asked([contact], "first_supply"))],
  ["the GP before dispatch only", policy(asked([gp], "every", "dispatch"))],
])("refuses a high-risk category with %s (R-20, R-21)", (_, written) => {
  expect(() => assertEvidencePolicy("high", written)).toThrow(
    expect.objectContaining({
      code: "invalid_field",
      message: expect.stringMatching(/high-risk/),
    })
  )
  const category = { handle: "x", risk_class: "high" as const }
  expect(() => policyOf({ ...category, evidence_policy: written })).toThrow(
    expect.objectContaining({ code: "evidence_missing" })
  )
  expect(() => assertEvidencePolicy("standard", written)).not.toThrow()
})

it.each([
  ["contact", policy(asked([contact]))],
  ["contact or the GP", policy(asked([contact, gp]), asked([weight]))],
])("takes a high-risk category with %s", (_, written) => {
  expect(assertEvidencePolicy("high", written)).toEqual(written)
})

it.each([
  [
    "a photo for a weight (R-22)",
    policy(asked([{ ...weight, methods: ["patient_photo"] }])),
    "evidence_policy.requirements.0.any_of.0.methods.0",
  ],
  [
    "a call for a weight (R-22)",
    policy(asked([{ ...weight, methods: ["in_person", "phone_call"] }])),
    "evidence_policy.requirements.0.any_of.0.methods.1",
  ],
  [
    "the GP alone before approval",
    policy(asked([gp])),
    "evidence_policy.requirements.0.before",
  ],
  [
    "contact before dispatch",
    policy(asked([contact], "every", "dispatch")),
    "evidence_policy.requirements.0.before",
  ],
  [
    "an age of nothing",
    policy(asked([{ ...contact, max_age_days: 0 }])),
    "evidence_policy.requirements.0.any_of.0.max_age_days",
  ],
  ["a word too many", { requirements: [], more: 1 }, "evidence_policy"],
])("refuses %s, and says where", (_, written, place) => {
  expect(() => assertEvidencePolicy("standard", written)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(`${place}:`) })
  )
})

it("has no way of verifying a weight that the patient makes alone (R-22)", () => {
  expect(METHODS_OF_KIND.verified_weight).toEqual([
    "in_person",
    "video_with_scale",
    "photo_in_live_call",
    "clinic_record",
    "gp_record",
  ])
})
