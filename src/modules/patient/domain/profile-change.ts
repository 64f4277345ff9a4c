import { GP_CONSENT } from "./gp-consent"
import type { GpAnswer, IdentityStatus, ProfileInput } from "./profile"

type Before = {
  email: string
  phone: string
  identity_subject_index: string
  identity_status: IdentityStatus
  gp_answer: GpAnswer | null
  gp_practice_code: string | null
  gp_consent_at: Date | string | null
  gp_consent_text_version: string | null
}

type After = { email: string; profile: ProfileInput; subject_index: string }

/** Statuses that a change of the person's data sets back; a death record stays. */
const RESET: ReadonlySet<IdentityStatus> = new Set([
  "pending",
  "verified",
  "action_required",
])

/**
 * The columns that follow from a saved profile: a changed contact has to be
 * verified anew, a changed person loses the proof of identity (IDV-4), and
 * consent to tell the GP counts from when this practice was chosen (SAF-5).
 */
export function profileChange(
  before: Before | undefined,
  after: After,
  now: Date
) {
  const { profile, email, subject_index } = after
  const subjectChanged =
    before !== undefined && before.identity_subject_index !== subject_index
  const identityReset = subjectChanged && RESET.has(before.identity_status)
  const gp = gpColumns(before, profile.gp, now)
  return {
    subjectChanged,
    identityReset,
    gpChanged:
      before !== undefined &&
      (before.gp_answer !== gp.gp_answer ||
        before.gp_practice_code !== gp.gp_practice_code),
    data: {
      first_name: profile.first_name,
      last_name: profile.last_name,
      sex: profile.sex,
      phone: profile.phone,
      email,
      home_address: profile.home_address,
      identity_subject_index: subject_index,
      ...gp,
      ...(before && before.email !== email ? { email_verified_at: null } : {}),
      ...(before && before.phone !== profile.phone
        ? { phone_verified_at: null }
        : {}),
      ...(identityReset
        ? {
            identity_status: "unverified" as const,
            identity_verified_at: null,
            identity_valid_until: null,
          }
        : {}),
    },
  }
}

function gpColumns(
  before: Before | undefined,
  gp: ProfileInput["gp"],
  now: Date
) {
  const code = gp.answer === "practice" ? (gp.practice_code ?? null) : null
  const consented = code !== null
  const same =
    before?.gp_answer === gp.answer && before.gp_practice_code === code
  return {
    gp_answer: gp.answer,
    gp_practice_code: code,
    gp_consent_at: consented
      ? same && before.gp_consent_at
        ? new Date(before.gp_consent_at)
        : now
      : null,
    gp_consent_text_version: consented
      ? same
        ? before.gp_consent_text_version
        : GP_CONSENT.version
      : null,
  }
}
