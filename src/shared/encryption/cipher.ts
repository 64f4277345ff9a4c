import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { unexpected } from "../errors"

const ALGORITHM = "aes-256-gcm"
const IV_BYTES = 12
// Node takes shorter tags unless told; a short one could be found by trying.
const authTagLength = 16

/** AES-256-GCM with a fresh nonce: "v1.<iv>.<tag>.<ciphertext>" in base64url, bound to the additional data. */
export function seal(key: Buffer, additional: Buffer, plain: Buffer): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength }).setAAD(
    additional
  )
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return ["v1", iv, cipher.getAuthTag(), body]
    .map((part) =>
      typeof part === "string" ? part : part.toString("base64url")
    )
    .join(".")
}

/** @throws unexpected when the text was cut, changed, or belongs elsewhere. */
export function open(key: Buffer, additional: Buffer, text: string): Buffer {
  const [version, ...parts] = text.split(".")
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, "base64url"))
  if (
    version !== "v1" ||
    parts.length !== 3 ||
    iv?.length !== IV_BYTES ||
    tag?.length !== authTagLength ||
    body === undefined
  ) {
    throw unexpected("A stored ciphertext does not have the known form")
  }
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength })
      .setAAD(additional)
      .setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    throw unexpected("A stored ciphertext was changed or moved")
  }
}
