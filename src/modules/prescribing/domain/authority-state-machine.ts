import {
  defineStateMachine,
  type EventOf,
  type StateOf,
} from "../../../shared/state-machine"

/** What a signed prescription still allows (design, section 5; R-15). */
export const authorityMachine = defineStateMachine({
  name: "authority of a prescription",
  initial: "active",
  states: ["active", "suspended", "revoked", "expired", "exhausted"],
  rows: [
    { from: "active", event: "suspend", to: "suspended" },
    { from: "active", event: "revoke", to: "revoked" },
    { from: "active", event: "expire", to: "expired" },
    { from: "active", event: "exhaust", to: "exhausted" },
    { from: "suspended", event: "resume", to: "active" },
    { from: "suspended", event: "revoke", to: "revoked" },
    { from: "suspended", event: "expire", to: "expired" },
  ],
})

export type AuthorityState = StateOf<typeof authorityMachine>
export type AuthorityEvent = EventOf<typeof authorityMachine>
