import { createHmac } from "node:crypto"
import { CODE_ALPHABET, hashToken } from "../../shared/ids"

const LENGTH = 16
const GROUP = 4

/**
 * The code printed on a GP letter, "K7QF-9D2M-XW4P-3HTN": 31^16 possibilities
 * (79 bits), which an office can type. It is made from the case, so that a
 * letter written anew carries the same one and nothing but its hash is stored.
 * All it opens is a form that stops supply; it shows nothing of the patient.
 */
export function replyCode(secret: string, caseId: string): string {
  const bytes = createHmac("sha512", secret)
    .update(`gp_reply:${caseId}`)
    .digest()
  // 64 bytes are plenty: those that would favour the first letters are left out.
  const limit = 256 - (256 % CODE_ALPHABET.length)
  const letters = [...bytes]
    .filter((byte) => byte < limit)
    .slice(0, LENGTH)
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length])
    .join("")
  return (letters.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-")
}

/** The hash by which a letter is found; however the code was typed. */
export const replyCodeHash = (code: string): string =>
  hashToken(code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
