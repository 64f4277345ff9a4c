import type { Condition } from "../../../../modules/consultation/domain/definition/conditions"
import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { is } from "../authoring"
import { weightManagementRules } from "./rules"
import { weightManagementSections } from "./sections"

const higherRisk = is("ethnicity", "higher_risk")

/** By family background another limit counts (NICE: 2.5 kg/m² lower). */
const byBackground = (usual: Condition, lower: Condition): Condition => ({
  any: [{ all: [{ not: higherRisk }, usual] }, { all: [higherRisk, lower] }],
})

type Body = "body" | "starting_body"

// "Under 30" is tested against a BMI that is not rounded, so 29.96 is under 30.
const bmi = (question: Body, low: number, below: number): Condition => ({
  all: [
    { question, operator: "bmi_at_least", value: low },
    { question, operator: "bmi_under", value: below },
  ],
})

/** Below the lower limit whatever the background is, or below the usual one. */
const bmiUnder = (question: Body, lower: number, usual: number): Condition => ({
  any: [
    { question, operator: "bmi_under", value: lower },
    {
      all: [
        { not: higherRisk },
        { question, operator: "bmi_under", value: usual },
      ],
    },
  ],
})

const needsIllness = (question: Body) =>
  byBackground(bmi(question, 27, 30), bmi(question, 24.5, 27.5))

export const weightManagement: FormDraft = {
  key: "weight-management",
  title: "Weight management consultation",
  intro:
    "Medicines for weight are strong and not for everybody. These questions about your body, your health and how you eat help our prescriber to decide. They take about eight minutes. We also ask for a proof of your weight before a first supply.",
  covers: "treatment",
  conditions: {
    bmi_below_range: bmiUnder("body", 24.5, 27),
    bmi_needs_illness: needsIllness("body"),
    // Who is on treatment is judged by the weight before it.
    starting_bmi_below_range: bmiUnder("starting_body", 24.5, 27),
    starting_bmi_needs_illness: needsIllness("starting_body"),
    bmi_healthy: bmiUnder("body", 22.5, 25),
  },
  calculations: {
    scoff: {
      title: "SCOFF screening for eating disorders",
      kind: "score",
      questions: ["eating_signs"],
    },
  },
  sections: weightManagementSections,
  rules: weightManagementRules,
  suggestions: {
    otherwise:
      "Used for weight management; can be discussed with our prescriber.",
    rules: [
      {
        id: "orlistat",
        ingredients: ["orlistat"],
        reason:
          "A capsule that keeps part of the fat in meals from being taken up. It can be discussed with our clinician.",
      },
      {
        id: "injections",
        ingredients: ["semaglutide", "tirzepatide"],
        reason:
          "A weekly injection that lowers appetite, alongside diet and activity. It can be discussed with our prescriber.",
      },
    ],
  },
}
