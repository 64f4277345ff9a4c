import {
  denialAdvice,
  flagAdvice,
} from "../../../modules/consultation/domain/definition/advice"
import { CONSENT_TEXTS } from "../../../modules/consultation/domain/answering/consents"
import type { Question } from "../../../modules/consultation/domain/definition/questions"
import type { VisibleStep } from "../../../modules/consultation/domain/evaluation/evaluate"
import type {
  ConsultationDetail,
  ConsultationRecord,
} from "../../../workflows/consultation/read-consultation"
import type {
  ConsultationSummary,
  ConsultationView,
  PublicQuestion,
  StepView,
} from "../../contracts/consultation"

/** A question without its conditions: what is not named here does not leave the server. */
function publicQuestion(question: Question): PublicQuestion {
  const { id, kind, label, help, required } = question
  const shared = { id, kind, label, required, ...(help ? { help } : {}) }
  switch (question.kind) {
    case "single":
      return { ...shared, options: optionsOf(question) }
    case "multiple":
      return {
        ...shared,
        options: optionsOf(question),
        ...(question.exclusive ? { exclusive: question.exclusive } : {}),
      }
    case "number":
      return {
        ...shared,
        min: question.min,
        max: question.max,
        ...(question.unit ? { unit: question.unit } : {}),
      }
    case "text":
      return { ...shared, max_length: question.max_length }
    case "file":
      return { ...shared, accept: question.accept }
    default:
      return shared
  }
}

/** An option's score is the form's own affair. */
const optionsOf = ({
  options,
}: {
  options: { value: string; label: string }[]
}): PublicQuestion["options"] =>
  options.map(({ value, label }) => ({ value, label }))

/** A step as the patient sees it. */
export const stepView = (step: VisibleStep): StepView => ({
  id: step.id,
  title: step.title,
  questions: step.questions.map(publicQuestion),
  complete: step.complete,
})

/** What the patient sees of their consultation; of the rules only the advice that is meant for them. */
export function consultationView(detail: ConsultationDetail): ConsultationView {
  const { consultation, evaluation, form, trace } = detail
  const draft = consultation.state === "draft"
  const denied = consultation.state === "denied"
  const steps = evaluation.steps.map(stepView)
  return {
    ...namesOf(consultation),
    form: { title: form.title, version: form.version, intro: form.intro },
    steps,
    current_step: draft
      ? (steps.find((step) => !step.complete)?.id ?? null)
      : null,
    progress: {
      done: steps.filter((step) => step.complete).length,
      total: steps.length,
    },
    answers: evaluation.answers,
    denial: denied ? denialAdvice(trace) : null,
    notices: denied ? [] : flagAdvice(trace),
    consents: {
      terms: { ...CONSENT_TEXTS.terms },
      remote_consultation: { ...CONSENT_TEXTS.remote_consultation },
    },
    can_submit: draft && evaluation.missing.length === 0,
    submitted_at: isoOf(consultation.submitted_at),
  }
}

/** One line of the account's list; no answer is in it. */
export const consultationSummary = (
  consultation: ConsultationRecord
): ConsultationSummary => ({
  ...namesOf(consultation),
  last_activity_at: isoOf(consultation.last_activity_at) ?? "",
  submitted_at: isoOf(consultation.submitted_at),
  order_id: consultation.order_id,
})

/** What came through a workflow has its moments as text already. */
const isoOf = (moment: Date | string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString()

const namesOf = (consultation: ConsultationRecord) => ({
  id: consultation.id,
  reference: consultation.reference,
  state: consultation.state,
  category: {
    handle: consultation.category_handle,
    name: consultation.category_name,
  },
  product:
    consultation.product_handle === null
      ? null
      : {
          handle: consultation.product_handle,
          title: consultation.product_title ?? consultation.product_handle,
        },
})
