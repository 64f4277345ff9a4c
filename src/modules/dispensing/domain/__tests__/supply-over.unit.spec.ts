import { isSupplyOver, isUndelivered } from "../supply-over"
import type { SupplyState } from "../supply-machine"

const supplies = (...states: SupplyState[]) =>
  states.map((state, at) => ({ state, instalment_number: at + 1 }))

describe("a case's supplies", () => {
  it.each<[boolean, number, SupplyState[]]>([
    [true, 1, ["delivered"]],
    [true, 3, ["delivered", "delivered", "delivered"]],
    [true, 1, ["delivered", "cancelled"]],
    [true, 3, ["delivered", "refunded", "delivered"]],
    [false, 3, ["delivered", "delivered"]],
    [false, 3, ["delivered", "delivered", "dispatched"]],
    [false, 3, ["delivered", "delivery_failed", "delivered"]],
    [false, 1, ["delivered", "returned"]],
    [false, 1, ["delivered", "due"]],
    [false, 1, ["delivered", "labelled"]],
    [false, 1, ["cancelled"]],
    [false, 1, []],
  ])("are over: %s, to number %i, as %j (DLV-1)", (isOver, last, states) => {
    expect(isSupplyOver(supplies(...states), last)).toBe(isOver)
  })

  it.each<[boolean, SupplyState]>([
    [true, "dispatched"],
    [true, "delivery_failed"],
    [true, "returned"],
    [false, "delivered"],
    [false, "replaced"],
    [false, "refunded"],
  ])("have one that didn't arrive: %s, as %s (DSP-3)", (is, state) => {
    const [one] = supplies(state)
    expect([
      one && isUndelivered(one, 2),
      one && isUndelivered(one, 1),
    ]).toEqual([is, false])
  })
})
