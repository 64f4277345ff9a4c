import { londonDay } from "../../../shared/london"
import type { IssueState } from "./issue-state-machine"
import { isValidOn, nextIssueFrom } from "./validity"

type Authority = { state: string; authority: string | null }
type Issue = {
  state: IssueState
  supply_id: string | null
  used_at: Date | null
}

/**
 * Why a prescription authorises nothing, or null: it is signed, and its
 * authority stands. A used-up one is told by its issues.
 */
export function whyNotDispensable(record: Authority): string | null {
  if (record.state !== "signed") {
    return "is not signed"
  }
  return record.authority === "active" || record.authority === "exhausted"
    ? null
    : `has the authority "${record.authority ?? "none"}"`
}

/** Why no other issue may be dispensed yet, or any more: the first within six months, the others not before their interval. */
export function whyNotInTime(
  record: { valid_until: string | null; minimum_interval_days: number },
  issues: readonly Issue[],
  now: Date
): string | null {
  if (isPastFirstUse(record, issues, now)) {
    return "is past its six months"
  }
  const last = lastUseOf(issues)
  if (last === null) {
    return null
  }
  const from = nextIssueFrom(last, record.minimum_interval_days)
  return now < from ? `has its next issue from ${londonDay(from)}` : null
}

/** Whether nothing of it was ever dispensed in the six months in which that has to begin. */
export const isPastFirstUse = (
  { valid_until }: { valid_until: string | null },
  issues: readonly Pick<Issue, "used_at">[],
  now: Date
): boolean =>
  lastUseOf(issues) === null &&
  !(valid_until !== null && isValidOn(valid_until, now))

/** From when a supply whose pack isn't made yet may be made; null when nothing has to be waited for. */
export function nextFromFor(
  issues: readonly Pick<Issue, "supply_id" | "used_at">[],
  supplyId: string,
  minimumIntervalDays: number
): Date | null {
  const isMade = issues.some(
    ({ supply_id, used_at }) => supply_id === supplyId && used_at !== null
  )
  const last = lastUseOf(issues)
  return isMade || last === null
    ? null
    : nextIssueFrom(last, minimumIntervalDays)
}

/** When the newest issue was used; null when none was. */
export function lastUseOf(
  issues: readonly Pick<Issue, "used_at">[]
): Date | null {
  return issues.reduce<Date | null>(
    (last, { used_at }) =>
      used_at && (!last || used_at > last) ? used_at : last,
    null
  )
}

/** The issue that a supply has, whatever became of it since. */
export const issueOf = <I extends Issue>(
  issues: readonly I[],
  supplyId: string
): I | undefined => issues.find((issue) => issue.supply_id === supplyId)
