import { smallForm, passing } from "../../../testing/small-form"
import type { Answers } from "../../definition/answers"
import {
  formDefinitionSchema,
  type FormDraft,
} from "../../definition/form-definition"
import { compileForm } from "../../evaluation/compile-form"
import { evaluate } from "../../evaluation/evaluate"
import { contradictions } from "../contradictions"
import { changedTriggers } from "../denied-then-changed"
import { answerDifferences } from "../differences"
import type { PastRun } from "../runs"

const NOW = new Date("2026-11-21T12:00:00Z")
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

function run(draft: FormDraft, answers: Answers, at: Date = NOW): PastRun {
  const form = compileForm(formDefinitionSchema.parse(draft))
  const evaluation = evaluate(form, answers, at)
  return {
    consultation_id: `con_${at.getTime()}`,
    form,
    answers: evaluation.answers,
    trace: evaluation.trace,
    at,
  }
}

describe("differences", () => {
  it("names what was answered otherwise, in words, in the form's order", () => {
    const before = run(smallForm, {
      ...passing,
      medicines: ["nitrate", "statin"],
      statin_trouble: "yes",
    })
    const after = run(smallForm, {
      ...passing,
      smoking: "daily",
      cigarettes: 3,
    })
    expect(answerDifferences(before, after)).toEqual([
      {
        question_id: "smoking",
        label: "Do you smoke?",
        before: "Never",
        after: "Daily",
      },
      {
        question_id: "cigarettes",
        label: "How many a day?",
        before: null,
        after: "3 cigarettes",
      },
      {
        question_id: "medicines",
        label: "Which do you take?",
        before: "A nitrate, A statin",
        after: "None of these",
      },
      {
        question_id: "statin_trouble",
        label: "Muscle pain with a statin?",
        before: "Yes",
        after: null,
      },
    ])
    expect(answerDifferences(after, after)).toEqual([])
  })
})

describe("a denial tried again", () => {
  const denied = run(smallForm, { ...passing, medicines: ["nitrate"] })

  it.each([
    ["with another answer", { medicines: ["none"] }, ["medicines"]],
    ["with no answer", { medicines: undefined }, ["medicines"]],
    ["with the same answer", { medicines: ["nitrate"] }, []],
    [
      "with another answer elsewhere",
      { medicines: ["nitrate"], smoking: "daily" },
      [],
    ],
  ])("%s", (_name, change, expected) => {
    const answers = Object.fromEntries(
      Object.entries({ ...passing, ...change }).flatMap(([id, value]) =>
        value === undefined ? [] : [[id, value]]
      )
    )
    expect(changedTriggers(denied, run(smallForm, answers))).toEqual(expected)
  })

  it("looks at what refused, not at what was only noticed", () => {
    const noticed = run(smallForm, { ...passing, allergy: "penicillin" })
    expect(changedTriggers(noticed, run(smallForm, passing))).toEqual([])
  })
})

type Questions = FormDraft["sections"][number]["steps"][number]["questions"]

const formOf = (questions: Questions): FormDraft => ({
  ...smallForm,
  conditions: {},
  rules: [],
  suggestions: { otherwise: "Can be discussed." },
  sections: [
    {
      id: "all",
      title: "All",
      steps: [{ id: "all", title: "All", questions }],
    },
  ],
})

const list = (
  id: string,
  options: Record<string, string>,
  compare_as: Questions[number]["compare_as"]
): Questions[number] => ({
  id,
  kind: "multiple",
  label: `About ${id}`,
  compare_as,
  exclusive: "none",
  options: [
    ...Object.entries(options).map(([value, label]) => ({ value, label })),
    { value: "none", label: "None of these" },
  ],
})

describe("contradictions", () => {
  const heart = formOf([
    { id: "birth", kind: "date", label: "Born?", compare_as: "date_of_birth" },
    list(
      "illnesses",
      { high_pressure: "High blood pressure", asthma: "Asthma" },
      "conditions"
    ),
    list(
      "taken",
      { nitrate: "Nitrates", statin: "Statins" },
      "current_medicines"
    ),
    { id: "pain", kind: "yes_no", label: "Pain?" },
  ])
  const other = formOf([
    { id: "born", kind: "date", label: "Born?", compare_as: "date_of_birth" },
    list(
      "history",
      { high_blood_pressure: "High blood pressure", gout: "Gout" },
      "conditions"
    ),
    {
      id: "asthma",
      kind: "yes_no",
      label: "Asthma?",
      compare_as: "conditions",
    },
    list("medicines", { nitrate: "A nitrate" }, "current_medicines"),
    { id: "pain", kind: "yes_no", label: "Pain?" },
  ])
  const here: Answers = {
    born: "1990-01-01",
    history: ["none"],
    asthma: "no",
    medicines: ["none"],
    pain: "yes",
  }
  const there: Answers = {
    birth: "1990-01-01",
    illnesses: ["none"],
    taken: ["none"],
    pain: "no",
  }
  const facts = (change: Answers, at: Date) =>
    contradictions(
      run(other, here),
      run(heart, { ...there, ...change }, at)
    ).map(
      ({ fact, question_id, other_question_id }) =>
        `${fact}: ${question_id} / ${other_question_id}`
    )

  it.each([
    ["nothing, and questions without a fact aren't compared", {}, 1, []],
    [
      "another date of birth, however long ago",
      { birth: "1980-01-01" },
      700,
      ["date_of_birth: born / birth"],
    ],
    [
      "a condition that is gone, found by its label",
      { illnesses: ["high_pressure"] },
      700,
      ["conditions: history / illnesses"],
    ],
    [
      "a condition that a yes-or-no question denies, found by its id",
      { illnesses: ["asthma"] },
      700,
      ["conditions: asthma / illnesses"],
    ],
    [
      "a medicine within a month",
      { taken: ["nitrate"] },
      30,
      ["current_medicines: medicines / taken"],
    ],
    ["a medicine that was stopped since", { taken: ["nitrate"] }, 31, []],
    ["what only one of them asks about", { taken: ["statin"] }, 1, []],
  ])("%s", (_name, change, days, expected) => {
    expect(facts(change, daysAgo(days))).toEqual(expected)
  })

  it("takes a condition that is new after a while as new, within a month as a contradiction", () => {
    const asthmatic = run(other, { ...here, asthma: "yes" })
    const before = (days: number) => run(heart, there, daysAgo(days))
    expect(contradictions(asthmatic, before(31))).toEqual([])
    expect(contradictions(asthmatic, before(30))).toEqual([
      {
        fact: "conditions",
        question_id: "asthma",
        label: "Asthma?",
        here: "Yes",
        other_consultation_id: before(30).consultation_id,
        other_question_id: "illnesses",
        there: "None of these",
      },
    ])
  })
})
