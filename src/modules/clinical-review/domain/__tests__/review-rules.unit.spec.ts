import { caseMachine } from "../case-state-machine"
import { staffWord } from "../case-words"
import { assertGpJustified, decisionKind, moveOf } from "../decision"
import { flagsOf, type FlagSource } from "../flags"
import {
  assertAsOrdered,
  issueChoices,
  prefilledProposal,
  unitsPerPack,
} from "../proposal"
import { LEGAL_CLASSES, queueOf, roleToNotify, rolesOfQueue } from "../queue"
import { idleSince, signatureLateSince, waitingLongSince } from "../time-limits"

describe("queues", () => {
  it.each([
    ["POM", "prescriber", "prescriber"],
    ["P", "pharmacist", "pharmacist"],
    ["GSL", "team", "pharmacy_team"],
    ["device", "team", "pharmacy_team"],
  ] as const)("%s waits for the %s queue", (legalClass, queue, role) => {
    expect(queueOf(legalClass)).toBe(queue)
    expect(roleToNotify(queue)).toBe(role)
    expect(rolesOfQueue(queue)).toContain(role)
  })

  it("lets nobody but a prescriber hold a POM", () => {
    expect(rolesOfQueue("prescriber")).toEqual(["prescriber"])
  })
})

describe("flags of a new case", () => {
  const source: FlagSource = {
    consultation: {
      outcome: "continue",
      rule_ids: [],
      changed_answers: 0,
      denied_before: false,
    },
    consultation_required: true,
    risk_class: "standard",
    quantity: 1,
    max_quantity_per_order: 1,
    same_person: null,
    over_limits: [],
  }
  const consultation = { ...source.consultation, rule_ids: ["asthma"] }

  it("has none where nothing speaks", () => {
    expect(flagsOf(source)).toEqual([])
    const alone = { ...source, repeats: { count: 1, days: 7 } }
    expect(flagsOf(alone)).toEqual([])
  })

  it.each<[string, Partial<FlagSource>, string]>([
    [
      "a flag rule",
      {
        consultation: {
          outcome: "needs_review",
          rule_ids: ["asthma"],
          changed_answers: 0,
          denied_before: false,
        },
      },
      "needs_review:asthma",
    ],
    [
      "an unknown answer without a rule",
      {
        consultation: {
          outcome: "needs_review",
          rule_ids: [],
          changed_answers: 0,
          denied_before: false,
        },
      },
      "needs_review:",
    ],
    [
      "changed answers",
      {
        consultation: {
          outcome: "continue",
          rule_ids: [],
          changed_answers: 2,
          denied_before: false,
        },
      },
      "changed_answers:",
    ],
    [
      "a denial before a change",
      {
        consultation: {
          outcome: "continue",
          rule_ids: [],
          changed_answers: 0,
          denied_before: true,
        },
      },
      "denied_then_changed:",
    ],
    ["a high-risk category", { risk_class: "high" }, "high_risk:"],
    ["a repeat", { repeats: { count: 3, days: 7 } }, "repeat:7"],
    [
      "a denial that was tried again",
      { changed_denials: [{ consultation_id: "con_0", answers: 2 }] },
      "denied_then_changed:con_0",
    ],
    [
      "an earlier denial by a clinician",
      { clinical_denials: ["case_0"] },
      "denied_before:case_0",
    ],
    [
      "a contradiction",
      { contradicted: [{ question_id: "asthma", consultations: 1 }] },
      "contradiction:asthma",
    ],
    [
      "the same ingredient",
      { same_ingredient_cases: 1 },
      "contradiction:same_ingredient",
    ],
    [
      "another account of the person",
      { same_person: { accounts: 2, reason: "card" } },
      "possible_same_person:card",
    ],
    [
      "a limit over time",
      { over_limits: [{ subject: "period", amount: 14 }] },
      "quantity:period",
    ],
    ["too many packs", { quantity: 2 }, "quantity:"],
  ])("%s", (_name, change, expected) => {
    expect(
      flagsOf({ ...source, ...change }).map(
        (flag) => `${flag.kind}:${flag.subject}`
      )
    ).toEqual([expected])
  })

  it("misses a consultation only where one is required", () => {
    const { consultation: _none, ...without } = source
    expect(flagsOf(without)).toEqual([
      { kind: "consultation_missing", subject: "", amount: null },
    ])
    expect(flagsOf({ ...without, consultation_required: false })).toEqual([])
  })

  it("names a rule once", () => {
    const twice = {
      outcome: "needs_review" as const,
      changed_answers: 0,
      denied_before: false,
      rule_ids: [...consultation.rule_ids, ...consultation.rule_ids],
    }
    expect(flagsOf({ ...source, consultation: twice })).toHaveLength(1)
  })
})

describe("decisions", () => {
  it.each(LEGAL_CLASSES)("%s is decided in one way only", (legalClass) => {
    const asked = ["POM", "P"].includes(legalClass) ? "approve" : "process"
    const other = asked === "approve" ? "process" : "approve"
    const { event, guards } = moveOf(decisionKind(asked, legalClass))
    expect(caseMachine.next("in_review", event, guards)).toBe(
      legalClass === "POM" ? "awaiting_signature" : "approved"
    )
    expect(() => decisionKind(other, legalClass)).toThrow(
      expect.objectContaining({ code: "guard_not_met" })
    )
  })

  it.each(["no_consent", "no_gp", null] as const)(
    "wants a justification where the GP answer is %s",
    (gp_answer) => {
      const input = { kind: "approve_pom" as const, gp_answer }
      for (const gp_justification of [null, "", "  "]) {
        expect(() => assertGpJustified({ ...input, gp_justification })).toThrow(
          /gp_justification/
        )
      }
      expect(() =>
        assertGpJustified({ ...input, gp_justification: "Low risk" })
      ).not.toThrow()
    }
  )

  it("wants none with a practice, nor for general sale", () => {
    expect(() =>
      assertGpJustified({
        kind: "approve_p",
        gp_answer: "practice",
        gp_justification: null,
      })
    ).not.toThrow()
    expect(() =>
      assertGpJustified({
        kind: "process",
        gp_answer: "no_gp",
        gp_justification: null,
      })
    ).not.toThrow()
  })
})

describe("proposals", () => {
  const item = {
    id: "fit_1",
    default_dose: "1 mg",
    default_directions: "Take one tablet once a day",
    pack_size: "28 tablets",
  }

  it.each([
    ["28 tablets", 28],
    ["1 pen", 1],
    ["60 ml", 60],
    ["pack", 1],
    ["0", 1],
  ])("counts the units of %s", (packSize, units) => {
    expect(unitsPerPack(packSize)).toBe(units)
  })

  it("is filled in from formulary and order", () => {
    expect(prefilledProposal(item, 3, 1)).toEqual({
      formulary_item_id: "fit_1",
      dose: "1 mg",
      directions: "Take one tablet once a day",
      quantity: 84,
      issues: 1,
    })
  })

  it("has an issue for each month, or for all of a course (SAF-1)", () => {
    const ordered = prefilledProposal(item, 1, 3)
    expect(ordered.issues).toBe(3)
    expect([1, 3, 12].map(issueChoices)).toEqual([[1, 12], [3, 12], [12]])
    for (const issues of [3, 12]) {
      expect(() =>
        assertAsOrdered({ ...ordered, issues }, ordered)
      ).not.toThrow()
    }
    for (const issues of [1, 2, 4, 13]) {
      expect(() => assertAsOrdered({ ...ordered, issues }, ordered)).toThrow(
        "has to be 3 or 12"
      )
    }
  })

  it("leaves dose and directions to the prescriber, item and quantity to the patient", () => {
    const ordered = prefilledProposal(item, 1, 1)
    expect(() =>
      assertAsOrdered({ ...ordered, dose: "500 micrograms" }, ordered)
    ).not.toThrow()
    for (const change of [{ quantity: 56 }, { formulary_item_id: "fit_2" }]) {
      expect(() => assertAsOrdered({ ...ordered, ...change }, ordered)).toThrow(
        expect.objectContaining({ code: "not_eligible" })
      )
    }
  })
})

describe("time limits", () => {
  const now = new Date("2026-11-21T10:00:00Z")

  it("are 30 minutes, 24 hours and 7 days", () => {
    expect(idleSince(now).toISOString()).toBe("2026-11-21T09:30:00.000Z")
    expect(signatureLateSince(now).toISOString()).toBe(
      "2026-11-20T10:00:00.000Z"
    )
    expect(waitingLongSince(now).toISOString()).toBe("2026-11-14T10:00:00.000Z")
  })
})

it("has a word of its own for every state", () => {
  const words = caseMachine.states.map(staffWord)
  expect(new Set(words).size).toBe(caseMachine.states.length)
})
