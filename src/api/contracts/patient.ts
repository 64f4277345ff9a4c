import { z } from "@medusajs/framework/zod"
import { CHANNELS } from "../../modules/patient/domain/contact-verification"
import {
  GP_ANSWERS,
  SEXES,
  type GpAnswer,
  type IdentityStatus,
  type Sex,
} from "../../modules/patient/domain/profile"
import { Address, CalendarDay, PersonName, Phone } from "./contact-data"

/** PAY-1, SAF-5: everything a patient tells about themselves; the email is the account's. */
export const SavePatient = z
  .object({
    first_name: PersonName,
    last_name: PersonName,
    sex: z.enum(SEXES),
    date_of_birth: CalendarDay,
    phone: Phone,
    home_address: Address,
    gp: z
      .object({
        answer: z.enum(GP_ANSWERS),
        practice_code: z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^[A-Z0-9]{3,8}$/, "is not a practice code")
          .optional(),
      })
      .strict()
      .refine((gp) => gp.answer !== "practice" || gp.practice_code, {
        path: ["practice_code"],
        message: "is required",
      }),
  })
  .strict()
export type SavePatientType = z.infer<typeof SavePatient>

export const SendVerification = z.object({ channel: z.enum(CHANNELS) }).strict()
export type SendVerificationType = z.infer<typeof SendVerification>

export const ConfirmVerification = z
  .object({
    channel: z.enum(CHANNELS),
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, "has six digits"),
  })
  .strict()
export type ConfirmVerificationType = z.infer<typeof ConfirmVerification>

export type PatientView = {
  first_name: string
  last_name: string
  sex: Sex
  date_of_birth: string
  phone: string
  email: string
  email_verified: boolean
  phone_verified: boolean
  home_address: {
    address_1: string
    address_2: string | null
    city: string
    county: string | null
    postcode: string
  }
  gp: {
    answer: GpAnswer | null
    practice: { code: string; name: string; address: string } | null
  }
  identity_status: IdentityStatus
}

export type PatientResponse = { patient: PatientView }
export type VerificationSentResponse = { sent: true }
export type GpConsentResponse = {
  gp_consent: { version: string; text: string }
}
