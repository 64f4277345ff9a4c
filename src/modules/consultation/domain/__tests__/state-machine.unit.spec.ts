import { consultationMachine } from "../state-machine"

/** Written out by hand from the design, so that a changed table is noticed. */
const ALLOWED = [
  "draft deny_rule denied",
  "draft submit submitted",
  "draft abandon abandoned",
  "abandoned resume draft",
  "abandoned destroy destroyed",
  "abandoned seal sealed",
  "draft destroy destroyed",
  "submitted destroy destroyed",
  "submitted seal sealed",
  "draft seal sealed",
  "submitted pay_captured consumed",
  "submitted abandon abandoned",
  "submitted withdraw abandoned",
  "consumed reconfirm consumed",
  "consumed supersede superseded",
  "consumed expire expired",
  "expired seal sealed",
  "denied seal sealed",
  "superseded seal sealed",
]
const ALL_GUARDS = {
  by_staff_after_30_days: true,
  retention_over: true,
  touched: true,
  unpaid_by_staff_after_30_days: true,
}

describe("consultation states", () => {
  const cells = consultationMachine.states.flatMap((state) =>
    consultationMachine.events.map((event) => ({ state, event }))
  )

  it.each(cells)("$state: $event", ({ state, event }) => {
    const allowed = ALLOWED.find((row) => row.startsWith(`${state} ${event} `))
    if (allowed) {
      expect(consultationMachine.next(state, event, ALL_GUARDS)).toBe(
        allowed.split(" ")[2]
      )
    } else {
      expect(() => consultationMachine.next(state, event, ALL_GUARDS)).toThrow(
        `"${state}" does not take "${event}"`
      )
    }
  })

  it("lets no answers end without their guard", () => {
    for (const state of ["draft", "submitted", "abandoned"] as const) {
      expect(consultationMachine.can(state, "destroy")).toBe(false)
    }
    for (const state of ["denied", "submitted", "abandoned"] as const) {
      expect(consultationMachine.can(state, "seal")).toBe(false)
    }
  })

  it("lets nothing be abandoned without its guard", () => {
    for (const state of ["draft", "submitted"] as const) {
      expect(consultationMachine.can(state, "abandon")).toBe(false)
    }
    expect(
      consultationMachine.can("submitted", "abandon", {
        by_staff_after_30_days: true,
      })
    ).toBe(false)
  })
})
