import { redirect } from "react-router"
import { readAnswers, typedFields } from "../features/consultation/answers"
import type { Typed } from "../features/consultation/answers"
import {
  readConsultation,
  saveAnswers,
} from "../features/consultation/api.server"
import {
  answerErrors,
  questionAnchors,
} from "../features/consultation/answer-errors"
import {
  removedFile,
  saveFiles,
  uploadedNow,
} from "../features/consultation/files.server"
import { TOO_LARGE } from "../features/consultation/file-answer"
import { loadDraft } from "../features/consultation/load.server"
import {
  asksOf,
  currentPath,
  hasNewNotice,
  nextPath,
  previousPath,
  withAdvice,
} from "../features/consultation/navigation"
import { Notices } from "../features/consultation/notices"
import { Question } from "../features/consultation/question"
import { stampIn } from "../features/consultation/stamp"
import { isRefusal } from "../lib/errors"
import type { FieldErrors } from "../lib/errors"
import { again, answered } from "../lib/guards.server"
import { ErrorSummary } from "../ui/error-summary"
import { Page } from "../ui/page"
import { Steps } from "../ui/steps"
import type { Route } from "./+types/consultation.step"

const asks = (request: Request, name: string) =>
  new URL(request.url).searchParams.has(name)
const noErrors = (errors: FieldErrors) => Object.keys(errors).length === 0
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
    consultation: view.id,
    tooLarge: asks(request, "too-large"),
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
  const removed = removedFile(form)
  const fileErrors = await saveFiles(
    request,
    { session, id: params.id },
    removed ? [] : step.questions,
    form
  )
  if (removed || form.has("upload")) {
    const taken = removed ? [{ question: removed, value: null }] : []
    if (taken.length > 0) {
      const work = saveAnswers(session, params.id, taken)
      await answered(request, session, work)
    }
    // Not to lose what else was typed: the same page, its fields as they were.
    return again(
      { errors: fileErrors, typed },
      noErrors(fileErrors) ? 200 : 400
    )
  }
  const present = { ...view.answers, ...uploadedNow(step.questions, form) }
  const read = readAnswers(step.questions, form, present)
  const errors = { ...read.errors, ...fileErrors }
  if (!noErrors(errors)) {
    return again({ errors, typed })
  }
  try {
    const saved = await answered(
      request,
      session,
      read.answers.length > 0
        ? saveAnswers(session, params.id, read.answers, stampIn(form))
        : readConsultation(session, params.id)
    )
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
  const errors = shownErrors(loaderData, actionData?.errors)
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
      <form
        method="post"
        noValidate
        encType={
          step.questions.some(({ kind }) => kind === "file")
            ? "multipart/form-data"
            : undefined
        }
        data-autosave={`/consultations/${loaderData.consultation}/steps/${encodeURIComponent(step.id)}/answer`}
        data-asks={asksOf(step)}
      >
        {step.questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            answer={answers[question.id]}
            typed={actionData?.typed}
            error={errors?.[question.id]}
            alone={asked.length === 1}
            consultation={loaderData.consultation}
          />
        ))}
        <div className="actions">
          <button className="button" type="submit">
            {changing ? "Save" : "Continue"}
          </button>
        </div>
      </form>
      <p className="muted small">
        Consultation {loaderData.reference}.{" "}
        <span data-autosave-state role="status">
          Your answers are saved when you continue.
        </span>
      </p>
      <script src="/autosave.js" defer />
      <script src="/units.js" defer />
    </Page>
  )
}

type Asked = {
  step: { questions: { id: string; kind: string }[] }
  tooLarge: boolean
}

/** The server in front refuses what is far too large before the page sees it, and says so in the address. */
function shownErrors(
  { step, tooLarge }: Asked,
  errors: FieldErrors | undefined
): FieldErrors | undefined {
  const file = step.questions.find(({ kind }) => kind === "file")
  if (errors) {
    return noErrors(errors) ? undefined : errors
  }
  return tooLarge && file ? { [file.id]: TOO_LARGE } : undefined
}
