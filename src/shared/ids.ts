import {
  createHash,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto"

/** No 0/O, 1/I/L, so that a reference can be read out on the telephone. */
export const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

/** A human-readable reference such as "CON-7F3K-9Q2M" (31^8 possibilities; uniqueness is the column's). */
export function newReference(prefix: string): string {
  const letters = Array.from(
    { length: 8 },
    () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]
  ).join("")
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** An unguessable token, 256 bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url")

export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex")

/** Compares two secrets in constant time. */
export function secretsEqual(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest()
  const right = createHash("sha256").update(b).digest()
  return timingSafeEqual(left, right)
}
