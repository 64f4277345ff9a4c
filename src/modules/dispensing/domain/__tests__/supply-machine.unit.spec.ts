import {
  OPEN_SUPPLY_STATES,
  supplyMachine,
  type SupplyEvent,
  type SupplyState,
} from "../supply-machine"

const HELD_IN: SupplyState[] = [...OPEN_SUPPLY_STATES]
const holds = Object.fromEntries(
  HELD_IN.flatMap((state) => [
    [`${state}.hold`, [state]],
    [`${state}.release_hold`, [state]],
  ])
)

/** Every move there is: "state.event" to the states it may lead to, by guard. */
const ALLOWED: Record<string, SupplyState[]> = {
  ...holds,
  "scheduled.fall_due": ["due"],
  "scheduled.cancel": ["cancelled"],
  "due.make_ready": ["ready"],
  "due.acknowledge_overlap": ["due"],
  "due.out_of_stock": ["awaiting_choice"],
  "due.cancel": ["cancelled"],
  "awaiting_choice.wait": ["due"],
  "awaiting_choice.cancel": ["cancelled"],
  "awaiting_choice.consult_again": ["further_consultation"],
  "ready.start": ["dispensing"],
  "ready.clinical_check": ["ready"],
  "ready.block": ["due"],
  "ready.out_of_stock": ["awaiting_choice"],
  "ready.cancel": ["cancelled"],
  "dispensing.scan": ["dispensing"],
  "dispensing.clinical_check": ["dispensing"],
  "dispensing.accuracy_check": ["dispensing"],
  "dispensing.pack": ["packed"],
  "dispensing.unpack": ["ready", "disposed"],
  "packed.clinical_check": ["packed"],
  "packed.label": ["labelled"],
  "packed.unpack": ["ready", "disposed"],
  "labelled.clinical_check": ["labelled"],
  "labelled.hand_over": ["dispatched"],
  "labelled.unpack": ["ready", "disposed"],
  "dispatched.deliver": ["delivered"],
  "dispatched.fail_delivery": ["delivery_failed"],
  "dispatched.lose": ["delivery_failed"],
  "delivered.report_missing": ["delivery_failed"],
  "delivered.report_damaged": ["delivery_failed"],
  "delivery_failed.deliver": ["delivered"],
  "delivery_failed.return": ["returned"],
  "delivery_failed.refund": ["refunded"],
  "delivery_failed.replace": ["replaced"],
  "returned.send_again": ["labelled"],
  "returned.dispose": ["disposed"],
  "disposed.refund": ["refunded"],
  "disposed.replace": ["replaced"],
}

const ALL_GUARDS = {
  gates_open: true,
  packs_scanned: true,
  pack_intact: true,
  sealed: true,
}
const product = supplyMachine.states.flatMap((state) =>
  supplyMachine.events.map((event): [SupplyState, SupplyEvent] => [
    state,
    event,
  ])
)

describe("supply machine", () => {
  it.each(product)("%s takes %s as the table says", (state, event) => {
    const targets = ALLOWED[`${state}.${event}`]
    if (!targets) {
      expect(supplyMachine.can(state, event, ALL_GUARDS)).toBe(false)
      expect(() => supplyMachine.next(state, event, ALL_GUARDS)).toThrow(
        `in state "${state}" does not take "${event}"`
      )
      return
    }
    expect(supplyMachine.next(state, event, ALL_GUARDS)).toBe(targets[0])
  })

  it("expects no move that the table lacks", () => {
    const known = new Set(product.map(([state, event]) => `${state}.${event}`))
    expect(Object.keys(ALLOWED).filter((move) => !known.has(move))).toEqual([])
  })

  it.each([
    ["due", "make_ready"],
    ["ready", "start"],
    ["dispensing", "pack"],
    ["labelled", "hand_over"],
  ] as const)("%s refuses %s while a gate is closed", (state, event) => {
    const guards = { ...ALL_GUARDS, gates_open: false }
    expect(() => supplyMachine.next(state, event, guards)).toThrow("gates_open")
  })

  it("disposes of a pack that is not intact", () => {
    for (const state of ["dispensing", "packed", "labelled"] as const) {
      const guards = { pack_intact: false }
      expect(supplyMachine.next(state, "unpack", guards)).toBe("disposed")
    }
  })

  it("sends again only what came back sealed", () => {
    expect(supplyMachine.can("returned", "send_again", {})).toBe(false)
  })

  it("refuses an accuracy check before every pack is scanned", () => {
    expect(supplyMachine.can("dispensing", "accuracy_check", {})).toBe(false)
  })

  it("ends where a supply is made good or given up", () => {
    const ends = supplyMachine.states.filter((s) => supplyMachine.isFinal(s))
    expect(ends).toEqual([
      "cancelled",
      "further_consultation",
      "refunded",
      "replaced",
    ])
  })
})
