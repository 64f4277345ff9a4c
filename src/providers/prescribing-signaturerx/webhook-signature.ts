import { createHmac } from "node:crypto"
import type { InboundHeaders } from "../../modules/prescribing/provider"
import { secretsEqual } from "../../shared/ids"

const HEADER = "signaturerx-signature"

const sign = (secret: string, body: Buffer | string): string =>
  createHmac("sha256", secret).update(body).digest("hex")

/**
 * Whether the message carries SignatureRx's signature: hex HMAC-SHA256 over the
 * raw bytes, or over the JSON as a JavaScript signer would write it again
 * (known clients sign that form). Constant time; there is no time stamp, so
 * that replays are told apart by the hash of the body.
 */
export function hasValidSignature(
  secret: string,
  raw: Buffer,
  headers: InboundHeaders
): boolean {
  const given = headers[HEADER]
  if (typeof given !== "string" || !/^[0-9a-f]{64}$/i.test(given)) {
    return false
  }
  const signature = given.toLowerCase()
  if (secretsEqual(sign(secret, raw), signature)) {
    return true
  }
  const again = reserialised(raw)
  return again !== undefined && secretsEqual(sign(secret, again), signature)
}

function reserialised(raw: Buffer): string | undefined {
  try {
    return JSON.stringify(JSON.parse(raw.toString("utf8")))
  } catch {
    return undefined
  }
}
