import { redirect } from "react-router"
import { readAnswers, typedFields } from "../features/consultation/answers"
import type { Typed } from "../features/consultation/answers"
import { saveAnswers } from "../features/consultation/api.server"
import {
  answerErrors,
  questionAnchors,
} from "../features/consultation/answer-errors"
import { loadDraft } from "../features/consultation/load.server"
import {
  currentPath,
  hasNewNotice,
  nextPath,
  previousPath,
  withAdvice,
} from "../features/consultation/navigation"
import { Notices } from "../features/consultation/notices"
import { Question } from "../features/consultation/question"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { again, answered } from "../lib/guards.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import { Steps } from "../ui/steps"
import type { Route } from "./+types/consultation.step"

const asks = (request: Request, name: string) =>
  new URL(request.url).searchParams.has(name)
const isChange = (request: Request) => asks(request, "change")

export async function loader({ request, params }: Route.LoaderArgs) {
  const { view } = await loadDraft(request, params.id)
  const index = view.steps.findIndex(({ id }) => id === params.step)
  const step = view.steps[index]
  if (!step) {
    // An answer has since closed this step.
    throw redirect(currentPath(view))
  }
  return {
    step,
    answers: view.answers,
    number: index + 1,
    of: view.steps.length,
    intro: index === 0 ? view.form.intro : null,
    back: previousPath(view, step.id, isChange(request)),
    changing: isChange(request),
    reference: view.reference,
    notices: asks(request, "advice") ? view.notices : [],
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { session, view } = await loadDraft(request, params.id)
  const form = await request.formData()
  const step = view.steps.find(({ id }) => id === params.step)
  if (!step) {
    throw redirect(currentPath(view))
  }
  const typed: Typed = typedFields(form)
  const read = readAnswers(step.questions, form, view.answers)
  if (Object.keys(read.errors).length > 0) {
    return again({ errors: read.errors, typed })
  }
  try {
    const saved =
      read.answers.length > 0
        ? await answered(
            request,
            session,
            saveAnswers(session, params.id, read.answers)
          )
        : view
    const next = nextPath(saved, step.id, isChange(request))
    return redirect(hasNewNotice(view, saved) ? withAdvice(next) : next)
  } catch (error) {
    if (isRefusal(error)) {
      const errors: FieldErrors = answerErrors(error, step.questions)
      return again({ errors, typed })
    }
    throw error
  }
}

export default function Step({ loaderData, actionData }: Route.ComponentProps) {
  const { step, answers, number, of, back, changing } = loaderData
  const errors = actionData?.errors
  const asked = step.questions.filter(({ kind }) => kind !== "information")
  return (
    <Page
      title={`${step.title} (step ${number} of ${of})`}
      invalid={Boolean(errors)}
      narrow
    >
      <a className="back" href={back}>
        Back
      </a>
      <ErrorSummary errors={errors} anchors={questionAnchors(step.questions)} />
      <Notices notices={loaderData.notices} />
      <Steps step={number} of={of} />
      <h1 className={asked.length === 1 ? "step-title" : undefined}>
        {step.title}
      </h1>
      {loaderData.intro ? <p className="muted">{loaderData.intro}</p> : null}
      <form method="post" noValidate>
        {step.questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            answer={answers[question.id]}
            typed={actionData?.typed}
            error={errors?.[question.id]}
            alone={asked.length === 1}
          />
        ))}
        <div className="actions">
          <button className="button" type="submit">
            {changing ? "Save" : "Continue"}
          </button>
        </div>
      </form>
      <p className="muted small">
        Consultation {loaderData.reference}. Your answers are saved when you
        continue.
      </p>
    </Page>
  )
}
