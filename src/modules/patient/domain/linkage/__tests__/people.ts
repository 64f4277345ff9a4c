import type { LinkageProfile, LinkageValue } from "../../linkage"

/** A person's account as the tests know it: a profile, and what was seen with it. */
export type Account = {
  id: string
  profile: LinkageProfile
  seen?: LinkageValue[]
}

const TARGET: LinkageProfile = {
  first_name: "Daniel",
  last_name: "Whitcombe",
  date_of_birth: "1984-03-09",
  phone: "+447700900010",
  email: "dan.whitcombe@example.test",
  home_address: {
    address_1: "Flat 2, 10 High St",
    city: "Otterby",
    postcode: "OT1 4BT",
  },
}

const OTHER_NAMES = ["Graham Pelling", "Peter Oakshott", "Luke Marsden"]

/** Details that have nothing in common with the target's. */
const elsewhere = (n: number): LinkageProfile => {
  const [first_name = "", last_name = ""] = (
    OTHER_NAMES[n % OTHER_NAMES.length] ?? ""
  ).split(" ")
  return {
    first_name,
    last_name,
    date_of_birth: `19${70 + n}-11-${10 + n}`,
    phone: `+4477009001${String(n).padStart(2, "0")}`,
    email: `account-${n}@example.test`,
    home_address: {
      address_1: `${100 + n} Station Road`,
      city: "Otterby",
      postcode: `OT9 ${n % 9}ZZ`,
    },
  }
}

const names = ({ first_name, last_name, date_of_birth }: LinkageProfile) => ({
  first_name,
  last_name,
  date_of_birth,
})
const card = { kind: "card", value: "card-of-daniel" } as const
const secondCard = { kind: "card", value: "second-card" } as const
const device = { kind: "device", value: "device-of-daniel-00001" } as const

const account = (
  n: number,
  change: Partial<LinkageProfile>,
  seen: LinkageValue[] = []
): Account => ({
  id: `same_${n}`,
  profile: { ...elsewhere(n), ...change },
  seen,
})

/** One man with twelve accounts: each has something in common with another of them. */
export const TWELVE: Account[] = [
  { id: "same_1", profile: TARGET, seen: [card, device] },
  account(2, {
    ...names(TARGET),
    home_address: {
      address_1: "10 High Street",
      address_2: "Flat 2",
      city: "Otterby",
      postcode: "ot14bt",
    },
  }),
  account(3, { ...names(TARGET), last_name: "Witcombe" }),
  account(4, { ...names(TARGET), first_name: "Danial" }),
  account(5, { ...names(TARGET), date_of_birth: "1984-09-03" }),
  account(6, {
    ...names(TARGET),
    first_name: "Whitcombe",
    last_name: "DANIEL",
  }),
  account(7, {}, [card, secondCard]),
  account(8, {
    date_of_birth: TARGET.date_of_birth,
    phone: TARGET.phone,
  }),
  account(9, { first_name: "Daniel", last_name: "Whitcomb" }, [device]),
  account(10, {
    first_name: "Daniel",
    last_name: "Whitcombe",
    home_address: {
      address_1: "Apartment 2, 10 High Street, Otterby",
      city: "OTTERBY",
      postcode: "OT1 4BT",
    },
  }),
  account(11, { email: "Dan.Whitcombe+second@example.test" }),
  account(12, {}, [secondCard]),
]

const FIRST =
  "Aisha Alan Amy Ben Callum Carys David Daniel Ellie Emma Faisal Fiona Gary Grace Hannah Harry Imran Isla Jack Jane Karen Kyle Liam Lucy Megan Mohammed Nia Noah Olivia Owen Priya Rhys Ruth Sam Sarah Tom Tracey Umar Wendy Zara".split(
    " "
  )
const LAST =
  "Ahmed Bailey Barnes Brown Carter Clarke Cooper Davies Edwards Evans Foster Green Hall Harris Hughes Hussain Jackson James Jones Kaur Khan Lewis Martin Mason Mitchell Moore Morgan Morris Murphy Parker Patel Phillips Price Roberts Robinson Shah Smith Taylor Thomas Turner Walker Ward Watson White Whitcombe Williams Wilson Wood Wright Young".split(
    " "
  )
const STREETS = [
  "High Street",
  "Church Lane",
  "Mill Road",
  "Station Road",
  "Park Avenue",
  "Queens Crescent",
]

/** A small generator of numbers that repeats: the same town each time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/**
 * Unrelated people of one town: neighbours in the target's building, couples at
 * one address with one telephone and surname, the same names again and again.
 */
export function town(count: number, seed = 7): Account[] {
  const roll = dice(seed)
  const pick = (from: readonly string[]) => from[roll(from.length)] ?? ""
  const people: Account[] = []
  while (people.length < count) {
    const n = people.length
    const street = roll(STREETS.length)
    const flat = roll(3) === 0 ? `Flat ${3 + n}, ` : ""
    const one: LinkageProfile = {
      first_name: pick(FIRST),
      last_name: pick(LAST),
      date_of_birth: birth(roll),
      phone: `+4477009${String(10_000 + n)}`,
      email: `town-${n}@example.test`,
      home_address: {
        address_1: `${flat}${flat ? 10 : 20 + n} ${STREETS[street] ?? ""}`,
        city: "Otterby",
        postcode: `OT1 ${flat ? "4BT" : `${street}AA`}`,
      },
    }
    people.push({ id: `town_${n}`, profile: one })
    if (roll(4) === 0 && people.length < count) {
      const partner = {
        ...one,
        first_name: pick(FIRST.filter((name) => name !== one.first_name)),
        date_of_birth: birth(roll),
        email: `town-${n}-partner@example.test`,
      }
      people.push({ id: `town_${n}_partner`, profile: partner })
    }
  }
  return people
}

function birth(roll: (sides: number) => number): string {
  const two = (value: number) => String(value).padStart(2, "0")
  return `${1940 + roll(66)}-${two(1 + roll(12))}-${two(1 + roll(28))}`
}
