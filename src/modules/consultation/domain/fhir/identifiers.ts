import { identifierSchema } from "../definition/questions"

export const isIdentifier = (text: string): boolean =>
  identifierSchema.safeParse(text).success

const LONGEST = 60

/** An identifier of a text: "H1/T1 – Mood?" → "h1_t1_mood". */
export function slug(text: string, first: string): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
  const led = /^[a-z]/.test(plain) ? plain : `${first}_${plain}`
  const cut = led.slice(0, LONGEST).replace(/_+$/, "")
  return isIdentifier(cut) ? cut : `${first}_${cut}`.slice(0, LONGEST)
}

/** Takes an identifier, with a number when the text's own is taken already. */
export function takeIdentifier(
  taken: Set<string>,
  text: string,
  first: string
): string {
  const wanted = slug(text, first)
  let candidate = wanted
  for (let n = 2; taken.has(candidate); n += 1) {
    const suffix = `_${n}`
    candidate = `${wanted.slice(0, LONGEST - suffix.length)}${suffix}`
  }
  taken.add(candidate)
  return candidate
}
