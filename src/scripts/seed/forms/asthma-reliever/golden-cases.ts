import { anyPerson, commonRows, GO, goldenCases, LOOK, NO } from "../golden"
import type { GoldenRow } from "../golden"

/** Somebody to whom no rule speaks. */
const person = {
  ...anyPerson,
  attack_now: ["none"],
  diagnosed: "yes",
  used_before: "yes",
  review: "recent",
  lately: "steady",
  uses_per_week: 1,
  night: "no",
  activity: "no",
  inhalers_per_year: 2,
  steroid_courses: 0,
  hospital: "never",
  preventer: "yes",
  preventer_use: "daily",
  plan: "yes",
  condition: ["none"],
  smoking: "no",
  vaping: "no",
  asthma_medicines: ["none"],
}

const denied: GoldenRow[] = [
  ["can't speak", { attack_now: ["speech"] }, NO, "attack_now"],
  ["blue lips", { attack_now: ["blue"] }, NO, "attack_now"],
  ["reliever does not help", { attack_now: ["no_relief"] }, NO, "attack_now"],
  ["much worse", { lately: "much_worse" }, NO, "much_worse"],
  ["no diagnosis", { diagnosed: "no" }, NO, "not_diagnosed"],
  ["first inhaler", { used_before: "no" }, NO, "not_diagnosed"],
  ["intensive care", { hospital: "intensive_care" }, NO, "intensive_care"],
  ["allergic", { allergy: ["salbutamol"] }, NO, "allergy"],
  ["COPD", { condition: ["copd"] }, NO, "copd"],
]

const reviewed: GoldenRow[] = [
  ["3 days a week", { uses_per_week: 3 }, LOOK, "overuse"],
  ["12 inhalers", { inhalers_per_year: 12 }, LOOK, "overuse"],
  ["wakes at night", { night: "yes" }, LOOK, "poor_control"],
  ["worse than usual", { lately: "worse" }, LOOK, "poor_control"],
  ["kept from activities", { activity: "yes" }, LOOK, "poor_control"],
  ["no review", { review: "old" }, LOOK, "no_review"],
  ["never reviewed", { review: "never" }, LOOK, "no_review"],
  ["preventer unused", { preventer_use: "never" }, LOOK, "no_preventer"],
  [
    "no preventer at all",
    { preventer: "no", preventer_use: "daily" },
    LOOK,
    "no_preventer",
  ],
  ["preventer at times", { preventer_use: "sometimes" }, LOOK, "no_preventer"],
  ["admitted", { hospital: "within_a_year" }, LOOK, "severe_history"],
  ["2 steroid courses", { steroid_courses: 2 }, LOOK, "severe_history"],
  ["admitted long ago", { hospital: "over_a_year" }, LOOK, "severe_history"],
  ["no plan", { plan: "no" }, LOOK, "no_plan"],
  ["propranolol", { asthma_medicines: ["beta_blocker"] }, LOOK, "beta_blocker"],
  ["MART inhaler", { asthma_medicines: ["long_acting"] }, LOOK, "interaction"],
  ["theophylline", { asthma_medicines: ["theophylline"] }, LOOK, "interaction"],
  ["water tablets", { asthma_medicines: ["diuretic"] }, LOOK, "interaction"],
  ["tricyclic", { asthma_medicines: ["antidepressant"] }, LOOK, "interaction"],
  ["angina", { condition: ["heart"] }, LOOK, "condition"],
  ["irregular heartbeat", { condition: ["rhythm"] }, LOOK, "condition"],
  ["high blood pressure", { condition: ["blood_pressure"] }, LOOK, "condition"],
  [
    "overactive thyroid",
    { condition: ["overactive_thyroid"] },
    LOOK,
    "condition",
  ],
  ["low potassium", { condition: ["potassium"] }, LOOK, "condition"],
  ["diabetes", { condition: ["diabetes"] }, LOOK, "condition"],
  ["pregnant", { sex: "female", pregnancy: "pregnant" }, LOOK, "pregnancy"],
  [
    "breastfeeding",
    { sex: "female", pregnancy: "breastfeeding" },
    LOOK,
    "pregnancy",
  ],
  ["aspirin", { allergy: ["aspirin"] }, LOOK, "aspirin"],
  ["smokes", { smoking: "yes" }, LOOK, "smoking"],
  ["vapes", { vaping: "yes" }, LOOK, "smoking"],
]

const accepted: GoldenRow[] = [
  ["2 days a week", { uses_per_week: 2 }, GO],
  ["11 inhalers", { inhalers_per_year: 11 }, GO],
  ["1 steroid course", { steroid_courses: 1 }, GO],
  ["a woman, not pregnant", { sex: "female", pregnancy: "no" }, GO],
]

export const asthmaRelieverCases = goldenCases(person, [
  ...commonRows,
  ...denied,
  ...reviewed,
  ...accepted,
])
