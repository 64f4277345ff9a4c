import type { PrescriptionView } from "../../api/contracts/prescription"
import { formatDate } from "./format"

type Ledger = Pick<
  PrescriptionView,
  "authority" | "issues" | "next_issue_from" | "suspended_by"
>

/** What became of each issue, at the pharmacy's moment in milliseconds: "Issue 1 of 3, used on 21 Nov 2026", "Issue 2 of 3, from 19 Dec 2026". */
export function issueLines(found: Ledger, now: number): string[] {
  const { issues, next_issue_from } = found
  const isWaiting =
    next_issue_from !== null && Date.parse(next_issue_from) > now
  return issues.map(({ number, state, used_at }) => {
    const name = `Issue ${number} of ${issues.length}`
    switch (state) {
      case "used":
        return used_at
          ? `${name}, used on ${formatDate(used_at)}`
          : `${name}, used`
      case "withdrawn":
        return `${name}, withdrawn`
      case "reserved":
        return `${name}, kept for a supply`
      case "available":
        return isWaiting
          ? `${name}, from ${formatDate(next_issue_from)}`
          : `${name}, not used yet`
    }
  })
}

/** When another issue may be dispensed; null where that is no question. */
export function nextIssueWords(found: Ledger, now: number): string | null {
  const { authority, next_issue_from } = found
  if (authority !== "active" || next_issue_from === null) {
    return null
  }
  return Date.parse(next_issue_from) > now
    ? `From ${formatDate(next_issue_from)}`
    : "May be dispensed now"
}

const AUTHORITIES: Record<string, string> = {
  active: "Active",
  suspended: "Suspended",
  revoked: "Revoked",
  expired: "Expired",
  exhausted: "Used up",
}

/** "Suspended by a stop" and the like; null before there is a signature. */
export function authorityWords({
  authority,
  suspended_by,
}: Ledger): string | null {
  if (authority === null) {
    return null
  }
  const word = AUTHORITIES[authority] ?? authority
  if (authority !== "suspended" || suspended_by === null) {
    return word
  }
  return suspended_by === "stop"
    ? `${word} until the stop is released`
    : `${word} by a clinician`
}
