import type { AnswerValue } from "../../../../modules/consultation/domain/definition/answers"
import { bmi, GO, LOOK, NO } from "../golden"
import type { GoldenRow } from "../golden"

/** Somebody on treatment, by the BMI before it and the BMI of today. */
const onTreatment = (start: number, now = start) => ({
  on_treatment: "yes",
  starting_body: bmi(start),
  body: bmi(now),
  treatment_details: "An injection, 2.5 mg, since spring, last week",
})
const higherRisk = { ethnicity: "higher_risk" }
const unknown = { ethnicity: undefined }
const illness = { comorbidity: ["blood_pressure"] }

type Case = [title: string, answers: Record<string, AnswerValue | undefined>]

const tooLow: Case[] = [
  ["began at BMI 25", onTreatment(25)],
  ["began at BMI 26.9", onTreatment(26.9)],
  ["began at 26.9 with illness", { ...onTreatment(26.9), ...illness }],
  ["higher risk, began at 24.4", { ...onTreatment(24.4), ...higherRisk }],
  [
    "higher risk, began at 24.4 with illness",
    { ...onTreatment(24.4), ...higherRisk, ...illness },
  ],
  ["began at 24, background unknown", { ...onTreatment(24, 30), ...unknown }],
]

const withoutIllness: Case[] = [
  ["began at BMI 27, no illness", onTreatment(27)],
  ["began at BMI 28, no illness", onTreatment(28)],
  ["began at BMI 29.9, no illness", onTreatment(29.9)],
  [
    "higher risk, began at 24.5, no illness",
    { ...onTreatment(24.5), ...higherRisk },
  ],
  [
    "higher risk, began at 27.4, no illness",
    { ...onTreatment(27.4), ...higherRisk },
  ],
]

/** Nothing but the flag for every transfer. */
const transferred: Case[] = [
  ["on treatment", onTreatment(33)],
  ["BMI 28 on treatment", onTreatment(33, 28)],
  ["BMI 25 on treatment", onTreatment(33, 25)],
  [
    "on treatment, starting weight not said",
    { ...onTreatment(33), starting_body: undefined },
  ],
  ["on treatment, tried nothing else", { ...onTreatment(33), tried: ["none"] }],
  ["began at BMI 27 with illness", { ...onTreatment(27), ...illness }],
  ["began at BMI 30", onTreatment(30)],
  [
    "higher risk, began at 24.5 with illness",
    { ...onTreatment(24.5), ...higherRisk, ...illness },
  ],
  ["higher risk, began at 27.5", { ...onTreatment(27.5), ...higherRisk }],
  [
    "began at 26 with illness, background unknown",
    { ...onTreatment(26, 30), ...unknown, ...illness },
  ],
  ["higher risk, BMI 24 now", { ...onTreatment(33, 24), ...higherRisk }],
  ["higher risk, BMI 22.5 now", { ...onTreatment(33, 22.5), ...higherRisk }],
  ...["cholesterol", "prediabetes", "sleep_apnoea"].map(
    (name): Case => [
      `began at BMI 28 with ${name}`,
      { ...onTreatment(28), comorbidity: [name] },
    ]
  ),
]

const healthyNow: Case[] = [
  ["BMI 24.9 now", onTreatment(33, 24.9)],
  ["BMI 20 now", onTreatment(33, 20)],
  ["higher risk, BMI 22.4 now", { ...onTreatment(33, 22.4), ...higherRisk }],
  ["BMI 22 now, background unknown", { ...onTreatment(33, 22), ...unknown }],
]

const all = (cases: Case[], outcome: GoldenRow[2], ...rules: string[]) =>
  cases.map(
    ([title, answers]): GoldenRow => [title, answers, outcome, ...rules]
  )

/** Who has been treated elsewhere is judged by the weight before it, and by today's. */
export const weightManagementOnTreatment: GoldenRow[] = [
  ...all(tooLow, NO, "starting_bmi_too_low", "on_treatment"),
  ...all(withoutIllness, NO, "starting_bmi_without_illness", "on_treatment"),
  ...all(transferred, LOOK, "on_treatment"),
  ...all(healthyNow, LOOK, "on_treatment", "healthy_weight"),
  ...all(
    ["type_2", "heart"].map(
      (name): Case => [
        `began at BMI 28 with ${name}`,
        { ...onTreatment(28), comorbidity: [name] },
      ]
    ),
    LOOK,
    "on_treatment",
    "diabetes_or_heart"
  ),
  ...all(
    [
      ["BMI 19.9 now", onTreatment(33, 19.9)],
      ["BMI 18.5 now", onTreatment(33, 18.5)],
    ],
    NO,
    "bmi_near_underweight",
    "on_treatment",
    "healthy_weight"
  ),
  [
    "BMI 18.4 now",
    onTreatment(33, 18.4),
    NO,
    "underweight",
    "bmi_near_underweight",
    "on_treatment",
    "healthy_weight",
  ],
  ["a starting weight that is asked no more", { starting_body: bmi(20) }, GO],
]
