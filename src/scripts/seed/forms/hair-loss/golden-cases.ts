import {
  anyPerson,
  commonRows,
  GO,
  goldenCases,
  LOOK,
  NO,
  selfHarmRow,
} from "../golden"
import type { GoldenRow } from "../golden"

/** Somebody to whom no rule speaks. */
const person = {
  ...anyPerson,
  pattern: "crown",
  onset: "slowly",
  scalp: ["none"],
  family: "yes",
  prostate: ["none"],
  breast_changes: "no",
  depression: "never",
  self_harm: "no",
  liver: "no",
  sexual_problems: "no",
  pregnancy_exposure: "no",
  circulation: ["none"],
  hair_medicines: ["none"],
  tried: ["none"],
  understands: "yes",
}

const denied: GoldenRow[] = [
  ["a woman", { sex: "female" }, NO, "female"],
  ["patches", { pattern: "patches" }, NO, "not_male_pattern"],
  ["sudden", { onset: "suddenly" }, NO, "not_male_pattern"],
  [
    "scarred scalp",
    { scalp: ["painful", "scarred"] },
    NO,
    "not_male_pattern",
    "painful_scalp",
  ],
  ["hair lost all over", { pattern: "all_over" }, NO, "not_male_pattern"],
  ["inflamed scalp", { scalp: ["inflamed"] }, NO, "not_male_pattern"],
  ["smooth scarred scalp", { scalp: ["scarred"] }, NO, "not_male_pattern"],
  ["prostate cancer", { prostate: ["cancer"] }, NO, "prostate"],
  [
    "raised PSA",
    { prostate: ["raised_psa", "enlarged"] },
    NO,
    "prostate",
    "urinary",
  ],
  ["breast lump", { breast_changes: "yes" }, NO, "breast_changes"],
  ["depressed now", { depression: "now" }, NO, "depressed_now"],
  ["dutasteride", { hair_medicines: ["five_alpha"] }, NO, "already_treated"],
  ["chemotherapy", { hair_medicines: ["chemotherapy"] }, NO, "chemotherapy"],
  ["allergic", { allergy: ["five_alpha"] }, NO, "allergy"],
  [
    "harmed before",
    { tried: ["finasteride"], side_effects: "sexual_or_mood" },
    NO,
    "earlier_harm",
  ],
  ["does not agree", { understands: "no" }, NO, "does_not_agree"],
]

const reviewed: GoldenRow[] = [
  ["65", { date_of_birth: "1961-11-21" }, LOOK, "older", "minoxidil_age"],
  ["65 tomorrow", { date_of_birth: "1961-11-22" }, LOOK, "minoxidil_age"],
  ["50", { date_of_birth: "1976-11-21" }, LOOK, "minoxidil_age"],
  ["heart disease", { circulation: ["heart"] }, LOOK, "heart"],
  ["irregular heartbeat", { circulation: ["rhythm"] }, LOOK, "heart"],
  [
    "controlled blood pressure",
    { circulation: ["blood_pressure"], blood_pressure_control: "controlled" },
    LOOK,
    "blood_pressure",
  ],
  [
    "blood pressure still high",
    { circulation: ["blood_pressure"], blood_pressure_control: "high" },
    LOOK,
    "blood_pressure",
    "blood_pressure_uncontrolled",
  ],
  [
    "untreated blood pressure",
    { circulation: ["blood_pressure"], blood_pressure_control: "untreated" },
    LOOK,
    "blood_pressure",
    "blood_pressure_uncontrolled",
  ],
  [
    "blood pressure unknown",
    { circulation: ["blood_pressure"], blood_pressure_control: "unknown" },
    LOOK,
    "blood_pressure",
    "blood_pressure_uncontrolled",
  ],
  ["weak stream", { prostate: ["urinary"] }, LOOK, "urinary"],
  ["enlarged prostate", { prostate: ["enlarged"] }, LOOK, "urinary"],
  ["depressed once", { depression: "past" }, LOOK, "depressed_before"],
  ["liver", { liver: "yes" }, LOOK, "liver"],
  ["sexual problems", { sexual_problems: "yes" }, LOOK, "sexual_problems"],
  ["pregnant partner", { pregnancy_exposure: "pregnant" }, LOOK, "pregnancy"],
  ["trying for a baby", { pregnancy_exposure: "trying" }, LOOK, "pregnancy"],
  ["testosterone", { hair_medicines: ["testosterone"] }, LOOK, "testosterone"],
  ["lactose", { allergy: ["lactose"] }, LOOK, "lactose"],
  ["allergic to minoxidil", { allergy: ["minoxidil"] }, LOOK, "lactose"],
  [
    "side effects",
    { tried: ["finasteride"], side_effects: "other" },
    LOOK,
    "side_effects",
  ],
  ["itching scalp", { scalp: ["painful"] }, LOOK, "painful_scalp"],
]

const accepted: GoldenRow[] = [
  ["50 tomorrow", { date_of_birth: "1976-11-22" }, GO],
  [
    "control of a blood pressure that is not high",
    { blood_pressure_control: "untreated" },
    GO,
  ],
  [
    "side effects of what was never tried",
    { side_effects: "sexual_or_mood" },
    GO,
  ],
]

export const hairLossCases = goldenCases(person, [
  ...commonRows,
  selfHarmRow,
  ...denied,
  ...reviewed,
  ...accepted,
])
