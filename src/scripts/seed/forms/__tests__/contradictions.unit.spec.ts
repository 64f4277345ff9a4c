import type { Answers } from "../../../../modules/consultation/domain/definition/answers"
import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import {
  formDefinitionSchema,
  placedQuestions,
} from "../../../../modules/consultation/domain/definition/form-definition"
import { goldenCasesSchema } from "../../../../modules/consultation/domain/definition/golden-case"
import { compileForm } from "../../../../modules/consultation/domain/evaluation/compile-form"
import { evaluate } from "../../../../modules/consultation/domain/evaluation/evaluate"
import { contradictions } from "../../../../modules/consultation/domain/history/contradictions"
import type { PastRun } from "../../../../modules/consultation/domain/history/runs"
import { SEED_FORMS } from "../forms"

const NOW = new Date("2026-11-21T12:00:00Z")
const KEYS = SEED_FORMS.map(({ definition }) => definition.key)

/** The healthy person's consultation with other answers, so many days ago. */
function run(key: string, change: Answers, daysAgo = 0): PastRun {
  const seed = SEED_FORMS.find(({ definition }) => definition.key === key)
  const [healthy] = goldenCasesSchema.parse(seed?.golden_cases)
  if (!seed || !healthy) {
    throw new Error(`No form ${key}`)
  }
  const at = new Date(NOW.getTime() - daysAgo * 86_400_000)
  const form = compileForm(formDefinitionSchema.parse(seed.definition))
  const answers = { ...healthy.answers, ...change }
  const { answers: active, trace } = evaluate(form, answers, at)
  return { consultation_id: `con_${key}`, form, answers: active, trace, at }
}

const found = (here: PastRun, there: PastRun) =>
  contradictions(here, there).map(
    ({ fact, question_id, other_question_id }) =>
      `${fact}: ${question_id} / ${other_question_id}`
  )

const pairs = KEYS.flatMap((here) =>
  KEYS.map((there) => [here, there] as const)
)

describe("the answers of one person to two of the sample forms", () => {
  it.each(pairs)("agree when both are healthy: %s, %s", (here, there) => {
    expect(found(run(here, {}), run(there, {}, 1))).toEqual([])
  })

  it.each(pairs)(
    "contradict in date of birth and sex: %s, %s",
    (here, there) => {
      const other = run(
        there,
        { date_of_birth: "1960-01-01", sex: "female" },
        900
      )
      expect(found(run(here, {}), other)).toEqual(
        expect.arrayContaining([
          "date_of_birth: date_of_birth / date_of_birth",
          "sex: sex / sex",
        ])
      )
    }
  )

  const asked = ["weight-management", "asthma-reliever", "acne", "test-kits"]
  it.each(
    asked.flatMap((here) => asked.map((there) => [here, there] as const))
  )("contradict in pregnancy: %s, %s", (here, there) => {
    const woman = { sex: "female", pregnancy: "no" }
    const pregnant = { sex: "female", pregnancy: "pregnant" }
    const pregnancy = ["pregnancy: pregnancy / pregnancy"]
    expect(found(run(here, woman), run(there, pregnant, 30))).toEqual(pregnancy)
    expect(found(run(here, pregnant), run(there, woman, 30))).toEqual(pregnancy)
    expect(found(run(here, woman), run(there, pregnant, 31))).toEqual([])
    expect(found(run(here, woman), run(there, woman, 1))).toEqual([])
  })

  it.each([
    [
      "smoking",
      ["erectile-dysfunction", {}],
      ["asthma-reliever", { smoking: "yes" }],
      ["smoking: smoking / smoking"],
    ],
    [
      "vaping only, which is not smoking",
      ["erectile-dysfunction", {}],
      ["asthma-reliever", { vaping: "yes" }],
      [],
    ],
    [
      "an irregular heartbeat",
      ["erectile-dysfunction", {}],
      ["asthma-reliever", { condition: ["rhythm"] }],
      ["conditions: heart_condition / condition"],
    ],
    [
      "heart disease",
      ["asthma-reliever", {}],
      ["weight-management", { comorbidity: ["heart"] }],
      ["conditions: condition / comorbidity"],
    ],
    [
      "high blood pressure",
      ["weight-management", {}],
      ["asthma-reliever", { condition: ["blood_pressure"] }],
      ["conditions: comorbidity / condition"],
    ],
    [
      "heart trouble told for hair loss",
      ["erectile-dysfunction", {}],
      ["hair-loss", { circulation: ["rhythm"] }],
      ["conditions: heart_condition / circulation"],
    ],
    [
      "diabetes, a yes or no in one and a list in the other",
      ["erectile-dysfunction", {}],
      ["asthma-reliever", { condition: ["diabetes"] }],
      ["conditions: diabetes / condition"],
    ],
    [
      "liver disease, a yes or no in one and a list in the other",
      ["hair-loss", {}],
      ["weight-management", { caution: ["liver"] }],
      ["conditions: liver / caution"],
    ],
    [
      "kidney disease",
      ["acne", {}],
      ["weight-management", { caution: ["kidneys"] }],
      ["conditions: illness / caution"],
    ],
    [
      "an underactive thyroid, which is not an overactive one",
      ["asthma-reliever", {}],
      ["weight-management", { caution: ["thyroid"] }],
      [],
    ],
    [
      "heart failure that is not severe",
      ["weight-management", {}],
      ["erectile-dysfunction", { heart_condition: ["heart_failure"] }],
      [],
    ],
    [
      "an intolerance",
      ["hair-loss", {}],
      ["erectile-dysfunction", { allergy: ["lactose"] }],
      ["allergies: allergy / allergy"],
    ],
    [
      "a medicine",
      ["test-kits", {}],
      ["weight-management", { weight_medicines: ["blood_thinner"] }],
      ["current_medicines: test_medicines / weight_medicines"],
    ],
  ] satisfies [string, [string, Answers], [string, Answers], string[]][])(
    "meet in %s",
    (_name, here, there, expected) => {
      const [form, answers] = here
      expect(found(run(form, answers), run(there[0], there[1], 1))).toEqual(
        expected
      )
    }
  )

  it("mean the same thing wherever an option of one fact has the same value", () => {
    const forms = new Map<string, string[]>()
    for (const { definition } of SEED_FORMS) {
      for (const thing of thingsOf(definition)) {
        forms.set(thing, [...(forms.get(thing) ?? []), definition.key])
      }
    }
    const shared = [...forms].filter(([, keys]) => keys.length > 1)
    // Every entry was read by a pharmacist's eye: the labels ask about the same.
    expect(shared.map(([thing]) => thing).sort()).toEqual([
      "allergies/lactose",
      "conditions/blood_pressure",
      "conditions/diabetes",
      "conditions/heart",
      "conditions/kidneys",
      "conditions/liver",
      "conditions/rhythm",
      "current_medicines/blood_thinner",
    ])
  })
})

/** What a form's lists of one fact offer, by the values that are compared. */
const thingsOf = (definition: FormDraft): string[] =>
  placedQuestions(formDefinitionSchema.parse(definition)).flatMap(
    ({ question }) => {
      const fact = question.compare_as
      if (question.kind === "yes_no" && fact === "conditions") {
        return [`${fact}/${question.id}`]
      }
      return question.kind === "multiple" && fact !== undefined
        ? question.options
            .filter(({ value }) => value !== question.exclusive)
            .map(({ value }) => `${fact}/${value}`)
        : []
    }
  )
