import { addressParts } from "./linkage/address"
import type { LinkageKind } from "./linkage/kinds"
import { deletions, plainName, soundOf } from "./linkage/names"
import { normalise } from "./matching"
import type { HomeAddress } from "./profile"

export { LINKAGE_KINDS, type LinkageKind } from "./linkage/kinds"

/** In clear, before it is hashed; never stored or logged. */
export type LinkageValue = { kind: LinkageKind; value: string }

/** A browser's random id, as the storefront makes it. */
export const DEVICE_ID = /^[A-Za-z0-9_-]{22,64}$/

/** Raised when profiles give other keys: a sweep then notes everybody anew. */
export const LINKAGE_VERSION = 1

export type LinkageProfile = {
  first_name: string
  last_name: string
  /** "YYYY-MM-DD" */
  date_of_birth: string
  phone: string
  email: string
  home_address: HomeAddress
}

/** What a profile gives: several keys a fact, so that equal hashes find what is written a little differently. */
export const linkageOfProfile = (profile: LinkageProfile): LinkageValue[] => [
  ...namesAndBirth(profile),
  { kind: "phone", value: normalise(profile.phone) },
  { kind: "email", value: mailboxOf(profile.email) },
  ...linkageOfAddress(profile.home_address),
]

/** What a delivery address gives beside the home. */
export function linkageOfAddress(address: HomeAddress): LinkageValue[] {
  const { unit, number, words, postcode } = addressParts(address)
  if (!postcode || (!unit && !number && !words)) {
    return []
  }
  return [
    { kind: "address", value: [unit, number, words, postcode].join("|") },
    ...(unit || number
      ? [
          {
            kind: "address_numbers" as const,
            value: [...[unit, number].filter(Boolean).sort(), postcode].join(
              "|"
            ),
          },
        ]
      : []),
    ...(number
      ? [{ kind: "building" as const, value: `${number}|${postcode}` }]
      : []),
  ]
}

/** A mailbox: case and "+tag" don't make another one. */
const mailboxOf = (email: string): string =>
  email
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, "@")

function namesAndBirth(profile: LinkageProfile): LinkageValue[] {
  const { date_of_birth: dob, home_address } = profile
  const first = plainName(profile.first_name)
  const last = plainName(profile.last_name)
  const sound = soundOf(last)
  const { postcode } = addressParts(home_address)
  const [year = "", month = "", day = ""] = dob.split("-")
  const typos = [
    ...deletions(first).map((name) => `f|${name}|${last}|${dob}`),
    ...deletions(last).map((name) => `l|${first}|${name}|${dob}`),
    `s|${first}|${sound}|${dob}`,
    `d|${first}|${last}|${year}|${[month, day].sort().join("|")}`,
  ]
  return [
    { kind: "name_dob", value: [...[first, last].sort(), dob].join("|") },
    ...typos.map((value) => ({ kind: "name_dob_typo" as const, value })),
    { kind: "initial_dob", value: `${first.slice(0, 1)}|${sound}|${dob}` },
    { kind: "name_postcode", value: `${first}|${sound}|${postcode}` },
    { kind: "dob_postcode", value: `${dob}|${postcode}` },
    { kind: "name", value: `${first}|${sound}` },
    { kind: "dob", value: dob },
  ]
}
