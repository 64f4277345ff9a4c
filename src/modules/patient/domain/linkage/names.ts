import { normalise } from "../matching"

/** Names are compared up to this length; longer ones would make too many keys. */
const LONGEST = 24

/** A name as it is compared: letters only, cut where it is endless. */
export const plainName = (name: string): string =>
  normalise(name).slice(0, LONGEST)

const CODES: Record<string, string> = {
  b: "1",
  f: "1",
  p: "1",
  v: "1",
  c: "2",
  g: "2",
  j: "2",
  k: "2",
  q: "2",
  s: "2",
  x: "2",
  z: "2",
  d: "3",
  t: "3",
  l: "4",
  m: "5",
  n: "5",
  r: "6",
}

/** American Soundex of a name: how it sounds, roughly; other alphabets stay as they are. */
export function soundOf(name: string): string {
  const letters = plainName(name)
  if (!/^[a-z]/.test(letters)) {
    return letters
  }
  let code = letters.slice(0, 1)
  let last = CODES[code] ?? ""
  for (const letter of letters.slice(1)) {
    const digit = CODES[letter] ?? ""
    if (digit && digit !== last) {
      code += digit
    }
    // h and w don't part two letters of one code, vowels do.
    last = letter === "h" || letter === "w" ? last : digit
  }
  return code.slice(0, 4).padEnd(4, "0")
}

/**
 * A name and every form of it that lacks one letter. Two names that differ by
 * one letter added, left out, replaced, or by two neighbours changed round have
 * a form in common, so that equality of hashes finds typing errors.
 */
export function deletions(name: string): string[] {
  const plain = plainName(name)
  const shorter =
    plain.length > 2
      ? [...plain].map((_, at) => plain.slice(0, at) + plain.slice(at + 1))
      : []
  return [...new Set([plain, ...shorter])]
}
