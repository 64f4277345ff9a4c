import {
  anyPerson,
  bmi,
  commonRows,
  GO,
  goldenCases,
  LOOK,
  selfHarmRow,
} from "../golden"
import type { GoldenRow } from "../golden"
import { weightManagementDenied } from "./golden-denied"
import { weightManagementOnTreatment } from "./golden-on-treatment"

/** Somebody to whom no rule speaks. */
const person = {
  ...anyPerson,
  body: { height_cm: 170, weight_kg: 95 },
  ethnicity: "other",
  on_treatment: "no",
  severe_pain: "no",
  unexplained: ["none"],
  eating_disorder: "never",
  eating_signs: ["none"],
  depression: "no",
  self_harm: "no",
  comorbidity: ["none"],
  contraindication: ["none"],
  caution: ["none"],
  planned_procedure: "no",
  weight_medicines: ["none"],
  tried: ["diet", "exercise"],
  lifestyle: "yes",
}

const reviewed: GoldenRow[] = [
  [
    "BMI 26 before the family background is known",
    { body: bmi(26), ethnicity: undefined },
    LOOK,
  ],
  ["75", { date_of_birth: "1951-11-21" }, LOOK, "older"],
  ["BMI 50", { body: bmi(50) }, LOOK, "bmi_very_high"],
  [
    "on the pill",
    { sex: "female", pregnancy: "no", contraception: "pill" },
    LOOK,
    "contraception",
  ],
  [
    "no contraception",
    { sex: "female", pregnancy: "no", contraception: "none" },
    LOOK,
    "contraception",
  ],
  ["anorexia once", { eating_disorder: "past" }, LOOK, "eating_past"],
  ["SCOFF 1, lost control", { eating_signs: ["control"] }, LOOK, "eating_past"],
  ["SCOFF 1, lost a stone", { eating_signs: ["stone"] }, LOOK, "eating_past"],
  ["SCOFF 1, food dominates", { eating_signs: ["food"] }, LOOK, "eating_past"],
  ["stable depression", { depression: "stable" }, LOOK, "mood"],
  ["gallstones", { caution: ["gallbladder"] }, LOOK, "caution"],
  ["diabetic eye disease", { caution: ["retinopathy"] }, LOOK, "caution"],
  ["kidney disease", { caution: ["kidneys"] }, LOOK, "caution"],
  ["liver disease", { caution: ["liver"] }, LOOK, "caution"],
  ["operated for weight", { caution: ["bariatric"] }, LOOK, "caution"],
  ["thyroid disease", { caution: ["thyroid"] }, LOOK, "caution"],
  ["type 2 diabetes", { comorbidity: ["type_2"] }, LOOK, "diabetes_or_heart"],
  [
    "BMI 28, type 2 diabetes",
    { body: bmi(28), comorbidity: ["type_2"] },
    LOOK,
    "diabetes_or_heart",
  ],
  [
    "BMI 28, heart disease",
    { body: bmi(28), comorbidity: ["heart"] },
    LOOK,
    "diabetes_or_heart",
  ],
  ["warfarin", { weight_medicines: ["blood_thinner"] }, LOOK, "interaction"],
  [
    "levothyroxine",
    { weight_medicines: ["levothyroxine"] },
    LOOK,
    "interaction",
  ],
  [
    "epilepsy medicine",
    { weight_medicines: ["epilepsy"] },
    LOOK,
    "interaction",
  ],
  ["HIV medicine", { weight_medicines: ["hiv"] }, LOOK, "orlistat_interaction"],
  [
    "amiodarone",
    { weight_medicines: ["amiodarone"] },
    LOOK,
    "orlistat_interaction",
  ],
  [
    "operation planned",
    { planned_procedure: "yes" },
    LOOK,
    "planned_procedure",
  ],
  ["allergic to orlistat", { allergy: ["orlistat"] }, LOOK, "allergy_one"],
  ["allergic to GLP-1", { allergy: ["glp1"] }, LOOK, "allergy_one"],
  [
    "stopped before",
    { tried: ["orlistat"], side_effects: "yes" },
    LOOK,
    "side_effects",
  ],
  ["tried nothing", { tried: ["none"] }, LOOK, "nothing_tried"],
]

const accepted: GoldenRow[] = [
  [
    "BMI 27 with illness",
    { body: bmi(27), comorbidity: ["blood_pressure"] },
    GO,
  ],
  [
    "BMI 29.9 with illness",
    { body: bmi(29.9), comorbidity: ["blood_pressure"] },
    GO,
  ],
  ["BMI 30 without", { body: bmi(30) }, GO],
  [
    "higher risk, BMI 24.5",
    {
      body: bmi(24.5),
      comorbidity: ["blood_pressure"],
      ethnicity: "higher_risk",
    },
    GO,
  ],
  ["higher risk, BMI 27.5", { body: bmi(27.5), ethnicity: "higher_risk" }, GO],
  ["BMI 49.9", { body: bmi(49.9) }, GO],
  [
    "pregnancy answered, then sex changed to male",
    { pregnancy: "pregnant" },
    GO,
  ],
  [
    "BMI 28, high cholesterol",
    { body: bmi(28), comorbidity: ["cholesterol"] },
    GO,
  ],
  ["BMI 28, pre-diabetes", { body: bmi(28), comorbidity: ["prediabetes"] }, GO],
  [
    "BMI 28, sleep apnoea",
    { body: bmi(28), comorbidity: ["sleep_apnoea"] },
    GO,
  ],
  [
    "a woman, neither pregnant nor trying",
    { sex: "female", pregnancy: "no", contraception: "other" },
    GO,
  ],
  ["75 tomorrow", { date_of_birth: "1951-11-22" }, GO],
  ["tried diet only", { tried: ["diet"] }, GO],
  ["tried exercise only", { tried: ["exercise"] }, GO],
  ["tried orlistat only", { tried: ["orlistat"], side_effects: "no" }, GO],
  ["tried an injection only", { tried: ["injection"], side_effects: "no" }, GO],
]

export const weightManagementCases = goldenCases(person, [
  ...commonRows,
  selfHarmRow,
  ...weightManagementDenied,
  ...weightManagementOnTreatment,
  ...reviewed,
  ...accepted,
])
