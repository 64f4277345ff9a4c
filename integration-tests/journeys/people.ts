import type { Person } from "../support/shopper"

/** Invented men whose identity check passes; like no other, so that nobody is linked (SAF-8). */
const NAMES = ["Alastair", "Barnaby", "Cuthbert", "Dunstan", "Everard"] as const

/** One of the people of the year, by number. */
export function personOfYear(number: number): Person {
  const first_name = NAMES[number]
  if (!first_name) {
    throw new Error(`The year has ${NAMES.length} people`)
  }
  return {
    first_name,
    last_name: "Passmore",
    email: `${first_name.toLowerCase()}@year.example`,
    password: "an invented password",
    phone: `07700 900${800 + number}`,
    address_1: `${number + 1} Twelvemonth Row`,
    postcode: `LS${20 + number} 7ZZ`,
  }
}
