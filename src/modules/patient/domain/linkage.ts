import { nameAndBirth, normalise } from "./matching"
import type { HomeAddress } from "./profile"

/** By what accounts may be found to be one person's or one household's (SAF-8). */
export const LINKAGE_KINDS = ["address", "phone", "name_dob", "device"] as const
export type LinkageKind = (typeof LINKAGE_KINDS)[number]

/** In clear, before it is hashed; never stored or logged. */
export type LinkageValue = { kind: LinkageKind; value: string }

/** A browser's random id, as the storefront makes it. */
export const DEVICE_ID = /^[A-Za-z0-9_-]{22,64}$/

/** What a profile gives. A home is its first line and postcode, however they are written. */
export const linkageOfProfile = (profile: {
  first_name: string
  last_name: string
  date_of_birth: string
  phone: string
  home_address: HomeAddress
}): LinkageValue[] => {
  const { address_1, address_2, postcode } = profile.home_address
  return [
    { kind: "name_dob", value: nameAndBirth(profile) },
    { kind: "phone", value: normalise(profile.phone) },
    {
      kind: "address",
      value: [address_1, address_2 ?? "", postcode]
        .map(normalise)
        .filter(Boolean)
        .join("|"),
    },
  ]
}
