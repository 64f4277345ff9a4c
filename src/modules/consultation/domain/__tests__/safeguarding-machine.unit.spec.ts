import type { RuleTrace } from "../evaluation/evaluate"
import { safeguardingMachine, safeguardingOf } from "../safeguarding-machine"

const entry = (
  rule_id: string,
  level: RuleTrace["advice"]["level"],
  rest: Partial<RuleTrace> = {}
): RuleTrace => ({
  rule_id,
  kind: "flag",
  status: "fired",
  answers_used: {},
  calculations_used: {},
  reason_code: rule_id,
  clinician_text: rule_id,
  source: "Invented for tests",
  safeguarding: true,
  advice: { level, title: "Advice", text: ["Do."], contacts: [] },
  ...rest,
})

describe("A safeguarding task", () => {
  it("is called for by what fired, as urgent as the most urgent of it", () => {
    expect(
      safeguardingOf([
        entry("later", "see_gp"),
        entry("other", "emergency", { safeguarding: false }),
        entry("unanswered", "emergency", { status: "unknown" }),
        entry("now", "urgent", { kind: "deny" }),
      ])
    ).toEqual({ rule_ids: ["later", "now"], advice_level: "urgent" })
  })

  it("isn't called for by rules about something else", () => {
    expect(safeguardingOf([])).toBeNull()
    expect(
      safeguardingOf([entry("other", "urgent", { safeguarding: false })])
    ).toBeNull()
  })

  it("ends once", () => {
    expect(safeguardingMachine.next("open", "complete")).toBe("done")
    expect(safeguardingMachine.eventsFrom("done")).toEqual([])
    expect(safeguardingMachine.isFinal("done")).toBe(true)
  })
})
