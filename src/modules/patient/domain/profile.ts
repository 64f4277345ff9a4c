import { z } from "@medusajs/framework/zod"
import { invalid } from "../../../shared/errors"
import { ageOn } from "../../../shared/london"

export const SEXES = ["male", "female"] as const
export type Sex = (typeof SEXES)[number]

/** Practice chosen with consent, no consent, or no GP at all (SAF-5). */
export const GP_ANSWERS = ["practice", "no_consent", "no_gp"] as const
export type GpAnswer = (typeof GP_ANSWERS)[number]

export const IDENTITY_STATUSES = [
  "unverified",
  "pending",
  "verified",
  "action_required",
  "deceased",
] as const
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number]

/** Nobody under this age is treated (PAY-1). */
const MINIMUM_AGE = 18
const OLDEST_AGE = 120

export const homeAddressSchema = z.object({
  address_1: z.string(),
  address_2: z.string().nullish(),
  city: z.string(),
  county: z.string().nullish(),
  postcode: z.string(),
})
export type HomeAddress = z.infer<typeof homeAddressSchema>

/** A profile whose fields have their final form: E.164 phone, spaced postcode. */
export type ProfileInput = {
  first_name: string
  last_name: string
  sex: Sex
  /** "YYYY-MM-DD" */
  date_of_birth: string
  phone: string
  home_address: HomeAddress
  gp: { answer: GpAnswer; practice_code?: string | undefined }
}

/**
 * Refuses dates of birth of minors and of nobody alive (PAY-1).
 * @throws invalid_field naming date_of_birth
 */
export function assertAdult(dateOfBirth: string, now: Date): void {
  const age = ageOn(dateOfBirth, now)
  if (age < MINIMUM_AGE) {
    throw invalid("date_of_birth", `you must be ${MINIMUM_AGE} or over`)
  }
  if (age > OLDEST_AGE) {
    throw invalid("date_of_birth", "is too long ago")
  }
}

/** What may still keep a patient from paying (PAY-1, SAF-5); empty when nothing. */
export function missingForPayment(patient: {
  email_verified_at: Date | string | null
  gp_answer: GpAnswer | null
}): string[] {
  return [
    ...(patient.email_verified_at ? [] : ["email_verification"]),
    ...(patient.gp_answer ? [] : ["gp"]),
  ]
}
