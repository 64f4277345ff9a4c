import type { FormDraft } from "../../src/modules/consultation/domain/definition/form-definition"
import type { GoldenCaseDraft } from "../../src/modules/consultation/domain/definition/golden-case"
import type { Platform } from "./platform"

/** Of the category whose form is replaced by ours. */
export const WIZARD_CATEGORY = "test-kits"

const DEFINITION: FormDraft = {
  key: WIZARD_CATEGORY,
  title: "A short form with pictures",
  intro: "Four pages.",
  covers: "test",
  suggestions: { otherwise: "This can be discussed." },
  sections: [
    {
      id: "all",
      title: "All",
      steps: [
        {
          id: "body",
          title: "Your body",
          questions: [
            {
              id: "date_of_birth",
              kind: "date",
              label: "What is your date of birth?",
            },
            {
              id: "size",
              kind: "height_weight",
              label: "How tall are you and what do you weigh?",
            },
          ],
        },
        {
          id: "habits",
          title: "Your habits",
          questions: [
            { id: "smoker", kind: "yes_no", label: "Do you smoke?" },
            {
              id: "cigarettes",
              kind: "number",
              label: "How many cigarettes a day?",
              min: 1,
              max: 100,
              show_if: { question: "smoker", operator: "equals", value: "yes" },
            },
            {
              id: "remarks",
              kind: "text",
              label: "Is there anything else to know?",
              required: false,
            },
          ],
        },
        {
          id: "pictures",
          title: "Pictures",
          questions: [
            { id: "photo", kind: "file", label: "A photo of your skin" },
            {
              id: "letter",
              kind: "file",
              accept: "document",
              label: "A letter from your GP",
              required: false,
            },
          ],
        },
        {
          id: "safety",
          title: "Safety",
          questions: [
            {
              id: "pain",
              kind: "single",
              label: "Do you have chest pain now?",
              options: [
                { value: "none", label: "No pain" },
                { value: "crushing", label: "Yes, a crushing pain" },
              ],
            },
          ],
        },
      ],
    },
  ],
  rules: [
    {
      id: "chest_pain",
      kind: "deny",
      when: { question: "pain", operator: "equals", value: "crushing" },
      advice: {
        level: "emergency",
        title: "Call 999 now",
        text: ["Crushing chest pain can be a heart attack."],
      },
      reason_code: "chest_pain",
      clinician_text: "Chest pain at the time of the consultation.",
      source: "NHS, when to call 999.",
    },
  ],
}

const PHOTO = { file_id: "cfl_invented", name: "photo.jpg" }
const HEALTHY = {
  date_of_birth: "1990-03-07",
  size: { height_cm: 180, weight_kg: 80 },
  smoker: "no",
  photo: PHOTO,
  pain: "none",
}
const CASES: GoldenCaseDraft[] = [
  {
    id: "healthy",
    title: "Nothing speaks against it",
    today: "2026-11-21",
    answers: HEALTHY,
    expect: { outcome: "continue", rules: [] },
  },
  {
    id: "in_pain",
    title: "Chest pain",
    today: "2026-11-21",
    answers: { ...HEALTHY, pain: "crushing" },
    expect: { outcome: "cannot_continue", rules: ["chest_pain"] },
  },
]

type Body = Record<string, unknown>
type Row = { id: string; key: string }
type Draft = { id: string; revision: number }

/**
 * Makes a short form with photos the current one of a category, as staff do:
 * a prescriber writes it, a pharmacist reads and publishes it.
 * @throws with the first request that is refused
 */
export async function publishWizardForm(platform: Platform): Promise<void> {
  const prescriber = await staffApi(platform, "prescriber")
  const pharmacist = await staffApi(platform, "pharmacist")
  const { forms } = await prescriber<{ forms: Row[] }>(
    `/admin/forms?q=${WIZARD_CATEGORY}`
  )
  const form = forms.find(({ key }) => key === WIZARD_CATEGORY)
  const opened = await prescriber<{ draft: Draft }>(
    `/admin/forms/${form?.id}/drafts`,
    {}
  )
  const draft = `/admin/form-drafts/${opened.draft.id}`
  await prescriber(draft, {
    revision: opened.draft.revision,
    definition: DEFINITION,
    golden_cases: CASES,
  })
  await prescriber(`${draft}/submit`, { change_note: "Pictures are asked." })
  const { draft: submitted } = await pharmacist<{ draft: Draft }>(draft)
  await pharmacist(`${draft}/publish`, { revision: submitted.revision })
}

/** The admin API for one of the sample staff. */
async function staffApi({ backend, password }: Platform, name: string) {
  const headers = { "content-type": "application/json", authorization: "" }
  const ask = async <T>(path: string, body?: Body): Promise<T> => {
    const answer = await fetch(`${backend}${path}`, {
      headers,
      ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) {
      const said = await answer.text()
      throw new Error(`${path} gave ${answer.status}: ${said.slice(0, 500)}`)
    }
    return (await answer.json()) as T
  }
  const email = `${name}@willow-pharmacy.example`
  const signedIn = await ask<{ token: string }>("/auth/user/emailpass", {
    email,
    password,
  })
  headers.authorization = `Bearer ${signedIn.token}`
  return ask
}
