/**
 * By what accounts are found to be one person's or one household's (SAF-8,
 * Only keyed hashes of the values are kept.
 *
 * | kind            | of                                                     | points |
 * | name_dob        | both names in any order, date of birth                 |    100 |
 * | name_dob_typo   | the same with one typing error in a name, a surname    |    100 |
 * |                 | that sounds alike, or day and month changed round      |        |
 * | card            | the payment partner's fingerprint of a card            |    100 |
 * | email           | the mailbox, without "+tag"                            |    100 |
 * | initial_dob     | initial, sound of the surname, date of birth           |     80 |
 * | name_postcode   | first name, sound of the surname, postcode             |     80 |
 * | dob_postcode    | date of birth, postcode                                |     80 |
 * | phone, device   |                                                        |     50 |
 * | name            | first name, sound of the surname                       |     50 |
 * | dob             | date of birth                                          |     50 |
 * | address         | unit, number, street and postcode                      |     20 |
 * | address_numbers | unit, number and postcode, in any order                |     20 |
 * | building        | number and postcode                                    |     10 |
 */
export const LINKAGE_KINDS = [
  "address",
  "phone",
  "name_dob",
  "device",
  "name_dob_typo",
  "initial_dob",
  "name_postcode",
  "dob_postcode",
  "address_numbers",
  "card",
  "email",
  "name",
  "dob",
  "building",
] as const
export type LinkageKind = (typeof LINKAGE_KINDS)[number]

type Rule = {
  points: number
  /** Evidence of one group counts once: its strongest. */
  group: "person" | "place" | "phone" | "device" | "card" | "email"
  /** Looked for; the others are only compared once a person was found. */
  finds: boolean
  /** Shared by more persons than this, it is worth proportionally less: a hotel, a shop's tablet. */
  crowd: number
}

const LINKAGE_RULES = {
  name_dob: { points: 100, group: "person", finds: true, crowd: 6 },
  name_dob_typo: { points: 100, group: "person", finds: true, crowd: 6 },
  initial_dob: { points: 80, group: "person", finds: true, crowd: 12 },
  name_postcode: { points: 80, group: "person", finds: true, crowd: 12 },
  dob_postcode: { points: 80, group: "person", finds: true, crowd: 12 },
  name: { points: 50, group: "person", finds: false, crowd: Infinity },
  dob: { points: 50, group: "person", finds: false, crowd: Infinity },
  address: { points: 20, group: "place", finds: true, crowd: 8 },
  address_numbers: { points: 20, group: "place", finds: true, crowd: 8 },
  building: { points: 10, group: "place", finds: false, crowd: Infinity },
  phone: { points: 50, group: "phone", finds: true, crowd: 6 },
  device: { points: 50, group: "device", finds: true, crowd: 6 },
  card: { points: 100, group: "card", finds: true, crowd: 6 },
  email: { points: 100, group: "email", finds: true, crowd: 6 },
} as const satisfies Record<LinkageKind, Rule>

export const ruleOf = (kind: LinkageKind): Rule => LINKAGE_RULES[kind]

export const FINDING_KINDS = LINKAGE_KINDS.filter((kind) => ruleOf(kind).finds)

/** From so many points two accounts are possibly one person's. */
export const SAME_PERSON_POINTS = 100

/** A key that more persons share than this finds nobody: it says nothing any more. */
export const CROWD_LIMIT = 50
