import { authorityWords, issueLines, nextIssueWords } from "../issue-words"

const now = Date.parse("2026-11-21T10:00:00Z")
const ledger: Parameters<typeof issueLines>[0] = {
  authority: "active",
  suspended_by: null,
  next_issue_from: null,
  issues: [],
}
const used = {
  number: 1,
  state: "used",
  used_at: "2026-11-21T09:00:00.000Z",
} as const
const left = { number: 2, state: "available", used_at: null } as const

describe("a prescription's issues", () => {
  it("say which of how many they are, and what became of them", () => {
    expect(
      issueLines({ ...ledger, issues: [used], authority: "exhausted" }, now)
    ).toEqual(["Issue 1 of 1, used on 21 Nov 2026"])
    const next_issue_from = "2026-12-19T09:00:00.000Z"
    const plan = {
      ...ledger,
      next_issue_from,
      issues: [
        used,
        left,
        { ...left, number: 3, state: "withdrawn" as const },
        { ...left, number: 4, state: "reserved" as const },
      ],
    }
    expect(issueLines(plan, now)).toEqual([
      "Issue 1 of 4, used on 21 Nov 2026",
      "Issue 2 of 4, from 19 Dec 2026",
      "Issue 3 of 4, withdrawn",
      "Issue 4 of 4, kept for a supply",
    ])
    expect(nextIssueWords(plan, now)).toBe("From 19 Dec 2026")
    const then = Date.parse(next_issue_from)
    expect(nextIssueWords(plan, then)).toBe("May be dispensed now")
    expect(issueLines(plan, then)[1]).toBe("Issue 2 of 4, not used yet")
  })

  it("have no next one before the first, after the last, or without an authority", () => {
    const soon = { ...ledger, next_issue_from: "2026-12-19T09:00:00.000Z" }
    expect(nextIssueWords(ledger, now)).toBeNull()
    for (const authority of [null, "suspended", "revoked", "exhausted"]) {
      expect(nextIssueWords({ ...soon, authority }, now)).toBeNull()
    }
  })

  it("say who suspended them", () => {
    const suspended = { ...ledger, authority: "suspended" }
    expect(authorityWords({ ...suspended, suspended_by: "stop" })).toBe(
      "Suspended until the stop is released"
    )
    expect(authorityWords({ ...suspended, suspended_by: "staff" })).toBe(
      "Suspended by a clinician"
    )
    expect(authorityWords({ ...ledger, authority: "exhausted" })).toBe(
      "Used up"
    )
    expect(authorityWords({ ...ledger, authority: null })).toBeNull()
  })
})
