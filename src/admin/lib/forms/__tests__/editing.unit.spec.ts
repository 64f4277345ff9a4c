import { formDefinitionSchema } from "../../../../modules/consultation/domain/definition/form-definition"
import { draftFixture } from "./fixture"
import { editorReducer, isUnsaved, startEditing } from "../draft-state"
import { freshId, idProblem, renameId, renameOption, slug } from "../ids"
import { addItem, asKind, duplicateItem } from "../new-items"
import { moveBy, moveTo, placeOf, removeItem } from "../outline"
import { referencesTo } from "../references"
import type { FormDefinition } from "../types"

const order = (form: FormDefinition) =>
  form.sections.map(({ id, steps }) => [
    id,
    steps.map((step) => [step.id, step.questions.map((one) => one.id)]),
  ])

const { definition } = draftFixture()

describe("moving", () => {
  test("a question goes past its neighbour", () => {
    const moved = moveBy(definition, { kind: "question", id: "pain" }, -1)
    expect(order(moved)[0]).toEqual([
      "you",
      [
        ["basics", ["pain", "smoker"]],
        ["more", ["score_a", "score_b"]],
      ],
    ])
  })

  test("the last question of a step becomes the first of the next, and back", () => {
    const ref = { kind: "question", id: "pain" } as const
    const moved = moveBy(definition, ref, 1)
    expect(placeOf(moved, ref)).toEqual({ section: 0, step: 1, question: 0 })
    expect(order(moveBy(moved, ref, -1))).toEqual(order(definition))
  })

  test("a step goes over the border of its section, and back", () => {
    const ref = { kind: "step", id: "more" } as const
    const moved = moveBy(definition, ref, 1)
    expect(placeOf(moved, ref)).toEqual({ section: 1, step: 0, question: -1 })
    expect(order(moveBy(moved, ref, -1))).toEqual(order(definition))
  })

  test("nothing moves beyond the ends", () => {
    expect(moveBy(definition, { kind: "section", id: "you" }, -1)).toBe(
      definition
    )
    expect(moveBy(definition, { kind: "question", id: "note" }, 1)).toBe(
      definition
    )
  })

  test("dropping on a neighbour of the same kind takes its place, from either side", () => {
    const down = moveTo(
      definition,
      { kind: "question", id: "smoker" },
      { kind: "question", id: "score_b" }
    )
    expect(order(down)[0]?.[1]).toEqual([
      ["basics", ["pain"]],
      ["more", ["score_a", "score_b", "smoker"]],
    ])
    const up = moveTo(
      definition,
      { kind: "question", id: "score_b" },
      { kind: "question", id: "smoker" }
    )
    expect(order(up)[0]?.[1]).toEqual([
      ["basics", ["score_b", "smoker", "pain"]],
      ["more", ["score_a"]],
    ])
  })

  test("dropping on a parent puts it at the parent's end; on anything else it stays", () => {
    const moved = moveTo(
      definition,
      { kind: "question", id: "smoker" },
      { kind: "step", id: "last" }
    )
    expect(order(moved)[1]).toEqual(["end", [["last", ["note", "smoker"]]]])
    expect(
      moveTo(
        definition,
        { kind: "step", id: "more" },
        { kind: "question", id: "note" }
      )
    ).toBe(definition)
  })

  test("every question is still there once after any move", () => {
    const all = order(definition).flat(4).sort()
    const questions = ["smoker", "pain", "score_a", "score_b", "note"]
    for (const from of questions) {
      for (const to of questions) {
        const moved = moveTo(
          definition,
          { kind: "question", id: from },
          { kind: "question", id: to }
        )
        expect(order(moved).flat(4).sort()).toEqual(all)
      }
    }
  })
})

describe("ids", () => {
  test("come from the text and don't collide", () => {
    expect(slug("Do you smoke?")).toBe("do_you_smoke")
    expect(slug("12 años")).toBe("anos")
    expect(slug("!?")).toBe("")
    expect(freshId("a", ["a", "a_2"])).toBe("a_3")
    expect(idProblem("Wrong id", [])).toContain("Lower-case")
    expect(idProblem("pain", ["pain"])).toBe("Another one has this id.")
    expect(idProblem("pain_2", ["pain"])).toBeUndefined()
  })

  test("a renamed question is renamed wherever it is referred to", () => {
    const renamed = renameId(draftFixture(), "question", "smoker", "smokes")
    expect(JSON.stringify(renamed)).not.toContain('"smoker"')
    expect(renamed.definition.rules[0]?.when).toEqual({
      all: [
        { question: "smokes", operator: "equals", value: "yes" },
        { condition: "hurts" },
      ],
    })
    expect(renamed.cases[0]?.answers).toEqual({ smokes: "yes", pain: "bad" })
  })

  test("a renamed score question stays part of its score", () => {
    const renamed = renameId(draftFixture(), "question", "score_a", "first")
    expect(renamed.definition.calculations["total"]?.questions).toEqual([
      "first",
      "score_b",
    ])
  })

  test("renamed rules, conditions and calculations keep what refers to them", () => {
    const rule = renameId(draftFixture(), "rule", "smoking", "smokes_now")
    expect(rule.cases[0]?.expect.rules).toEqual(["smokes_now"])
    const condition = renameId(draftFixture(), "condition", "hurts", "in_pain")
    expect(condition.definition.conditions).toHaveProperty("in_pain")
    expect(JSON.stringify(condition)).not.toContain("hurts")
    const score = renameId(draftFixture(), "calculation", "total", "sum")
    expect(score.definition.rules[1]?.when).toMatchObject({
      calculation: "sum",
    })
    expect(score.cases[1]?.expect.calculations).toEqual({ sum: 4 })
  })

  test("a renamed option is renamed in conditions, in the exclusive option and in golden cases", () => {
    const renamed = renameOption(draftFixture(), "pain", "bad", "severe")
    expect(renamed.definition.conditions["hurts"]).toEqual({
      question: "pain",
      operator: "any_of",
      value: ["severe"],
    })
    expect(renamed.cases[0]?.answers["pain"]).toBe("severe")
    expect(renamed.cases[0]?.answers["smoker"]).toBe("yes")
  })
})

describe("adding and copying", () => {
  test("a new item stands after the chosen one and has ids of its own", () => {
    const { draft, ref } = addItem(draftFixture(), "question", {
      kind: "question",
      id: "smoker",
    })
    expect(placeOf(draft.definition, ref)?.question).toBe(1)
    const again = addItem(draft, "question", { kind: "step", id: "more" })
    expect(again.ref.id).toBe("new_question_2")
    expect(placeOf(again.draft.definition, again.ref)).toMatchObject({
      step: 1,
      question: 2,
    })
  })

  test("a copied section means its own questions", () => {
    const { draft, ref } = duplicateItem(draftFixture(), {
      kind: "section",
      id: "you",
    })
    const copy = draft.definition.sections[1]
    expect(copy?.id).toBe(ref.id)
    const ids = order(draft.definition).flat(4)
    expect(new Set(ids).size).toBe(ids.length)
    expect(copy?.steps[0]?.questions[1]?.show_if).toEqual({
      question: "smoker_2",
      operator: "equals",
      value: "yes",
    })
    expect(formDefinitionSchema.safeParse(draft.definition).success).toBe(true)
  })

  test("another kind keeps what both have and forgets the rest", () => {
    const pain = definition.sections[0]?.steps[0]?.questions[1]
    if (!pain) {
      throw new Error("The fixture lacks the question")
    }
    const number = asKind(pain, "number")
    expect(number).toMatchObject({ kind: "number", label: pain.label })
    expect(number).not.toHaveProperty("options")
    expect(asKind({ ...pain, compare_as: "conditions" }, "number")).toEqual({
      ...number,
      compare_as: "conditions",
    })
    expect(asKind(pain, "multiple")).toMatchObject({
      options: pain.kind === "single" ? pain.options : [],
    })
    expect(asKind(pain, "information").required).toBe(false)
  })
})

describe("removing", () => {
  test("says who refers to what would go, and not what goes with it", () => {
    expect(
      referencesTo(draftFixture(), { kind: "question", id: "smoker" })
    ).toEqual([
      "when “Does it hurt?” is asked",
      "the rule “smoking”",
      "the golden case “Smoker in pain”",
    ])
    expect(
      referencesTo(draftFixture(), { kind: "step", id: "basics" })
    ).not.toContain("when “Does it hurt?” is asked")
    expect(
      referencesTo(draftFixture(), { kind: "question", id: "note" })
    ).toEqual([])
    expect(
      referencesTo(draftFixture(), { kind: "step", id: "more" })
    ).toContain("the score “Total”")
  })

  test("takes the item out and nothing else", () => {
    const left = removeItem(definition, { kind: "step", id: "basics" })
    expect(order(left)[0]).toEqual(["you", [["more", ["score_a", "score_b"]]]])
  })
})

describe("the editor's state", () => {
  const start = () => startEditing(draftFixture(), 3)

  test("knows what is unsaved, and keeps edits made while saving", () => {
    const edited = editorReducer(start(), {
      type: "edit",
      edit: (draft) => ({
        ...draft,
        definition: { ...draft.definition, title: "Other" },
      }),
    })
    expect(isUnsaved(edited)).toBe(true)
    const more = editorReducer(edited, {
      type: "edit",
      edit: (draft) => ({
        ...draft,
        definition: { ...draft.definition, intro: "More" },
      }),
    })
    const saved = editorReducer(more, {
      type: "saved",
      draft: edited.draft,
      revision: 4,
    })
    expect(saved.revision).toBe(4)
    expect(saved.draft.definition.intro).toBe("More")
    expect(isUnsaved(saved)).toBe(true)
    const all = { type: "saved", draft: more.draft, revision: 5 } as const
    expect(isUnsaved(editorReducer(saved, all))).toBe(false)
  })

  test("the selection follows a new name and lets go of what was removed", () => {
    expect(start().selected).toEqual({ kind: "question", id: "smoker" })
    const renamed = editorReducer(start(), {
      type: "rename",
      kind: "question",
      from: "smoker",
      to: "smokes",
    })
    expect(renamed.selected).toEqual({ kind: "question", id: "smokes" })
    const removed = editorReducer(renamed, {
      type: "edit",
      edit: (draft) => ({
        ...draft,
        definition: removeItem(draft.definition, {
          kind: "question",
          id: "smokes",
        }),
      }),
    })
    expect(removed.selected).toBeNull()
  })
})
