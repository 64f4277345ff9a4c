import {
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto"

const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** `prefix` followed by random letters and digits. */
export function randomId(prefix: string, length = 24): string {
  const bytes = randomBytes(length)
  const tail = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length])
  return prefix + tail.join("")
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex")
}

export function sha256Hex(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex")
}

export function hmacHex(secret: string, data: string): string {
  return createHmac("sha256", secret).update(data).digest("hex")
}

/** Compares two texts in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest()
  const right = createHash("sha256").update(b).digest()
  return timingSafeEqual(left, right)
}

/** JSON with the keys of every object sorted, for hashes that both sides make. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted)
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([key, v]) => [key, sorted(v)]))
  }
  return value
}

export function nowIso(minutesAhead = 0): string {
  return new Date(Date.now() + minutesAhead * 60_000).toISOString()
}

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
