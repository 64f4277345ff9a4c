import { smallForm } from "../../../testing/small-form"
import { formDefinitionSchema } from "../../definition/form-definition"
import type { FormDraft } from "../../definition/form-definition"
import { compareDefinitions } from "../compare-definitions"

function changes(change: (form: FormDraft) => void) {
  const after = structuredClone(smallForm)
  change(after)
  return compareDefinitions(
    formDefinitionSchema.parse(smallForm),
    formDefinitionSchema.parse(after)
  )
}
const steps = (form: FormDraft, section: number) =>
  form.sections[section]?.steps ?? []
const questions = (form: FormDraft, section: number, step: number) =>
  steps(form, section)[step]?.questions ?? []

/** Takes one out and puts it in elsewhere. */
function move<T>(from: T[], index: number, to: T[], at: number) {
  to.splice(at, 0, ...from.splice(index, 1))
}

describe("comparing two definitions", () => {
  it("finds nothing between a form and itself, in whatever order its fields are", () => {
    expect(
      changes((form) => {
        Object.assign(form, {
          suggestions: {
            rules: form.suggestions.rules,
            otherwise: form.suggestions.otherwise,
          },
        })
      })
    ).toEqual([])
  })

  it("names the fields of what was changed", () => {
    expect(
      changes((form) => {
        form.title = "Another title"
        Object.assign(questions(form, 0, 0)[0] ?? {}, { label: "Born?" })
        Object.assign(form.rules[1] ?? {}, { clinician_text: "Young" })
        Object.assign(form.conditions ?? {}, {
          takes_medicines: { question: "medicines", operator: "exists" },
        })
      })
    ).toEqual([
      {
        what: "form",
        id: "form",
        change: "changed",
        fields: [
          { field: "title", before: "A small form", after: "Another title" },
        ],
      },
      {
        what: "question",
        id: "birth",
        change: "changed",
        fields: [
          { field: "label", before: "When were you born?", after: "Born?" },
        ],
      },
      {
        what: "condition",
        id: "takes_medicines",
        change: "changed",
        fields: [
          {
            field: "when",
            before: {
              question: "medicines",
              operator: "none_of",
              value: ["none"],
            },
            after: { question: "medicines", operator: "exists" },
          },
        ],
      },
      {
        what: "rule",
        id: "young",
        change: "changed",
        fields: [
          {
            field: "clinician_text",
            before: "Clinician: young",
            after: "Young",
          },
        ],
      },
    ])
  })

  it("tells what was added and what was removed, in full", () => {
    const found = changes((form) => {
      form.rules.splice(0, 1)
      form.calculations = {
        pack: { title: "Pack", kind: "score", questions: ["cigarettes"] },
      }
    })
    expect(found).toMatchObject([
      {
        what: "calculation",
        id: "pack",
        change: "added",
        fields: [
          { field: "title", before: null, after: "Pack" },
          { field: "kind", before: null, after: "score" },
          { field: "questions", before: null, after: ["cigarettes"] },
        ],
      },
      { what: "rule", id: "chest_pain", change: "removed" },
    ])
    expect(found[1]?.fields).toContainEqual({
      field: "kind",
      before: "deny",
      after: null,
    })
  })

  it("tells only of what moved, not of what others moved around", () => {
    const moved = changes((form) => {
      move(form.rules, 6, form.rules, 0)
      move(questions(form, 0, 1), 3, questions(form, 1, 0), 0)
      move(form.sections, 1, form.sections, 0)
    })
    expect(moved.map(({ what, id, change }) => [what, id, change])).toEqual([
      ["question", "cigarettes", "moved"],
      ["section", "about", "moved"],
      ["rule", "allergy", "moved"],
    ])
    expect(moved[0]?.fields).toEqual([
      { field: "parent", before: "history", after: "medicines" },
      { field: "position", before: 4, after: 1 },
    ])
    expect(moved[2]?.fields).toEqual([
      { field: "position", before: 7, after: 1 },
    ])
  })

  it("tells of both when something moved and changed", () => {
    const found = changes((form) => {
      move(form.rules, 0, form.rules, 6)
      Object.assign(form.rules[6] ?? {}, { kind: "flag" })
    })
    expect(found.map(({ id, change }) => [id, change])).toEqual([
      ["chest_pain", "moved"],
      ["chest_pain", "changed"],
    ])
  })
})
