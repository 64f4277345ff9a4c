import { createHmac } from "node:crypto"
import { secretsEqual } from "./ids"

/** What a capability opens; a token for one purpose is worthless for another. */
export type CapabilityPurpose = "basket"

const sign = (secret: string, purpose: CapabilityPurpose, id: string) =>
  createHmac("sha256", secret).update(`${purpose}:${id}`).digest("base64url")

/**
 * A token that opens one thing to whoever holds it (a guest's basket). It is
 * derived from the id, so nothing has to be stored, and can't be made without
 * the secret.
 */
export const makeCapability = (
  secret: string,
  purpose: CapabilityPurpose,
  id: string
): string => sign(secret, purpose, id)

/** True when the token was made for this purpose and id; takes the same time either way. */
export const holdsCapability = (
  secret: string,
  purpose: CapabilityPurpose,
  id: string,
  token: string | undefined
): boolean =>
  token !== undefined && secretsEqual(sign(secret, purpose, id), token)
