import type { ExecArgs } from "@medusajs/framework/types"
import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type { FormDraft } from "../../src/modules/consultation/domain/definition/form-definition"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { clock } from "../../src/shared/clock"

const KEY = "hair-loss"
const STEPS = 12
const QUESTIONS_A_STEP = 5

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

/**
 * Makes a form of 60 yes-or-no questions and 60 rules the current one of hair
 * loss: what is measured must not change with what clinicians write. It is put
 * in past the checks of publishing, in a database made for the run.
 *
 *   medusa exec ./scripts/bench/answer-form.ts
 */
export default async function answerForm({
  container,
}: ExecArgs): Promise<void> {
  const consultations =
    container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
  const [known] = await consultations.listForms({ key: KEY })
  const form =
    known ?? (await consultations.createForms({ key: KEY, title: "Measured" }))
  const versions = await consultations.listFormVersions({ form_id: form.id })
  await consultations.createFormVersions({
    form_id: form.id,
    version: Math.max(0, ...versions.map(({ version }) => version)) + 1,
    definition: { ...definition() },
    content_hash: "measured",
    published_at: clock.now(),
    published_by: "bench",
  })
}

function definition(): FormDraft {
  const ids = numbers(STEPS * QUESTIONS_A_STEP).map((n) => `question_${n + 1}`)
  return {
    key: KEY,
    title: "A measured form",
    intro: "Sixty questions.",
    covers: "treatment",
    suggestions: { otherwise: "This can be discussed." },
    sections: [
      {
        id: "all",
        title: "All",
        steps: numbers(STEPS).map((step) => ({
          id: `step_${step + 1}`,
          title: `Step ${step + 1}`,
          questions: ids
            .slice(step * QUESTIONS_A_STEP, (step + 1) * QUESTIONS_A_STEP)
            .map((id) => ({
              id,
              kind: "yes_no" as const,
              label: `Is ${id} so?`,
            })),
        })),
      },
    ],
    rules: ids.map((id) => ({
      id: `rule_of_${id}`,
      kind: "flag" as const,
      when: { question: id, operator: "equals" as const, value: "yes" },
      advice: { level: "see_gp" as const, title: "Noted", text: ["Noted."] },
      reason_code: id,
      clinician_text: `Yes to ${id}.`,
      source: "Invented to be measured",
    })),
  }
}
