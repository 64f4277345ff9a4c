import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { asthmaRelieverRules } from "./rules"
import { asthmaRelieverSections } from "./sections"

export const asthmaReliever: FormDraft = {
  key: "asthma-reliever",
  title: "Asthma reliever consultation",
  intro:
    "If you can't breathe well now, call 999. Otherwise these questions show our prescriber whether your asthma is controlled and whether a reliever inhaler is safe to supply. They take about five minutes.",
  covers: "treatment",
  sections: asthmaRelieverSections,
  rules: asthmaRelieverRules,
  suggestions: {
    otherwise: "Used for asthma; can be discussed with our prescriber.",
    rules: [
      {
        id: "salbutamol",
        ingredients: ["salbutamol"],
        reason:
          "A reliever for people whose asthma is diagnosed and who have used one before. It can be discussed with our prescriber.",
      },
    ],
  },
}
