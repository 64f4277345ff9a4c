import type { AuthorityState } from "./authority-state-machine"
import type { PrescriptionState } from "./prescription-state-machine"

type Standing = {
  state: PrescriptionState
  authority: AuthorityState | null
  decision_id: string
}

/** Waits, is being mended, or authorises: the index on case_id has the same condition. */
export const isLive = ({
  state,
  authority,
}: Pick<Standing, "state" | "authority">): boolean =>
  !["ended", "quarantined"].includes(state) && authority !== "revoked"

/** Asks to sign what an earlier decision said. A draft is rewritten, what is signed stays (RX-3). */
export const isOutdated = (
  { state, decision_id }: Pick<Standing, "state" | "decision_id">,
  newest: string
): boolean =>
  decision_id !== newest && ["requested", "awaiting_signature"].includes(state)
