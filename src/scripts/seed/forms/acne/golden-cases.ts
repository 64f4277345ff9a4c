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
  severity: "mild",
  scarring: "no",
  where: ["face"],
  duration: "years",
  fever: "no",
  skin_condition: ["none"],
  sun: "no",
  illness: ["none"],
  distress: "no",
  self_harm: "no",
  acne_medicines: ["none"],
  tried: ["none"],
}

const denied: GoldenRow[] = [
  ["fever", { fever: "yes" }, NO, "fulminans"],
  [
    "pregnant",
    {
      sex: "female",
      pregnancy: "pregnant",
      contraception: "yes",
      hormonal: "no",
    },
    NO,
    "pregnancy",
  ],
  [
    "trying for a baby",
    {
      sex: "female",
      pregnancy: "trying",
      contraception: "yes",
      hormonal: "no",
    },
    NO,
    "pregnancy",
  ],
  [
    "breastfeeding",
    {
      sex: "female",
      pregnancy: "breastfeeding",
      contraception: "yes",
      hormonal: "no",
    },
    NO,
    "pregnancy",
  ],
  ["cysts", { severity: "severe" }, NO, "severe"],
  ["scars", { scarring: "yes" }, NO, "severe"],
  ["isotretinoin", { acne_medicines: ["isotretinoin"] }, NO, "isotretinoin"],
  ["acitretin", { acne_medicines: ["oral_retinoid"] }, NO, "isotretinoin"],
  [
    "isotretinoin and adapalene",
    { acne_medicines: ["isotretinoin", "adapalene"] },
    NO,
    "isotretinoin",
    "adapalene",
  ],
  ["broken skin", { skin_condition: ["broken"] }, NO, "broken_skin"],
  [
    "allergic to all",
    { allergy: ["benzoyl_peroxide", "retinoid", "salicylate"] },
    NO,
    "allergy",
    "allergy_one",
  ],
]

const reviewed: GoldenRow[] = [
  [
    "no contraception",
    { sex: "female", pregnancy: "no", contraception: "no", hormonal: "no" },
    LOOK,
    "no_contraception",
  ],
  ["moderate", { severity: "moderate" }, LOOK, "moderate"],
  ["on the chest", { where: ["chest"] }, LOOK, "moderate"],
  ["on the back", { where: ["back"] }, LOOK, "moderate"],
  ["near the eyes", { where: ["face", "eyes"] }, LOOK, "near_eyes"],
  ["new", { duration: "months" }, LOOK, "new_acne"],
  [
    "hormonal",
    { sex: "female", pregnancy: "no", contraception: "yes", hormonal: "yes" },
    LOOK,
    "hormonal",
  ],
  ["sunbeds", { sun: "yes" }, LOOK, "sensitive_skin"],
  ["eczema", { skin_condition: ["eczema"] }, LOOK, "sensitive_skin"],
  ["rosacea", { skin_condition: ["rosacea"] }, LOOK, "sensitive_skin"],
  ["lupus", { skin_condition: ["photosensitive"] }, LOOK, "sensitive_skin"],
  ["skin cancer", { skin_condition: ["skin_cancer"] }, LOOK, "sensitive_skin"],
  ["colitis", { illness: ["bowel"] }, LOOK, "illness"],
  ["liver disease", { illness: ["liver"] }, LOOK, "illness"],
  ["kidney disease", { illness: ["kidneys"] }, LOOK, "illness"],
  ["unhappy", { distress: "yes" }, LOOK, "distress"],
  ["our adapalene", { acne_medicines: ["adapalene"] }, LOOK, "adapalene"],
  [
    "tretinoin cream",
    { acne_medicines: ["topical_retinoid"] },
    LOOK,
    "topical_retinoid",
  ],
  ["lithium", { acne_medicines: ["trigger"] }, LOOK, "medicines"],
  ["antibiotic now", { acne_medicines: ["antibiotic"] }, LOOK, "medicines"],
  ["steroids", { acne_medicines: ["steroid"] }, LOOK, "medicines"],
  ["doxycycline", { acne_medicines: ["photosensitising"] }, LOOK, "medicines"],
  ["allergic to one", { allergy: ["retinoid"] }, LOOK, "allergy_one"],
  [
    "allergic to all but benzoyl peroxide",
    { allergy: ["retinoid", "salicylate"] },
    LOOK,
    "allergy_one",
  ],
  [
    "allergic to all but retinoids",
    { allergy: ["benzoyl_peroxide", "salicylate"] },
    LOOK,
    "allergy_one",
  ],
  [
    "allergic to all but salicylates",
    { allergy: ["benzoyl_peroxide", "retinoid"] },
    LOOK,
    "allergy_one",
  ],
  [
    "allergic to benzoyl peroxide",
    { allergy: ["benzoyl_peroxide"] },
    LOOK,
    "allergy_one",
  ],
  ["allergic to salicylates", { allergy: ["salicylate"] }, LOOK, "allergy_one"],
  [
    "allergic to clindamycin",
    { allergy: ["clindamycin"] },
    LOOK,
    "allergy_one",
  ],
  [
    "two courses",
    { tried: ["antibiotics"], antibiotic_courses: "two" },
    LOOK,
    "failed",
  ],
  [
    "more than two courses",
    { tried: ["antibiotics"], antibiotic_courses: "more" },
    LOOK,
    "failed",
  ],
  ["isotretinoin before", { tried: ["isotretinoin"] }, LOOK, "failed"],
  ["a gel that burned", { tried: ["gel"], irritated: "yes" }, LOOK, "failed"],
]

const accepted: GoldenRow[] = [
  [
    "a woman",
    { sex: "female", pregnancy: "no", contraception: "yes", hormonal: "no" },
    GO,
  ],
  ["one course", { tried: ["antibiotics"], antibiotic_courses: "one" }, GO],
]

export const acneCases = goldenCases(person, [
  ...commonRows,
  selfHarmRow,
  ...denied,
  ...reviewed,
  ...accepted,
])
