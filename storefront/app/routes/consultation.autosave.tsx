import { isFull } from "../features/consultation/answer-errors"
import { readAnswers } from "../features/consultation/answers"
import {
  readConsultation,
  saveAnswers,
} from "../features/consultation/api.server"
import {
  asksOf,
  currentPath,
  stepPath,
} from "../features/consultation/navigation"
import { stampIn } from "../features/consultation/stamp"
import type { ConsultationView } from "../lib/contracts"
import { BackendError, isRefusal } from "../lib/errors"
import { readSession } from "../lib/session.server"
import type { Route } from "./+types/consultation.autosave"

/**
 * What the page's script is told: that the answer is kept; that it isn't one
 * yet (wrong or unfinished: the form says so when it is sent) or that no more
 * changes are kept (full); or where to go because the consultation has ended
 * or isn't here any more.
 */
export type AutosaveReply =
  | { saved: true; asks: string }
  | { saved: false; reason: "wrong" | "unfinished" | "full" }
  | { saved: true; go: string }

/** Saves one answer as it is given. Anything that isn't a reply here is tried again by the script. */
export async function action({ request, params }: Route.ActionArgs) {
  const session = await readSession(request)
  const form = await request.formData()
  const asked = String(form.get("_question") ?? "")
  const stamp = stampIn(form)
  try {
    const view = await readConsultation(session, params.id)
    const step = view.steps.find(({ id }) => id === params.step)
    const question = step?.questions.find(({ id }) => id === asked)
    if (view.state !== "draft" || !step || !question || !stamp) {
      return Response.json({ saved: true, go: currentPath(view) })
    }
    const { answers, errors } = readAnswers([question], form, view.answers)
    if (Object.keys(errors).length > 0 || answers.length === 0) {
      return Response.json({ saved: false, reason: "unfinished" })
    }
    const saved = await saveAnswers(session, params.id, answers, stamp)
    return Response.json(replyOf(saved, step.id) satisfies AutosaveReply)
  } catch (error) {
    return refusal(error, params.id, params.step)
  }
}

function replyOf(view: ConsultationView, step: string): AutosaveReply {
  return view.state === "draft"
    ? { saved: true, asks: asksOf(view.steps.find(({ id }) => id === step)) }
    : { saved: true, go: currentPath(view) }
}

function refusal(error: unknown, id: string, step: string): Response {
  if (isFull(error)) {
    return Response.json({ saved: false, reason: "full" })
  }
  if (error instanceof BackendError && error.status === 409) {
    return Response.json({ saved: true, go: `/consultations/${id}` })
  }
  if (error instanceof BackendError && [401, 403, 404].includes(error.status)) {
    // The page itself says what to do: sign in, or that it isn't here.
    return Response.json({ saved: true, go: stepPath(id, step) })
  }
  if (isRefusal(error) && error.status !== 429) {
    return Response.json({ saved: false, reason: "wrong" })
  }
  return Response.json({ error: "not reached" }, { status: 503 })
}
