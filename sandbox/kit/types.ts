import type { Faults } from "./faults"
import type { Call, Reply, Router } from "./http"
import type { Received } from "./received"
import type { Config, Secrets } from "./options"
import type { Store } from "./store"
import type { Webhooks } from "./webhooks"

export const PARTNERS = [
  "stripe",
  "lexisnexis",
  "signaturerx",
  "royal-mail",
  "titan",
  "gp-directory",
  "sms",
  "mailbox",
] as const

export type PartnerName = (typeof PARTNERS)[number]

export type Json = Record<string, unknown>

/** What every partner folder is given to mount itself. */
export type Sandbox = {
  router: Router
  store: Store
  faults: Faults
  received: Received
  webhooks: Webhooks
  secrets: Secrets
  config: () => Config
  /** Address of the simulators as a browser or a client reaches it. */
  url: () => string
  onClose: (stop: () => void) => void
}

/** What every partner folder gives back to the control API. */
export type Partner = {
  name: PartnerName
  title: string
  refused: (call: Call, operation: string) => Reply
  unauthorised: (call: Call) => Reply
  view: () => unknown
  reset: () => void
}

/** Whether a text names one of the simulated partners. */
export function isPartner(name: string): name is PartnerName {
  return PARTNERS.some((partner) => partner === name)
}
