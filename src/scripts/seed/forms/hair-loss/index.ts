import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { isOneOf } from "../authoring"
import { hairLossRules } from "./rules"
import { hairLossSections } from "./sections"

export const hairLoss: FormDraft = {
  key: "hair-loss",
  title: "Hair loss consultation",
  intro:
    "These questions help our prescriber to decide whether a treatment for male-pattern hair loss is safe for you. It takes about five minutes. Please answer truthfully; you can go back at any time.",
  covers: "treatment",
  sections: hairLossSections,
  rules: hairLossRules,
  suggestions: {
    otherwise:
      "Used for male-pattern hair loss; can be discussed with our prescriber.",
    rules: [
      {
        id: "finasteride",
        ingredients: ["finasteride"],
        when: isOneOf("pattern", "hairline", "crown", "both"),
        reason:
          "Your hair loss fits the male pattern, for which this tablet is licensed. It can be discussed with our prescriber.",
      },
      {
        id: "minoxidil",
        ingredients: ["minoxidil"],
        when: {
          all: [
            { question: "allergy", operator: "none_of", value: ["minoxidil"] },
            {
              question: "circulation",
              operator: "none_of",
              value: ["heart", "rhythm", "blood_pressure"],
            },
            {
              question: "date_of_birth",
              operator: "age_under",
              value: 50,
            },
          ],
        },
        reason:
          "Applied to the scalp for male-pattern hair loss. It can be discussed with our clinician.",
      },
    ],
  },
}
