/** Who let a plan stand still: an actor's id, or that the gap since its last supply had grown too long (SAF-18). */
export type PauseOrigin = string

const GAP = "gap"

/** What a pause's history rows say, the oldest first. */
export type PauseEvent = {
  event: string
  actor_id: string
  details: Record<string, unknown> | null
}

/**
 * Why a plan stands still now, and who said so last: what staff stopped is
 * theirs to lift, even where a check had stopped it before them.
 */
export function pauseOrigins(
  events: readonly PauseEvent[]
): Map<string, PauseOrigin> {
  const origins = new Map<string, PauseOrigin>()
  for (const { event, actor_id, details } of events) {
    const cause = String(details?.["cause"])
    if (event === "plan.pause") {
      origins.set(cause, actor_id)
    } else if (event === "plan.resume") {
      origins.clear()
    } else if (event === "plan.lift_pause") {
      origins.delete(cause)
      for (const left of causesOf(details?.["left"])) {
        origins.set(left, origins.get(left) ?? GAP)
      }
    }
  }
  return origins
}

const causesOf = (left: unknown): string[] =>
  Array.isArray(left) ? left.map(String) : []
