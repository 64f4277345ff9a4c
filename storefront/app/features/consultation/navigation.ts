import type { ConsultationStep, ConsultationView } from "../../lib/contracts"

const at = (id: string, page: string) => `/consultations/${id}/${page}`

/** The page of one step; `changing` comes back to the list of answers. */
export const stepPath = (id: string, step: string, changing = false) =>
  at(id, `steps/${encodeURIComponent(step)}${changing ? "?change=1" : ""}`)

export const checkPath = (id: string) => at(id, "check")
export const consentsPath = (id: string) => at(id, "consents")
export const treatmentPath = (id: string) => at(id, "treatment")
/** Where the answers of a treatment are confirmed before it is ordered again. */
export const renewalPath = (id: string) => `/account/renewals/${id}`

/** The page where a consultation is now. */
export function currentPath(view: ConsultationView): string {
  switch (view.state) {
    case "draft": {
      const open = view.steps.find((step) => !step.complete)
      return open ? stepPath(view.id, open.id) : checkPath(view.id)
    }
    case "denied":
      return at(view.id, "advice")
    default:
      return at(view.id, "submitted")
  }
}

/** The questions of a step as a word, so that the page's script sees when an answer has opened more. */
export const asksOf = (step: ConsultationStep | undefined): string =>
  (step?.questions ?? []).map(({ id }) => id).join(" ")

const after = (steps: ConsultationStep[], id: string) =>
  steps[steps.findIndex((step) => step.id === id) + 1]

/**
 * Where to go when a step was saved. A step that an answer has made longer is
 * shown again; a changed answer leads back to the list of answers unless it
 * opened something new; otherwise the next step in order.
 */
export function nextPath(
  view: ConsultationView,
  saved: string,
  changing: boolean
): string {
  if (view.state !== "draft") {
    return currentPath(view)
  }
  const step = view.steps.find(({ id }) => id === saved)
  if (step && !step.complete) {
    return stepPath(view.id, step.id, changing)
  }
  if (changing) {
    return currentPath(view)
  }
  const next = step ? after(view.steps, step.id) : undefined
  return next ? stepPath(view.id, next.id) : currentPath(view)
}

/** The page before a step: the step before it, or the start. */
export function previousPath(
  view: ConsultationView,
  step: string,
  changing: boolean
): string {
  if (changing) {
    return checkPath(view.id)
  }
  const index = view.steps.findIndex(({ id }) => id === step)
  const before = view.steps[index - 1]
  return before
    ? stepPath(view.id, before.id)
    : `/conditions/${view.category.handle}`
}

/** True when an answer brought advice that was not there before. */
export const hasNewNotice = (
  before: ConsultationView,
  after: ConsultationView
): boolean =>
  after.notices.some(
    ({ title }) => !before.notices.some((known) => known.title === title)
  )

/** The same page with the advice on top. */
export const withAdvice = (path: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}advice=1`
