import { createHash } from "node:crypto"

/**
 * The key under which a message is stored once: the same text from the same
 * showing of the form is one message; another text is always another message.
 */
export function messageKey(formKey: string, body: string): string {
  const hash = createHash("sha256").update(`${formKey}\n${body}`)
  return hash.digest("hex").slice(0, 40)
}
