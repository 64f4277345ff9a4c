/**
 * Who suspended an authority: a stop over the patient or case takes it up again
 * when it is released, a person's suspension is ended by a person only.
 */
export const SUSPENDED_BY = ["stop", "staff"] as const
export type SuspendedBy = (typeof SUSPENDED_BY)[number]

/** What stops mean for an authority: nothing, or one event of its machine. */
export function settledBy(
  record: { authority: string | null; suspended_by: SuspendedBy | null },
  isStopped: boolean
): "suspend" | "resume" | undefined {
  if (record.authority === "active" && isStopped) {
    return "suspend"
  }
  const isOurs = record.suspended_by === "stop"
  return record.authority === "suspended" && isOurs && !isStopped
    ? "resume"
    : undefined
}
