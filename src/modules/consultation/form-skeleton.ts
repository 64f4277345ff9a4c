import type { FormDraft } from "./domain/definition/form-definition"

/** What a new form's draft begins with: it runs, and lacks everything that publishing asks for. */
export const formSkeleton = (form: {
  key: string
  title: string
  covers: FormDraft["covers"]
}): FormDraft => ({
  ...form,
  intro: "A few questions about you and your health.",
  conditions: {},
  sections: [
    {
      id: "about_you",
      title: "About you",
      steps: [
        {
          id: "welcome",
          title: "Before you begin",
          questions: [
            {
              id: "welcome",
              kind: "information",
              label: "Please answer for yourself. A clinician reads this.",
            },
          ],
        },
      ],
    },
  ],
  rules: [],
  suggestions: {
    otherwise: "This can be discussed with our prescriber.",
    rules: [],
  },
})
