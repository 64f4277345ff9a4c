import type { HomeAddress } from "./profile"

/** Letters and digits only, without accents and case: "Zoë O'Neil" and "ZOE ONEIL" are the same. */
export const normalise = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[^\p{Letter}\p{Number}]/gu, "")
    .toLowerCase()

type Person = { first_name: string; last_name: string; date_of_birth: string }

/** What two accounts of one person have in common (SAF-8). */
export const nameAndBirth = (person: Person): string =>
  [person.first_name, person.last_name, person.date_of_birth]
    .map(normalise)
    .join("|")

/** What an identity check confirms; a change of it asks for a new check (IDV-4). */
export const identitySubject = (
  person: Person & { home_address: HomeAddress }
): string =>
  [
    nameAndBirth(person),
    normalise(person.home_address.address_1),
    normalise(person.home_address.postcode),
    // Only where there is one, so that it changes nothing for the others.
    ...[normalise(person.home_address.address_2 ?? "")].filter(Boolean),
  ].join("|")
