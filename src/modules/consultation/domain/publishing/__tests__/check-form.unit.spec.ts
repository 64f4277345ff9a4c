import { smallForm } from "../../../testing/small-form"
import { checkFormDefinition } from "../check-form"
import type { Condition } from "../../definition/conditions"
import type { FormDraft } from "../../definition/form-definition"

type Change = (form: FormDraft) => void

/** The problems of the small form after a change. */
function problems(change: Change): string[] {
  const form = structuredClone(smallForm)
  change(form)
  const check = checkFormDefinition(form)
  return check.ok ? [] : check.problems.map((p) => `${p.place}: ${p.message}`)
}

const questionAt = (form: FormDraft, id: string) => {
  const found = form.sections
    .flatMap((section) => section.steps)
    .flatMap((step) => step.questions)
    .find((question) => question.id === id)
  if (!found) {
    throw new Error(id)
  }
  return found
}
const ruleAt = (form: FormDraft, index: number) => {
  const found = form.rules[index]
  if (!found) {
    throw new Error(String(index))
  }
  return found
}
const when =
  (condition: Condition): Change =>
  (form) => {
    ruleAt(form, 0).when = condition
  }

describe("checking a form before it is published", () => {
  it("accepts the small form", () => {
    expect(problems(() => undefined)).toEqual([])
  })

  it.each<[string, Change, string]>([
    [
      "a rule without advice",
      (form) => Reflect.deleteProperty(ruleAt(form, 3), "advice"),
      "rules.3.advice: a deny or flag rule needs advice for the patient",
    ],
    [
      "advice without text",
      (form) => (ruleAt(form, 0).advice.text = []),
      "rules.0.advice.text",
    ],
    [
      "an unknown question",
      when({ question: "nobody", operator: "exists" }),
      'rules[0] (chest_pain).when: there is no question "nobody"',
    ],
    [
      "an unknown named condition",
      when({ not: { condition: "nothing" } }),
      'rules[0] (chest_pain).when: there is no condition "nothing"',
    ],
    [
      "an operator that does not fit the kind",
      when({ all: [{ question: "birth", operator: "greater", value: 3 }] }),
      "greater can't be used on a date question",
    ],
    [
      "a value of the wrong type",
      when({ question: "cigarettes", operator: "greater", value: "20" }),
      "greater on a number question needs a number",
    ],
    [
      "an option that isn't there",
      when({ question: "smoking", operator: "equals", value: "weekly" }),
      '"weekly" is not an option of smoking',
    ],
    [
      "a question id used twice",
      (form) => (questionAt(form, "allergy").id = "birth"),
      'the question id "birth" is used more than once',
    ],
    [
      "named conditions in a circle",
      (form) => {
        form.conditions = {
          ...form.conditions,
          one: { condition: "two" },
          two: { not: { condition: "one" } },
        }
      },
      "depends on itself: one → two → one",
    ],
    [
      "questions in a circle",
      (form) => {
        questionAt(form, "smoking").show_if = {
          question: "cigarettes",
          operator: "exists",
        }
      },
      "depends on itself: smoking → cigarettes → smoking",
    ],
    [
      "a question that depends on itself",
      (form) => {
        questionAt(form, "smoking").show_if = {
          question: "smoking",
          operator: "exists",
        }
      },
      "depends on itself: smoking → smoking",
    ],
    [
      "a question that depends on a later one",
      (form) => {
        questionAt(form, "birth").show_if = {
          question: "chest_pain",
          operator: "equals",
          value: "yes",
        }
      },
      'depends on "chest_pain", which is asked later',
    ],
    [
      "a question that can never be asked",
      (form) => {
        questionAt(form, "cigarettes").show_if = {
          all: [
            { question: "smoking", operator: "equals", value: "never" },
            { question: "smoking", operator: "equals", value: "daily" },
          ],
        }
      },
      "sections[0].steps[1].questions[3] (cigarettes): can never be asked",
    ],
    [
      "a rule that can never apply",
      when({ question: "cigarettes", operator: "greater", value: 100 }),
      "rules[0] (chest_pain): can never apply",
    ],
    [
      "a treatment form without a topic",
      (form) => Reflect.deleteProperty(questionAt(form, "allergy"), "topic"),
      "a treatment form has to ask about allergies",
    ],
    [
      "an unknown field",
      (form) => Reflect.set(form, "colour", "red"),
      "form: ",
    ],
  ])("refuses %s", (_, change, expected) => {
    expect(problems(change).join("\n")).toContain(expected)
  })

  it("does not ask a test form for the topics of a treatment", () => {
    expect(
      problems((form) => {
        form.covers = "test"
        Reflect.deleteProperty(questionAt(form, "allergy"), "topic")
      })
    ).toEqual([])
  })

  it("finds what can be reached through a named condition and an age", () => {
    expect(
      problems((form) => {
        questionAt(form, "statin_trouble").show_if = {
          all: [
            { question: "birth", operator: "age_at_least", value: 65 },
            { question: "body", operator: "bmi_between", value: [27, 29.9] },
          ],
        }
      })
    ).toEqual([])
  })
})
