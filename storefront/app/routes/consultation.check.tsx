import { redirect } from "react-router"
import { answerWords } from "../features/consultation/answer-words"
import { loadDraft } from "../features/consultation/load.server"
import {
  consentsPath,
  currentPath,
  stepPath,
} from "../features/consultation/navigation"
import { Notices } from "../features/consultation/notices"
import { Page } from "../ui/page"
import { Summary } from "../ui/summary"
import type { Route } from "./+types/consultation.check"

export async function loader({ request, params }: Route.LoaderArgs) {
  const { view } = await loadDraft(request, params.id)
  if (view.steps.some(({ complete }) => !complete)) {
    throw redirect(currentPath(view))
  }
  const last = view.steps[view.steps.length - 1]
  return { view, back: last ? stepPath(view.id, last.id) : "/" }
}

export default function Check({ loaderData }: Route.ComponentProps) {
  const { view, back } = loaderData
  return (
    <Page title="Check your answers">
      <a className="back" href={back}>
        Back
      </a>
      <h1>Check your answers</h1>
      <p className="lead">
        The clinician relies on what you say here. Change anything that isn’t
        right before you go on.
      </p>
      <Notices notices={view.notices} />
      {view.steps.map((step) => {
        const asked = step.questions.filter(
          ({ kind }) => kind !== "information"
        )
        return asked.length === 0 ? null : (
          <section key={step.id}>
            <h2 className="summary-title">{step.title}</h2>
            <Summary
              rows={asked.map((question) => ({
                key: question.id,
                term: question.label,
                value: answerWords(question, view.answers[question.id]),
                change: {
                  href: `${stepPath(view.id, step.id, true)}#${question.id}`,
                  label: question.label,
                },
              }))}
            />
          </section>
        )
      })}
      <div className="actions">
        <a className="button" href={consentsPath(view.id)}>
          My answers are right: continue
        </a>
      </div>
    </Page>
  )
}
