import { caseMachine } from "../case-state-machine"
import { assertShorter, mayShorten } from "../plan-length"

const planned = (more: Partial<Parameters<typeof mayShorten>[0]> = {}) => ({
  id: "case_1",
  state: "queued" as const,
  order_type: "instalments" as const,
  instalment_count: 6,
  ...more,
})

describe("a plan made shorter (REV-3)", () => {
  it("goes until the approval, for a POM until the signature", () => {
    const open = caseMachine.states.filter((state) =>
      mayShorten(planned({ state }))
    )
    expect(open).toEqual([
      "identity_pending",
      "identity_action_required",
      "identity_review",
      "queued",
      "in_review",
      "awaiting_patient",
      "awaiting_signature",
    ])
    expect(mayShorten(planned({ instalment_count: 1 }))).toBe(false)
    expect(mayShorten(planned({ order_type: "one_off" }))).toBe(false)
  })

  it.each([1, 3, 5])("takes %i of 6 months", (months) => {
    expect(() => assertShorter(planned(), months)).not.toThrow()
  })

  it.each([
    ["longer", planned(), 7, "has to be proposed to them"],
    ["the same", planned(), 6, "is the plan's length already"],
    ["none", planned(), 0, "whole number from 1"],
    ["half a month", planned(), 1.5, "whole number from 1"],
    ["of a one-off", planned({ order_type: "one_off" }), 1, "has no plan"],
    ["once approved", planned({ state: "approved" }), 3, "any more"],
  ])("refuses %s", (_, record, months, why) => {
    expect(() => assertShorter(record, months)).toThrow(why)
  })
})
