/** What of a plan's history tells whether its patient wants to end it. */
type Happened = {
  event: string
  details: Record<string, unknown> | null
  at: Date
}

const ASKED = "plan.request_cancellation"
const GOES_ON: ReadonlySet<string> = new Set(["plan.resume", "plan.lift_pause"])

/**
 * When a patient asked to end their plan; null where they didn't, or let it go
 * on afterwards.
 * @param history of the plan, the oldest first
 */
export function askedToEnd(history: readonly Happened[]): Date | null {
  let asked: Date | null = null
  for (const { event, details, at } of history) {
    if (event === ASKED) {
      asked ??= at
    } else if (GOES_ON.has(event) && details?.["cause"] === "patient") {
      asked = null
    }
  }
  return asked
}

/** How often they have asked. */
export const timesAsked = (history: readonly Happened[]): number =>
  history.filter(({ event }) => event === ASKED).length
