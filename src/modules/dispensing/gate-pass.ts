import { createHmac } from "node:crypto"
import { canonicalJson } from "../../shared/canonical-json"
import { secretsEqual } from "../../shared/ids"

/**
 * Proof that the gates of one supply were open a moment ago, for exactly one
 * line, quantity and parcel. Medusa's fulfilment provider knows no module, so
 * this is what it asks for: without a pass nothing is fulfilled by any route.
 */
export type GatePass = {
  parcel_id: string
  line_item_id: string
  quantity: number
  /** Milliseconds since 1970. */
  expires_at: number
  signature: string
}

const PASS_MS = 5 * 60_000

type Bound = Omit<GatePass, "signature"> & { order_id: string }

const sign = (secret: string, bound: Bound): string =>
  createHmac("sha256", secret)
    .update(`gate-pass\n${canonicalJson(bound)}`)
    .digest("base64url")

/** Takes what may be fulfilled; the caller has judged the gates. */
export function issueGatePass(
  secret: string,
  subject: Omit<Bound, "expires_at">,
  now: Date
): GatePass {
  const bound = { ...subject, expires_at: now.getTime() + PASS_MS }
  const { order_id: _, ...pass } = bound
  return { ...pass, signature: sign(secret, bound) }
}

/** Whether a pass is ours, for this order, these items, and not out of date. */
export function gatePassHolds(
  secret: string,
  pass: GatePass,
  asked: {
    order_id: string
    items: { line_item_id: string; quantity: number }[]
  },
  now: Date
): boolean {
  const { signature, ...rest } = pass
  const expected = sign(secret, { ...rest, order_id: asked.order_id })
  const [item] = asked.items
  return (
    secretsEqual(signature, expected) &&
    pass.expires_at >= now.getTime() &&
    asked.items.length === 1 &&
    item?.line_item_id === pass.line_item_id &&
    item.quantity === pass.quantity
  )
}
