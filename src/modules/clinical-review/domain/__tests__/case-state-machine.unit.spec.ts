import {
  caseMachine as machine,
  endingOf,
  type CaseEvent,
  type CaseGuards,
  type CaseState,
} from "../case-state-machine"

/** Written by hand from the design, not from the table: state, event, guard, next state. */
const ALLOWED = `
payment_pending paid identity_valid queued
payment_pending paid - identity_pending
payment_pending abandon - abandoned
payment_pending withdraw - abandoned
payment_pending cancel - cancelled
identity_pending pass - queued
identity_pending fail - identity_action_required
identity_pending refer - identity_action_required
identity_pending cancel - cancelled
identity_pending abandon idle_30_days abandoned
identity_action_required upload - identity_review
identity_action_required pass - queued
identity_action_required confirm_death - rejected
identity_action_required cancel - cancelled
identity_action_required abandon idle_30_days abandoned
identity_review verify - queued
identity_review pass - queued
identity_review ask_again - identity_action_required
identity_review fail - rejected
identity_review cancel - cancelled
identity_review abandon idle_30_days abandoned
queued claim - in_review
queued continue_prescription issues_promised approved
queued cancel - cancelled
queued abandon idle_30_days abandoned
in_review release - queued
in_review take_over - in_review
in_review hand_over - in_review
in_review ask - awaiting_patient
in_review propose_change - awaiting_acceptance
in_review approve prescription_medicine awaiting_signature
in_review approve pharmacy_medicine approved
in_review process general_sale approved
in_review deny - rejected
in_review cancel - cancelled
awaiting_patient reply - queued
awaiting_patient withdraw_question - queued
awaiting_patient cancel - cancelled
awaiting_patient abandon idle_30_days abandoned
awaiting_acceptance accept settled_prescription awaiting_signature
awaiting_acceptance accept settled approved
awaiting_acceptance decline patient_cancels cancelled
awaiting_acceptance decline - queued
awaiting_acceptance review_again - queued
awaiting_acceptance cancel - cancelled
awaiting_acceptance abandon idle_30_days abandoned
awaiting_signature signed hash_equal approved
awaiting_signature declined - in_review
awaiting_signature recalled - in_review
awaiting_signature mismatch - in_review
awaiting_signature cancel - cancelled
awaiting_signature abandon idle_30_days abandoned
approved withdraw_approval nothing_dispatched rejected
approved cancel nothing_dispatched cancelled
approved complete - closed
rejected refund_due - awaiting_refund
rejected nothing_due - closed
cancelled refund_due - awaiting_refund
cancelled nothing_due - closed
abandoned refund_due - awaiting_refund
abandoned nothing_due - closed
awaiting_refund all_confirmed - refunded
refunded refund_failed - awaiting_refund`
  .trim()
  .split("\n")
  .map((line) => {
    const [from = "", event = "", guard = "-", to = ""] = line.split(" ")
    return { from, event, guard: guard === "-" ? null : guard, to }
  })

const rowsOf = (state: string, event: string) =>
  ALLOWED.filter((row) => row.from === state && row.event === event)

describe("case machine", () => {
  const cells = machine.states.flatMap((state) =>
    machine.events.map((event) => ({ state, event }))
  )

  it("covers the whole product", () => {
    expect(cells).toHaveLength(machine.states.length * machine.events.length)
    expect(ALLOWED).toHaveLength(machine.rows.length)
  })

  it.each(cells)("$state × $event", ({ state, event }) => {
    const rows = rowsOf(state, event)
    if (rows.length === 0) {
      expect(() => machine.next(state, event)).toThrow(
        expect.objectContaining({ code: "transition_not_allowed" })
      )
      return
    }
    for (const row of rows) {
      const guards: CaseGuards = row.guard ? { [row.guard]: true } : {}
      expect(machine.next(state, event, guards)).toBe(row.to)
    }
    const free = rows.find((row) => row.guard === null)
    const without = () => machine.next(state, event)
    if (free) {
      expect(without()).toBe(free.to)
    } else {
      expect(without).toThrow(
        expect.objectContaining({ code: "guard_not_met" })
      )
    }
  })

  it("never approves a POM before its signature", () => {
    const pom: CaseGuards = { prescription_medicine: true }
    expect(machine.next("in_review", "approve", pom)).toBe("awaiting_signature")
    expect(
      machine.rows.filter(
        (row) => row.to === "approved" && row.from === "awaiting_signature"
      )
    ).toEqual([expect.objectContaining({ guard: "hash_equal" })])
  })

  it("has no event that is a time-out", () => {
    expect(machine.events.join(" ")).not.toMatch(/time|expire|auto/)
  })

  it.each<[CaseState, CaseEvent, string | undefined]>([
    ["identity_review", "fail", "rejected_identity"],
    ["identity_action_required", "confirm_death", "rejected_identity"],
    ["in_review", "deny", "rejected_clinical"],
    ["queued", "cancel", "cancelled"],
    ["approved", "complete", "completed"],
    ["queued", "claim", undefined],
    ["cancelled", "nothing_due", undefined],
  ])("%s, %s ends as %s", (from, event, ending) => {
    expect(endingOf(from, machine.next(from, event))).toBe(ending)
  })
})
