import { packsFor, unitPrice } from "../change-proposal"
import {
  assertConsulted,
  assertIdentityStands,
  needsReading,
  staffKindOf,
} from "../decision"
import { appliesTo, assertApplies } from "../denial-reasons"
import { isAbandonable } from "../time-limits"

const about = { legal_class: "POM", category_handle: "acne" } as const
const reason = {
  code: "one",
  active: true,
  legal_classes: null as string[] | null,
  categories: null as string[] | null,
}

const MISSING = { code: "evidence_missing" }

describe("a managed reason to deny", () => {
  it.each([
    [{}, true],
    [{ active: false }, false],
    [{ legal_classes: ["POM", "P"] }, true],
    [{ legal_classes: ["GSL"] }, false],
    [{ categories: ["acne"] }, true],
    [{ categories: ["hair-loss"] }, false],
    [{ legal_classes: ["POM"], categories: ["hair-loss"] }, false],
  ])("%o is for the case: %s", (part, expected) => {
    const one = { ...reason, ...part }
    expect(appliesTo(one, about)).toBe(expected)
    const judge = () => assertApplies(one, about)
    if (expected) {
      expect(judge).not.toThrow()
    } else {
      expect(judge).toThrow(/^reason: "one"/)
    }
  })
})

describe("who decides what", () => {
  it.each([
    ["POM", "prescribe"],
    ["P", "pharmacist_approval"],
    ["GSL", "process"],
    ["device", "process"],
  ] as const)("a case of class %s asks for %s", (legalClass, expected) => {
    expect(staffKindOf(legalClass)).toBe(expected)
  })

  it("needs the warnings read before a yes, never before a no", () => {
    expect(
      (["approve_pom", "approve_p", "propose_change"] as const).map(
        needsReading
      )
    ).toEqual([true, true, true])
    expect((["deny", "process"] as const).map(needsReading)).toEqual([
      false,
      false,
    ])
  })
})

describe("what a yes asks for, whatever its kind", () => {
  it.each([
    [["none", "none"], null, true],
    [["required"], "con_1", true],
    [["required"], null, false],
    // What would take its place may ask for more than what was ordered, and for less.
    [["none", "required"], null, false],
    [["required", "none"], null, false],
  ])("items that ask %j with %s: %s", (asked, consultation_id, allowed) => {
    const judge = () =>
      assertConsulted(
        { id: "case_1", consultation_id },
        asked.map((consultation) => ({ consultation }))
      )
    if (allowed) {
      expect(judge).not.toThrow()
    } else {
      expect(judge).toThrow(expect.objectContaining(MISSING))
    }
  })

  it.each([
    ["unverified", true],
    ["pending", true],
    ["verified", true],
    ["action_required", false],
    ["deceased", false],
  ])("an identity that is %s: %s", (identity_status, allowed) => {
    const judge = () => assertIdentityStands("case_1", { identity_status })
    if (allowed) {
      expect(judge).not.toThrow()
    } else {
      expect(judge).toThrow(expect.objectContaining(MISSING))
    }
  })
})

describe("a change that is proposed", () => {
  it("counts whole packs within the item's limit", () => {
    expect(packsFor(84, 28, 3)).toBe(3)
    expect(() => packsFor(30, 28, 3)).toThrow(/^quantity: .*28/)
    expect(() => packsFor(112, 28, 3)).toThrow(/4 packs.*3/)
  })

  it("keeps a promotion's share in the price", () => {
    const line = { undiscounted_pence: 5000, paid_pence: 4000 }
    expect(unitPrice(3000, line)).toBe(2400)
    expect(unitPrice(3000, { undiscounted_pence: 0, paid_pence: 0 })).toBe(3000)
  })
})

it("is abandonable after 30 days without anything happening, not a moment sooner", () => {
  const last = new Date("2026-10-22T12:00:00Z")
  expect(isAbandonable(last, new Date("2026-11-21T12:00:00Z"))).toBe(true)
  expect(isAbandonable(last, new Date("2026-11-21T11:59:59.999Z"))).toBe(false)
})
