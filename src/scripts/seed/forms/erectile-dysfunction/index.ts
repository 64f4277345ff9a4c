import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { erectileDysfunctionRules } from "./rules"
import { erectileDysfunctionSections } from "./sections"

export const erectileDysfunction: FormDraft = {
  key: "erectile-dysfunction",
  title: "Erectile dysfunction consultation",
  intro:
    "Treatments for erections are safe for most men and dangerous for some. These questions, most of them about your heart and your medicines, help our prescriber to tell. They take about six minutes.",
  covers: "treatment",
  sections: erectileDysfunctionSections,
  rules: erectileDysfunctionRules,
  suggestions: {
    otherwise:
      "Used for erectile dysfunction; can be discussed with our prescriber.",
    rules: [
      {
        id: "sildenafil",
        ingredients: ["sildenafil"],
        reason:
          "Taken about an hour before sex, when it is needed. It can be discussed with our prescriber.",
      },
      {
        id: "tadalafil",
        ingredients: ["tadalafil"],
        reason:
          "Works for up to a day and a half, or is taken daily in a low dose. It can be discussed with our prescriber.",
      },
    ],
  },
}
