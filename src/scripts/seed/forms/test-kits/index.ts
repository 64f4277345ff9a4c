import type { FormDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { testKitRules } from "./rules"
import { testKitSections } from "./sections"

export const testKits: FormDraft = {
  key: "test-kits",
  title: "Test kit questions",
  intro:
    "A few questions make sure that a home test is safe and useful for you. They take about three minutes.",
  covers: "test",
  sections: testKitSections,
  rules: testKitRules,
  suggestions: {
    otherwise:
      "A test to take at home; the result belongs in the hands of your GP when it is unusual.",
  },
}
