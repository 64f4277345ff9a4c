import { secretsEqual } from "../../../../shared/ids"
import type { Actor } from "../../../../shared/actor"

/** Who asks for a consultation: the bearer of a guest's token, a signed-in customer, or both. */
export type Holder = { token_hash?: string; customer_id?: string }

type Held = { id: string; token_hash: string; customer_id: string | null }

/**
 * Whether somebody may see and change a consultation (ENT-2). Once it is a
 * customer's, the token alone no longer opens it: it may lie on a shared computer.
 */
export function isHeldBy(consultation: Held, holder: Holder): boolean {
  return consultation.customer_id === null
    ? holdsToken(consultation, holder)
    : consultation.customer_id === holder.customer_id
}

/** Whether the guest's token fits, compared in constant time. */
export const holdsToken = (consultation: Held, holder: Holder): boolean =>
  holder.token_hash !== undefined &&
  secretsEqual(holder.token_hash, consultation.token_hash)

/** The holder as the ledger names them. */
export const holderActor = (consultation: Held): Actor =>
  consultation.customer_id === null
    ? { type: "guest", id: consultation.id }
    : { type: "patient", id: consultation.customer_id }
