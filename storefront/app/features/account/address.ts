import type { Address } from "../../lib/contracts"
import { fieldTexts, missing } from "../../lib/form"
import type { FieldErrors } from "../../lib/errors"

export const ADDRESS_FIELDS = [
  "address_1",
  "address_2",
  "city",
  "county",
  "postcode",
] as const

export type TypedAddress = Record<(typeof ADDRESS_FIELDS)[number], string>

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/

/** "LS1 4ZZ" from "ls14zz"; as typed when it is no postcode. */
export function tidyPostcode(typed: string): string {
  const bare = typed.toUpperCase().replace(/\s+/g, "")
  return POSTCODE.test(bare) ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : typed
}

export type ReadAddress = {
  typed: TypedAddress
  errors: FieldErrors
  address: Address
}

/** The address of a form. Whether we deliver there is the backend's to say. */
export function readAddress(form: FormData): ReadAddress {
  const typed = fieldTexts(form, ADDRESS_FIELDS)
  const postcode = tidyPostcode(typed.postcode)
  const errors: FieldErrors = missing(typed, {
    address_1: "Enter the first line of your address",
    city: "Enter your town or city",
    postcode: "Enter your postcode",
  })
  if (typed.postcode && !POSTCODE.test(postcode)) {
    errors.postcode = "Enter a full UK postcode, like LS1 4ZZ"
  }
  return {
    typed,
    errors,
    address: {
      address_1: typed.address_1,
      ...(typed.address_2 ? { address_2: typed.address_2 } : {}),
      city: typed.city,
      ...(typed.county ? { county: typed.county } : {}),
      postcode,
    },
  }
}

/** The fields of an address, empty where there is none. */
export const typedAddress = (
  address: Address | null | undefined
): TypedAddress => ({
  address_1: address?.address_1 ?? "",
  address_2: address?.address_2 ?? "",
  city: address?.city ?? "",
  county: address?.county ?? "",
  postcode: address?.postcode ?? "",
})

/** An address as lines to show. */
export const addressLines = (address: Address): string[] =>
  [
    address.address_1,
    address.address_2,
    address.city,
    address.county,
    address.postcode,
  ].filter((line): line is string => Boolean(line))
