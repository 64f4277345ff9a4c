import { FOLLOW_UPS } from "../../../../shared/follow-ups"
import {
  caseMachine,
  type CaseEvent,
  type CaseState,
} from "../case-state-machine"
import { columnsOf, followUpsOf } from "../case-effects"

const now = new Date("2026-11-21T10:00:00Z")
const triggers = [
  FOLLOW_UPS.CASE_APPROVED_SUPPLY,
  FOLLOW_UPS.CASE_APPROVED_LETTER,
  FOLLOW_UPS.CASE_APPROVED_MESSAGE,
  FOLLOW_UPS.CASE_APPROVED_PMR,
]

describe("what follows a move", () => {
  it.each([
    ["POM", triggers],
    ["P", triggers],
    ["GSL", triggers.filter((t) => t !== FOLLOW_UPS.CASE_APPROVED_LETTER)],
    ["device", triggers.filter((t) => t !== FOLLOW_UPS.CASE_APPROVED_LETTER)],
  ] as const)("approval of %s starts its triggers", (legalClass, expected) => {
    expect(
      followUpsOf(
        { event: "approve", from: "in_review", to: "approved" },
        legalClass
      )
    ).toEqual(expected)
  })

  it("tells the payment even where the identity step is skipped", () => {
    expect(
      followUpsOf(
        { event: "paid", from: "payment_pending", to: "queued" },
        "POM"
      )
    ).toEqual([FOLLOW_UPS.CASE_PAID, FOLLOW_UPS.CASE_QUEUED])
  })

  it("tells a patient whom staff failed, not one whom a provider did", () => {
    const of = (from: CaseState, event: CaseEvent) =>
      followUpsOf({ event, from, to: caseMachine.next(from, event) }, "POM")
    const told = FOLLOW_UPS.CASE_IDENTITY_FAILED
    expect(of("identity_review", "fail")).toContain(told)
    expect(of("identity_pending", "fail")).not.toContain(told)
    expect(of("identity_action_required", "confirm_death")).not.toContain(told)
  })

  it("announces a case in its queue, but not one that was put back", () => {
    expect(
      followUpsOf(
        { event: "reply", from: "awaiting_patient", to: "queued" },
        "P"
      )
    ).toEqual([FOLLOW_UPS.CASE_QUEUED])
    expect(
      followUpsOf({ event: "release", from: "in_review", to: "queued" }, "P")
    ).toEqual([])
  })

  it.each([
    ["deny", "in_review", "rejected"],
    ["cancel", "approved", "cancelled"],
    ["abandon", "queued", "abandoned"],
  ] as const)("an ending by %s ends what is under way", (event, from, to) => {
    expect(followUpsOf({ event, from, to }, "POM")).toContain(
      FOLLOW_UPS.CASE_ENDED_SUPPLY
    )
    expect(
      followUpsOf({ event: "complete", from: "approved", to: "closed" }, "POM")
    ).toEqual([])
  })

  it("gives the place in the queue once and keeps it afterwards", () => {
    const first = columnsOf(
      { event: "pass", from: "identity_pending", to: "queued" },
      now
    )
    expect(first).toMatchObject({ place_at: now, identity_status: "verified" })
    for (const event of ["reply", "release"] as const) {
      const from = event === "reply" ? "awaiting_patient" : "in_review"
      expect(columnsOf({ event, from, to: "queued" }, now)).not.toHaveProperty(
        "place_at"
      )
    }
  })

  it("frees a case when it leaves review, but not while its signature is awaited", () => {
    expect(
      columnsOf({ event: "release", from: "in_review", to: "queued" }, now)
    ).toMatchObject({ claimed_by: null })
    expect(
      columnsOf(
        { event: "approve", from: "in_review", to: "awaiting_signature" },
        now
      )
    ).not.toHaveProperty("claimed_by")
  })
})
