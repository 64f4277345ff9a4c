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

// "Under 30" is tested against a BMI that is not rounded, so 29.96 is under 30.
const bmi = (low: number, below: number): Condition => ({
  all: [
    { question: "body", operator: "bmi_at_least", value: low },
    { question: "body", operator: "bmi_under", value: below },
  ],
})

export const weightManagement: FormDraft = {
  key: "weight-management",
  title: "Weight management consultation",
  intro:
    "Medicines for weight are strong and not for everybody. These questions about your body, your health and how you eat help our prescriber to decide. They take about eight minutes. We also ask for a proof of your weight before a first supply.",
  covers: "treatment",
  conditions: {
    // Whatever the background is, below the lower limit nobody is treated.
    bmi_below_range: {
      any: [
        { question: "body", operator: "bmi_under", value: 24.5 },
        {
          all: [
            { not: higherRisk },
            { question: "body", operator: "bmi_under", value: 27 },
          ],
        },
      ],
    },
    bmi_needs_illness: byBackground(bmi(27, 30), bmi(24.5, 27.5)),
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
