import { GP_CONSENT } from "../gp-consent"
import { profileChange } from "../profile-change"
import type { IdentityStatus, ProfileInput } from "../profile"

const now = new Date("2026-11-21T09:00:00Z")
const earlier = new Date("2026-05-01T09:00:00Z")
const profile: ProfileInput = {
  first_name: "Pass",
  last_name: "Example",
  sex: "female",
  date_of_birth: "1990-07-04",
  phone: "+447700900123",
  home_address: { address_1: "1", city: "Leeds", postcode: "LS1 4BT" },
  gp: { answer: "practice", practice_code: "Z90001" },
}
const before = {
  email: "a@example.test",
  phone: "+447700900123",
  identity_subject_index: "s1",
  identity_status: "verified" as IdentityStatus,
  gp_answer: "practice" as const,
  gp_practice_code: "Z90001",
  gp_consent_at: earlier,
  gp_consent_text_version: "2026-01",
}
const after = { email: "a@example.test", profile, subject_index: "s1" }

it("keeps proofs and consent when nothing of theirs changes", () => {
  const { data, identityReset } = profileChange(before, after, now)
  expect(identityReset).toBe(false)
  expect(data).toMatchObject({
    gp_consent_at: earlier,
    gp_consent_text_version: "2026-01",
  })
  expect(data).not.toHaveProperty("email_verified_at")
  expect(data).not.toHaveProperty("phone_verified_at")
  expect(data).not.toHaveProperty("identity_status")
})

it("asks for verification of a changed email or number", () => {
  const email = profileChange(
    before,
    { ...after, email: "b@example.test" },
    now
  )
  expect(email.data).toMatchObject({ email_verified_at: null })
  const changed = { ...profile, phone: "+447700900124" }
  const phone = profileChange(before, { ...after, profile: changed }, now)
  expect(phone.data).toMatchObject({ phone_verified_at: null })
  expect(phone.data).not.toHaveProperty("email_verified_at")
})

it.each([
  ["verified", true],
  ["pending", true],
  ["action_required", true],
  ["unverified", false],
  ["deceased", false],
] as const)("another person sets %s back: %s", (identity_status, reset) => {
  const changed = profileChange(
    { ...before, identity_status },
    { ...after, subject_index: "s2" },
    now
  )
  expect(changed.identityReset).toBe(reset)
  expect("identity_status" in changed.data).toBe(reset)
})

it("dates consent anew for another practice and drops it with the practice", () => {
  const other = {
    ...profile,
    gp: { answer: "practice", practice_code: "Z90002" } as const,
  }
  expect(
    profileChange(before, { ...after, profile: other }, now).data
  ).toMatchObject({
    gp_consent_at: now,
    gp_consent_text_version: GP_CONSENT.version,
  })
  for (const answer of ["no_consent", "no_gp"] as const) {
    const none = { ...profile, gp: { answer, practice_code: "Z90001" } }
    expect(
      profileChange(before, { ...after, profile: none }, now).data
    ).toMatchObject({
      gp_answer: answer,
      gp_practice_code: null,
      gp_consent_at: null,
      gp_consent_text_version: null,
    })
  }
})
