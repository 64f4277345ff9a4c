import { groupChanges } from "../changes"
import { withChangedCase, withGoldenCase } from "../golden"
import type { expectationOf } from "../golden"
import { groupMutations } from "../mutations"
import { problemTarget, problemWords } from "../problem-places"
import { readDraft } from "../read-draft"
import { conditionSentence } from "../sentence"
import { draftFixture } from "./fixture"

const draft = draftFixture()
const { definition } = draft

describe("a condition as a sentence", () => {
  test.each([
    [
      { question: "smoker", operator: "equals", value: "yes" },
      "“Do you smoke?” is Yes",
    ],
    [
      { question: "pain", operator: "any_of", value: ["none", "bad"] },
      "“Does it hurt?” is one of Not at all or Badly",
    ],
    [
      { calculation: "total", operator: "between", value: [2, 4] },
      "the score “Total” is between 2 and 4",
    ],
    [
      { question: "smoker", operator: "exists", value: false },
      "“Do you smoke?” is not answered",
    ],
    [{ condition: "hurts" }, "the condition “hurts” holds"],
    [
      {
        all: [
          { condition: "hurts" },
          { any: [{ condition: "a" }, { not: { condition: "b" } }] },
        ],
      },
      "the condition “hurts” holds and (the condition “a” holds or not (the condition “b” holds))",
    ],
    [{ all: [] }, "…"],
    [
      { question: "smoker", operator: "equals", value: "" },
      "“Do you smoke?” is …",
    ],
  ] as const)("%j", (condition, sentence) => {
    expect(
      conditionSentence(structuredClone(condition) as never, definition)
    ).toBe(sentence)
  })
})

describe("a problem's place", () => {
  test.each([
    [
      "sections[0].steps[0].questions[1] (pain).show_if",
      "questions",
      "Question “Does it hurt?”, when it is asked",
    ],
    ["sections.0.steps.0.title", "questions", "Step “Basics”, title"],
    ["sections", "questions", "Questions"],
    ["rules[1] (high_score).when", "rules", "Rule “high_score”, condition"],
    ["rules.0.advice.title", "rules", "Rule “smoking”, advice title"],
    ["conditions.hurts", "conditions", "Condition “hurts”"],
    ["named condition hurts", "conditions", "Condition “hurts”"],
    ["calculations.total", "conditions", "Score “total”"],
    [
      "golden_cases[0] (smoker_in_pain)",
      "cases",
      "Golden case “Smoker in pain”",
    ],
    ["golden_cases.1.title", "cases", "Golden case “High score”"],
    ["golden_cases", "cases", "Golden cases"],
    ["intro", "settings", "introduction"],
  ])("%s", (place, tab, words) => {
    expect(problemTarget(place, draft)).toMatchObject({ tab, words })
  })

  test("names the item to go to", () => {
    expect(
      problemTarget("sections[0].steps[0].questions[1] (pain)", draft).item
    ).toEqual({ kind: "question", id: "pain" })
    expect(problemTarget("rules.1", draft).id).toBe("high_score")
  })

  test("says a schema's message plainly and leaves others alone", () => {
    expect(
      problemWords("Too small: expected string to have >=1 characters")
    ).toBe("is empty")
    expect(problemWords("Too small: expected array to have >=2 items")).toBe(
      "needs at least 2"
    )
    expect(problemWords("can never be asked")).toBe("can never be asked")
  })
})

test("differences are grouped, with conditions as sentences", () => {
  const groups = groupChanges(
    [
      {
        what: "rule",
        id: "smoking",
        change: "changed",
        fields: [
          {
            field: "when",
            before: { question: "smoker", operator: "equals", value: "no" },
            after: { question: "smoker", operator: "equals", value: "yes" },
          },
        ],
      },
      {
        what: "form",
        id: "form",
        change: "changed",
        fields: [{ field: "title", before: "A", after: "B" }],
      },
    ],
    definition
  )
  expect(groups.map(({ title }) => title)).toEqual(["The form", "Rules"])
  expect(groups[1]?.changes[0]?.fields).toEqual([
    {
      field: "When",
      before: "“Do you smoke?” is No",
      after: "“Do you smoke?” is Yes",
    },
  ])
})

describe("golden cases from a trial", () => {
  const result = {
    outcome: "cannot_continue",
    steps: [
      {
        id: "basics",
        title: "Basics",
        complete: true,
        questions: [
          {
            id: "smoker",
            kind: "yes_no",
            label: "Do you smoke?",
            required: true,
          },
        ],
      },
    ],
    trace: ["high_score", "smoking"].map((rule_id) => ({
      rule_id,
      kind: "deny" as const,
      status: "fired" as const,
      answers_used: {},
      calculations_used: {},
      clinician_text: "",
      patient: {
        level: "see_gp" as const,
        title: "",
        advice: [],
        phone_links: [],
      },
    })),
    calculations: { total: null },
    missing: [],
    suggestions: [],
  } as const satisfies Parameters<typeof expectationOf>[0] | object

  const trial = {
    title: "Smoker in pain",
    today: "2026-11-21",
    answers: { smoker: "yes", hidden: "no" },
    result: structuredClone(result) as Parameters<typeof expectationOf>[0],
  }

  test("expect the rules in the form's order and leave out what wasn't asked", () => {
    const added = withGoldenCase(draft, trial).cases.at(-1)
    expect(added).toEqual({
      id: "smoker_in_pain_2",
      title: "Smoker in pain",
      today: "2026-11-21",
      answers: { smoker: "yes" },
      expect: {
        outcome: "cannot_continue",
        rules: ["smoking", "high_score"],
      },
    })
  })

  test("replace a case under its own id", () => {
    const changed = withChangedCase(draft, "scores", trial)
    expect(changed.cases.map(({ id }) => id)).toEqual([
      "smoker_in_pain",
      "scores",
    ])
    expect(changed.cases[1]?.expect.outcome).toBe("cannot_continue")
  })
})

test("a definition that lacks parts is read with empty ones", () => {
  const read = readDraft({
    definition: { sections: [] },
    golden_cases: [],
    form: { id: "form_1", key: "sample", title: "Sample" },
  })
  expect(read.definition).toMatchObject({
    key: "sample",
    title: "Sample",
    conditions: {},
    calculations: {},
    rules: [],
    suggestions: { otherwise: "", rules: [] },
  })
})

test("planted errors come by rule, those with unnoticed ones first", () => {
  const row = (
    rule_id: string,
    rule_kind: "deny" | "flag",
    killed_by: string | null
  ) => ({
    rule_id,
    rule_kind,
    mutation: "delete" as const,
    detail: "the rule is gone",
    killed_by,
  })
  const groups = groupMutations([
    row("proved", "deny", "a"),
    row("flagged", "flag", null),
    row("denied", "deny", "a"),
    row("denied", "deny", null),
  ])
  expect(groups.map(({ rule_id }) => rule_id)).toEqual([
    "denied",
    "flagged",
    "proved",
  ])
  expect(groups[0]).toMatchObject({
    survivors: [{ killed_by: null }],
    killed: [{ killed_by: "a" }],
  })
})
