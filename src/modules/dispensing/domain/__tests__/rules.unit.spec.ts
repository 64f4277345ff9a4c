import { supplyActions } from "../actions"
import {
  assertMayCheckAccuracy,
  assertMayCheckClinically,
  assertMayHold,
  assertMayReleaseHold,
  type Checker,
} from "../checker"
import { GATES, type Gate, type GateName } from "../gates"
import { HOLD_REASONS, UNPACK_REASONS } from "../hold"
import { parcelWeight, serviceLevel, supplyLabel } from "../supply-label"

const checker = (changes: Partial<Checker> = {}): Checker => ({
  user_id: "user_1",
  name: "A. Okafor",
  role: "pharmacist",
  registration_body: "GPhC",
  registration_number: "2012345",
  ...changes,
})
const facts = {
  case: {
    state: "approved",
    prescriber_user_id: "user_prescriber",
    course: null,
  },
  picked_by: "user_picker",
  scanned_by: ["user_scanner"],
}

describe("clinical check", () => {
  it("is a registered pharmacist's who did not prescribe", () => {
    expect(() => assertMayCheckClinically(checker(), facts)).not.toThrow()
  })

  it.each<[string, Partial<Checker>, string]>([
    ["the team", { role: "pharmacy_team" }, "pharmacist's"],
    ["a prescriber", { role: "prescriber" }, "pharmacist's"],
    ["another register", { registration_body: "GMC" }, "GPhC"],
    ["no number", { registration_number: null }, "GPhC"],
    ["the prescriber", { user_id: "user_prescriber" }, "other than"],
  ])("is refused to %s", (_who, changes, message) => {
    expect(() => assertMayCheckClinically(checker(changes), facts)).toThrow(
      message
    )
  })
})

describe("accuracy check", () => {
  it.each(["pharmacist", "pharmacy_team"])("is open to %s", (role) => {
    expect(() => assertMayCheckAccuracy(checker({ role }), facts)).not.toThrow()
  })

  it.each<[string, Partial<Checker>]>([
    ["the picker", { user_id: "user_picker" }],
    ["who scanned a pack", { user_id: "user_scanner" }],
    ["a prescriber", { role: "prescriber" }],
    ["support", { role: "support" }],
  ])("is refused to %s", (_who, changes) => {
    expect(() => assertMayCheckAccuracy(checker(changes), facts)).toThrow()
  })
})

describe("holds", () => {
  it.each([
    ["prescriber", true, true],
    ["pharmacist", true, true],
    ["pharmacy_team", true, false],
    ["administrator", false, false],
    ["support", false, false],
  ])("%s: open %s, release %s", (role, open, release) => {
    const tries = (rule: (who: { role: string }) => void) => {
      try {
        rule({ role })
        return true
      } catch {
        return false
      }
    }
    expect([tries(assertMayHold), tries(assertMayReleaseHold)]).toEqual([
      open,
      release,
    ])
  })

  it("have reasons without doubles", () => {
    for (const reasons of [HOLD_REASONS, UNPACK_REASONS]) {
      expect(new Set(reasons).size).toBe(reasons.length)
    }
  })
})

describe("labels and parcels", () => {
  it.each([
    [1, 1, null, "One-off"],
    [1, 1, null, "Renewal: one-off"],
    [1, 3, 1, "Renewal: instalment plan 1 (3 months), 1 of 3"],
    [2, 6, null, "Instalment 2 of 6"],
    [2, 6, 1, "Instalment 2 of 6"],
    [1, 1, 1, "Instalment 1 of 1"],
    [2, 6, 2, "Renewal: instalment plan 2 (6 months), 2 of 6"],
    [1, 1, 3, "Renewal: instalment plan 3 (1 month), 1 of 1"],
  ])(
    "%i of %i in plan %s is %s",
    (instalment_number, instalment_count, number, label) => {
      const plan = number === null ? null : { number, months: instalment_count }
      const supply = { instalment_number, instalment_count }
      const is_renewal = label.startsWith("Renewal")
      expect(supplyLabel(supply, { plan, is_renewal })).toBe(label)
    }
  )

  it("weighs the packs and the packaging", () => {
    expect(parcelWeight(25.4, 3)).toBe(136)
  })

  it("sends cold-chain items by the next-day service", () => {
    expect(serviceLevel("standard", { cold_chain: true })).toBe("special")
    expect(serviceLevel("standard", { cold_chain: false })).toBe("standard")
    expect(serviceLevel("special", { cold_chain: false })).toBe("special")
  })
})

describe("supplyActions", () => {
  const gates = (...shut: GateName[]): Gate[] =>
    GATES.map((gate) => ({ gate, open: !shut.includes(gate), reason: "" }))
  const now = { gates: gates(), packs_missing: 0, open_holds: 0 }

  it.each([
    ["due", now, ["hold"]],
    [
      "ready",
      { ...now, gates: gates("clinical_check", "accuracy_check") },
      ["start", "clinical_check", "hold"],
    ],
    ["ready", { ...now, gates: gates("payment") }, ["hold"]],
    [
      "dispensing",
      {
        ...now,
        gates: gates("clinical_check", "accuracy_check"),
        packs_missing: 1,
      },
      ["scan", "clinical_check", "unpack", "hold"],
    ],
    [
      "dispensing",
      { ...now, gates: gates("accuracy_check") },
      ["accuracy_check", "unpack", "hold"],
    ],
    ["dispensing", now, ["pack", "unpack", "hold"]],
    ["packed", now, ["unpack", "hold"]],
    ["labelled", now, ["hand_over", "unpack", "hold"]],
    [
      "labelled",
      { ...now, gates: gates("no_hold"), open_holds: 1 },
      ["unpack", "hold", "release_hold"],
    ],
    ["dispatched", now, []],
    ["delivered", now, []],
  ] as const)("of a supply that is %s", (state, circumstances, actions) => {
    expect(supplyActions({ state, ...circumstances })).toEqual(actions)
  })
})
