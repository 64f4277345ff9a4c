import type { HomeAddress } from "../profile"

/** What two ways of writing one home have in common; empty parts are unknown. */
export type AddressParts = {
  /** "2", "a", "2a", "ground": the part of a building. */
  unit: string
  number: string
  /** The other words, abbreviations written out, in alphabetical order. */
  words: string
  postcode: string
}

const STREET_WORDS: Record<string, string> = {
  av: "avenue",
  ave: "avenue",
  blvd: "boulevard",
  bldg: "building",
  cl: "close",
  cres: "crescent",
  cresc: "crescent",
  ct: "court",
  dr: "drive",
  gdn: "garden",
  gdns: "gardens",
  gr: "grove",
  gro: "grove",
  hse: "house",
  la: "lane",
  ln: "lane",
  mt: "mount",
  pde: "parade",
  pk: "park",
  pl: "place",
  rd: "road",
  sq: "square",
  ter: "terrace",
  terr: "terrace",
  wk: "walk",
  wy: "way",
}
const UNIT_WORDS = new Set([
  "apartment",
  "apt",
  "flat",
  "flt",
  "maisonette",
  "room",
  "rm",
  "studio",
  "suite",
  "unit",
])
const FLOORS: Record<string, string> = {
  basement: "basement",
  garden: "garden",
  ground: "ground",
  first: "1st",
  "1st": "1st",
  second: "2nd",
  "2nd": "2nd",
  third: "3rd",
  "3rd": "3rd",
  top: "top",
  upper: "upper",
  lower: "lower",
}
const FILLERS = new Set(["no", "number", "the", "floor", "england", "uk"])
const NUMBER = /^(\d+)([a-z]?)$/
const UNIT = /^(\d+[a-z]?|[a-z]\d*)$/

/**
 * A British address as comparable parts: order of flat and house, street
 * abbreviations, punctuation, accents, a town repeated in a line and the case
 * don't matter. "Flat 2, 10 High St" and "10 High Street, Flat 2" are
 * the same.
 */
export function addressParts(address: HomeAddress): AddressParts {
  const town = new Set(
    [address.city, address.county ?? ""].flatMap((text) => tokensOf(text))
  )
  const segments = [address.address_1, address.address_2 ?? ""]
    .flatMap((line) => line.split(/[,;\n]/))
    .map(tokensOf)
  const found = { unit: "", number: "", words: [] as string[] }
  segments.forEach((tokens) => readSegment(tokens, found))
  const kept = found.words.filter((word) => !town.has(word))
  return {
    unit: found.unit,
    number: found.number,
    // A house in "High Street, Street" keeps its street although the town is called so.
    words: [...new Set(kept.length > 0 ? kept : found.words)].sort().join(" "),
    postcode: normalPostcode(address.postcode),
  }
}

/**
 * A postcode without space, letters and digits that look alike put right:
 * "ls1 4b7" stays, "LSI 4BT" is "LS14BT".
 */
export function normalPostcode(postcode: string): string {
  const text = postcode.toUpperCase().replace(/[^A-Z0-9]/g, "")
  if (text.length < 5) {
    return text
  }
  const [outward, inward] = [text.slice(0, -3), text.slice(-3)]
  return [
    toLetters(outward.slice(0, 1)),
    outward.slice(1, 2),
    outward.slice(2).replace(/^[IO]/, toDigits),
    toDigits(inward.slice(0, 1)),
    toLetters(inward.slice(1)),
  ].join("")
}

const toLetters = (text: string): string =>
  text.replace(/0/g, "O").replace(/1/g, "I")
const toDigits = (text: string): string =>
  text.replace(/O/g, "0").replace(/I/g, "1")

function tokensOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f'’.]/g, "")
    .replace(/&/g, " and ")
  // "10 - 12" is a range, "2/10" two numbers.
  const tokens = plain
    .replace(/(\d)\s*[-–]\s*(\d)/g, "$1-$2")
    .split(/[^a-z0-9-]+/)
    .map((token) => token.replace(/^-+|-+$/g, ""))
    .flatMap((token) => (/^\d+-\d+$/.test(token) ? token : token.split("-")))
    .filter(Boolean)
  return tokens.map((token, at) =>
    // "St" ends a street's name, or begins a saint's.
    token === "st" && at > 0 && at === tokens.length - 1
      ? "street"
      : (STREET_WORDS[token] ?? token)
  )
}

type Found = { unit: string; number: string; words: string[] }

function readSegment(tokens: string[], found: Found): void {
  const isUnit = tokens.some((token) => UNIT_WORDS.has(token))
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ""
    const next = tokens[at + 1] ?? ""
    if (UNIT_WORDS.has(token)) {
      if (UNIT.test(next)) {
        found.unit = next
        at += 1
      }
    } else if (isUnit && FLOORS[token] !== undefined) {
      found.unit ||= FLOORS[token]
    } else if (/^\d/.test(token)) {
      readNumber(token, found)
    } else if (!FILLERS.has(token)) {
      found.words.push(token)
    }
  }
}

/** The first number is the house's, unless another follows: then it was the flat's. */
function readNumber(token: string, found: Found): void {
  const [, digits = token, letter = ""] = NUMBER.exec(token) ?? []
  if (found.number && !found.unit) {
    found.unit = found.number
  }
  if (!found.number || found.unit === found.number) {
    found.number = digits
    found.unit ||= letter
  } else {
    found.words.push(token)
  }
}
