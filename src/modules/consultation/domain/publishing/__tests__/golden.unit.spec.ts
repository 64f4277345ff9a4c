import { passing, smallForm } from "../../../testing/small-form"
import type { AnswerValue } from "../../definition/answers"
import type { GoldenCaseDraft } from "../../definition/golden-case"
import { checkForPublishing } from "../check-for-publishing"
import { checkFormDefinition } from "../check-form"
import { runGoldenCases } from "../golden"
import { mutationReport } from "../mutation-report"
import { compileForm } from "../../evaluation/compile-form"
import { replay } from "../replay"
import type { FormDraft } from "../../definition/form-definition"

const golden = (
  id: string,
  changes: Record<string, AnswerValue>,
  outcome: GoldenCaseDraft["expect"]["outcome"],
  ...rules: string[]
): GoldenCaseDraft => ({
  id,
  title: `About ${id}`,
  today: "2026-11-21",
  answers: { ...passing, ...changes },
  expect: { outcome, rules },
})

const CASES: GoldenCaseDraft[] = [
  golden("well", {}, "continue"),
  golden("pain", { chest_pain: "yes" }, "cannot_continue", "chest_pain"),
  golden("child", { birth: "2008-11-22" }, "cannot_continue", "young"),
  golden("adult", { birth: "2008-11-21" }, "continue"),
  golden("nitrate", { medicines: ["nitrate"] }, "cannot_continue", "nitrate"),
  golden(
    "smoker",
    { smoking: "daily", cigarettes: 21 },
    "needs_review",
    "heavy_smoker"
  ),
  golden(
    "thin",
    { body: { height_cm: 200, weight_kg: 73.9 } },
    "needs_review",
    "low_weight"
  ),
  golden(
    "statin",
    { medicines: ["statin"], statin_trouble: "yes" },
    "needs_review",
    "statin_trouble"
  ),
  golden("allergic", { allergy: "nuts" }, "needs_review", "allergy"),
]

function definitionOf(draft: FormDraft) {
  const check = checkFormDefinition(draft)
  if (!check.ok) {
    throw new Error(JSON.stringify(check.problems))
  }
  return check.definition
}

const without = (...ids: string[]) =>
  CASES.filter(({ id }) => !ids.includes(id))
const problems = (cases: unknown, draft: unknown = smallForm) =>
  checkForPublishing(draft, cases)
    .map(({ place, message }) => `${place}: ${message}`)
    .join("\n")

describe("golden cases", () => {
  it("say what was expected and what came out", () => {
    const wrong = golden("wrong", {}, "needs_review", "allergy")
    const results = runGoldenCases(compileForm(definitionOf(smallForm)), [
      ...CASES,
      wrong,
    ])
    expect(results.filter(({ ok }) => !ok)).toEqual([
      {
        case_id: "wrong",
        ok: false,
        expected: { outcome: "needs_review", rules: ["allergy"] },
        actual: { outcome: "continue", rules: [], calculations: {} },
      },
    ])
    expect(results).toHaveLength(CASES.length + 1)
  })

  it("compare the calculations that they name", () => {
    const form = compileForm({
      ...definitionOf(smallForm),
      calculations: {
        pack: { title: "Pack", kind: "score", questions: ["cigarettes"] },
      },
    })
    const expecting = (pack: number) =>
      runGoldenCases(form, [
        {
          ...golden("p", { smoking: "daily", cigarettes: 7 }, "continue"),
          expect: { outcome: "continue", rules: [], calculations: { pack } },
        },
      ])[0]?.ok
    expect([expecting(7), expecting(8)]).toEqual([true, false])
  })
})

describe("the mutation report", () => {
  const report = (cases: GoldenCaseDraft[], draft = smallForm) =>
    mutationReport(definitionOf(draft), cases)

  it("deletes, negates and moves every rule, and names who notices", () => {
    const rows = report(CASES).filter(({ rule_id }) => rule_id === "young")
    expect(rows).toEqual(
      [
        ["delete", "the rule is deleted", "child"],
        ["negate", "the rule is negated", "well"],
        ["shift", "birth age_under 18 is 17", "child"],
        ["shift", "birth age_under 18 is 19", "adult"],
      ].map(([mutation, detail, killed_by]) => ({
        rule_id: "young",
        rule_kind: "deny",
        mutation,
        detail,
        killed_by,
      }))
    )
  })

  it("shows which change nobody notices", () => {
    const rows = report(without("adult"))
    expect(
      rows.filter((row) => row.rule_kind === "deny" && row.killed_by === null)
    ).toMatchObject([{ rule_id: "young", detail: "birth age_under 18 is 19" }])
  })

  it("lets no case notice anything that fails as it is", () => {
    const failing = golden("pain", { chest_pain: "yes" }, "continue")
    const rows = report([...without("pain"), failing])
    expect(
      rows.find(
        ({ rule_id, mutation }) =>
          rule_id === "chest_pain" && mutation === "delete"
      )?.killed_by
    ).toBeNull()
  })

  it("leaves out each named option, in groups and through named conditions", () => {
    const draft = structuredClone(smallForm)
    draft.conditions = {
      either: {
        question: "medicines",
        operator: "any_of",
        value: ["nitrate", "statin"],
      },
    }
    Reflect.deleteProperty(draft.sections[1]?.steps[1] ?? {}, "show_if")
    draft.suggestions.rules = []
    draft.rules = [
      {
        ...structuredClone(smallForm.rules[0] ?? never()),
        id: "mix",
        when: {
          any: [
            { condition: "either" },
            {
              not: { question: "smoking", operator: "equals", value: "daily" },
            },
            { question: "cigarettes", operator: "between", value: [1, 20] },
          ],
        },
      },
    ]
    expect(report([], draft).map(({ detail }) => detail)).toEqual([
      "the rule is deleted",
      "the rule is negated",
      '"nitrate" of medicines is left out',
      '"statin" of medicines is left out',
      "medicines any_of nitrate, statin is left out",
      '"daily" of smoking is left out',
      // One cigarette is the least that can be answered, so 0 would be no change.
      "cigarettes between 1 is 2",
      "cigarettes between 20 is 19",
      "cigarettes between 20 is 21",
      "cigarettes between 1, 20 is left out",
    ])
  })
})

const never = (): never => {
  throw new Error("The small form has rules")
}

describe("checking for publishing", () => {
  it("finds nothing with a form whose cases hold it in place", () => {
    expect(problems(CASES)).toBe("")
  })

  it.each<[string, unknown, string]>([
    ["cases that are none", [{ id: "x" }], "golden_cases.0.title"],
    [
      "a day that doesn't exist",
      [{ ...golden("well", {}, "continue"), today: "2026-02-30" }],
      "golden_cases.0.today: is no day of the calendar",
    ],
    [
      "an id twice",
      [...CASES, golden("well", {}, "continue")],
      'the golden case id "well" is used more than once',
    ],
    [
      "an answer to no question",
      [golden("well", { nobody: "yes" }, "continue")],
      'golden_cases[0] (well).answers.nobody: there is no question "nobody"',
    ],
    [
      "an answer of the wrong kind",
      [golden("well", { smoking: "weekly" }, "continue")],
      "answers.smoking: is no answer to a single question",
    ],
    [
      "a case that fails",
      [golden("well", { chest_pain: "yes" }, "continue")],
      "golden_cases[0] (well): expects continue by no rule, but gives cannot_continue by chest_pain",
    ],
    [
      "no case that ends well",
      without("well", "adult"),
      "golden_cases: no case ends with continue",
    ],
    [
      "a rule without a case",
      without("smoker"),
      "rules[3] (heavy_smoker): applies in no golden case",
    ],
    [
      "a deny rule that can be moved",
      without("adult"),
      "rules[1] (young): no golden case notices when birth age_under 18 is 19",
    ],
    ["no cases at all", [], "no case ends with continue"],
    ["cases that are not a list", null, "golden_cases: "],
  ])("refuses %s", (_, cases, expected) => {
    expect(problems(cases)).toContain(expected)
  })

  it("does not ask that a flag rule can't be moved, and reports the form's own problems", () => {
    expect(problems(CASES)).toBe("")
    expect(problems(CASES, { ...smallForm, title: "" })).toContain("title: ")
  })
})

describe("replay", () => {
  const now = new Date("2026-11-21T12:00:00Z")
  const before = compileForm(definitionOf(smallForm))
  const changed = structuredClone(smallForm)
  changed.rules = changed.rules
    .filter(({ id }) => id !== "allergy")
    .map((rule) =>
      rule.id === "low_weight" ? { ...rule, kind: "deny" as const } : rule
    )
  const after = compileForm(definitionOf(changed))

  it.each([
    ["the same", passing, null],
    [
      "a rule that is gone",
      { ...passing, allergy: "nuts" },
      {
        before: "needs_review",
        after: "continue",
        rules_added: [],
        rules_removed: ["allergy"],
      },
    ],
    [
      "another outcome by the same rules",
      { ...passing, body: { height_cm: 200, weight_kg: 70 } },
      {
        before: "needs_review",
        after: "cannot_continue",
        rules_added: [],
        rules_removed: [],
      },
    ],
  ])("tells of %s", (_, answers, expected) => {
    expect(replay(before, after, answers, now)).toEqual(expected)
  })

  it("tells of rules that were added", () => {
    expect(replay(after, before, { ...passing, allergy: "nuts" }, now)).toEqual(
      {
        before: "continue",
        after: "needs_review",
        rules_added: ["allergy"],
        rules_removed: [],
      }
    )
  })
})
