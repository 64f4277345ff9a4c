const DAY_MS = 24 * 60 * 60_000

/** Days without a touch after which what was answered goes (CON-9, REN-6). */
export type Retention = {
  /** Untouched by any rule or clinician, of somebody who isn't signed in. */
  guest_days: number
  /** The same with an account. */
  account_days: number
  /** A denial of somebody with an account: it is held against later answers that long (SAF-9). */
  denied_days: number
}

/** The last moments of activity up to which consultations of each kind are kept no longer. */
export function keptSince(
  { guest_days, account_days, denied_days }: Retention,
  now: Date
) {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  return {
    guest: before(guest_days),
    account: before(account_days),
    denied: before(denied_days),
  }
}

/** Whether the days of one consultation are over. */
export function isRetentionOver(
  one: { state: string; customer_id: string | null; last_activity_at: Date },
  retention: Retention,
  now: Date
): boolean {
  const since = keptSince(retention, now)
  if (one.customer_id === null) {
    return one.last_activity_at <= since.guest
  }
  return (
    one.last_activity_at <=
    (one.state === "denied" ? since.denied : since.account)
  )
}

export const RETENTION_CLASSES = [
  "supply",
  "decision",
  "safeguarding",
  "denial",
] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

/** The weightiest reason for keeping a record; null where nothing has to be kept. */
export function retentionClassOf(facts: {
  supplied: boolean
  decided: boolean
  safeguarding: boolean
  denied: boolean
}): RetentionClass | null {
  const found: Record<RetentionClass, boolean> = {
    supply: facts.supplied,
    decision: facts.decided,
    safeguarding: facts.safeguarding,
    denial: facts.denied,
  }
  return RETENTION_CLASSES.find((one) => found[one]) ?? null
}
