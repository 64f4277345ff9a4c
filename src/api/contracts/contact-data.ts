import { z } from "@medusajs/framework/zod"
import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import { parse as parsePostcode } from "postcode"

/** Ofcom keeps these for drama: they reach nobody, and samples and tests use them. */
const INVENTED_MOBILE = /^\+447700900\d{3}$/

/** A UK telephone number as people write it to E.164; null when it is none. */
export function toE164(text: string): string | null {
  const number = parsePhoneNumberFromString(text, "GB")
  return number && (number.isValid() || INVENTED_MOBILE.test(number.number))
    ? number.number
    : null
}

/** A UK postcode in its usual form ("LS1 4ZZ"); null when it is none. */
export function toPostcode(text: string): string | null {
  const parsed = parsePostcode(text.replaceAll(/\s+/g, ""))
  return parsed.valid ? parsed.postcode : null
}

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "is required")
    .max(max, `has more than ${max} characters`)

export const Phone = z.string().transform((value, context) => {
  const number = toE164(value)
  if (number === null) {
    context.addIssue({
      code: "custom",
      message: "is not a telephone number, such as 07700 900123",
    })
    return z.NEVER
  }
  return number
})

export const Postcode = z.string().transform((value, context) => {
  const postcode = toPostcode(value)
  if (postcode === null) {
    context.addIssue({
      code: "custom",
      message: "is not a UK postcode, such as LS1 4ZZ",
    })
    return z.NEVER
  }
  return postcode
})

/** A postal address in the United Kingdom; which areas are served is another question. */
export const Address = z
  .object({
    address_1: line(100),
    address_2: z.string().trim().max(100).nullish(),
    city: line(60),
    county: z.string().trim().max(60).nullish(),
    postcode: Postcode,
  })
  .strict()

/** A name as people have them: letters of any script, with spaces, hyphens, apostrophes and stops. */
export const PersonName = line(60).regex(
  /^[\p{L}\p{M}][\p{L}\p{M}' .’-]*$/u,
  "may hold letters, spaces, hyphens and apostrophes only"
)

/** A calendar day that exists, "YYYY-MM-DD". */
export const CalendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "needs the form YYYY-MM-DD")
  .refine((value) => {
    const day = new Date(`${value}T00:00:00Z`)
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  }, "is not a day of the calendar")
