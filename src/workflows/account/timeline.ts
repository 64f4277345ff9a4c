import type { SupplyRow } from "./account-rows"

/** What of a case's history a patient is told, in their words; the rest is for staff. */
const LABELS: Record<string, string> = {
  identity_pending: "Payment received",
  queued: "Waiting to be reviewed",
  in_review: "Review begun",
  awaiting_patient: "We asked you a question",
  awaiting_signature: "Prescription written",
  approved: "Approved",
  rejected: "Not approved",
  cancelled: "Cancelled",
  abandoned: "Closed without review",
  refunded: "Refunded",
}

/** Everything that happened, oldest first; what comes twice (claimed, released, claimed) is told once. */
export function timelineOf(
  orderedAt: Date,
  events: { to_state: string; at: Date }[],
  supply: SupplyRow | null
): { at: string; label: string }[] {
  const told = new Set<string>()
  const line = [{ at: orderedAt, label: "Order placed" }]
  for (const event of events) {
    const label = LABELS[event.to_state]
    if (label && !told.has(label)) {
      told.add(label)
      line.push({ at: event.at, label })
    }
  }
  for (const [at, label] of [
    [supply?.packed_at, "Packed"],
    [supply?.dispatched_at, "Handed to Royal Mail"],
    [supply?.delivered_at, "Delivered"],
  ] as const) {
    if (at) {
      line.push({ at, label })
    }
  }
  return line
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, label }) => ({ at: at.toISOString(), label }))
}
