import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { isOneOf } from "../authoring"
import { acneRules } from "./rules"
import { acneSections } from "./sections"

export const acne: FormDraft = {
  key: "acne",
  title: "Acne consultation",
  intro:
    "These questions about your skin and your health help our clinician to decide which acne treatments are safe for you. They take about five minutes.",
  covers: "treatment",
  sections: acneSections,
  rules: acneRules,
  suggestions: {
    otherwise: "Used for acne; can be discussed with our clinician.",
    rules: [
      {
        id: "combination",
        ingredients: ["adapalene with benzoyl peroxide"],
        when: isOneOf("severity", "mild", "moderate"),
        reason:
          "A gel for mild to moderate acne that NICE names among first choices. It can be discussed with our prescriber.",
      },
      {
        id: "benzoyl_peroxide",
        ingredients: ["benzoyl peroxide"],
        reason:
          "A gel that lowers the number of bacteria on the skin. It can be discussed with our pharmacist.",
      },
      {
        id: "salicylic_acid",
        ingredients: ["salicylic acid"],
        reason:
          "A wash that unblocks pores, for mild spots. It can be discussed with our pharmacist.",
      },
    ],
  },
}
