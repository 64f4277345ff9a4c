import { ApiError } from "./api"
import { roleWord } from "./words"

/** What staff read for the refusals that need no details of the server's message. */
const WORDS: Partial<Record<string, string>> = {
  claimed_by_another:
    "A colleague has this case. Take it over with a reason, or leave it to them.",
  registration_required:
    "Your staff profile has no valid registration number for this decision. An administrator can add it under Settings, Pharmacy staff.",
  registration_lapsed:
    "Your register check or your indemnity is out of date. An administrator can renew it under Settings, Pharmacy staff.",
  outside_scope:
    "This category is outside the scope of practice on your staff profile.",
  limit_reached:
    "This is more of the ingredient than one person may have. See “Quantity over time”: where the limit names your role, say why more is right.",
  transition_not_allowed:
    "It has moved on in the meantime. The page shows it as it is now.",
  stale_revision:
    "Somebody saved this draft since you opened it. Load the newest version and repeat your last change.",
  price_changed:
    "The price has changed since it was shown. Look at the new one, then send it again.",
  stale_base:
    "A newer version was published since this draft began. Look at the differences and base the draft on it first.",
  draft_open: "This form has a draft already. Open that one.",
  draft_in_review:
    "This draft is being reviewed. Send it back before changing it.",
  draft_closed: "This draft was published or discarded in the meantime.",
  second_person_required:
    "You worked on this draft, so somebody else has to publish it.",
  not_publishable:
    "Something in this draft has to be mended first. The Problems tab lists it.",
  forged: "Your session has ended. Sign in again.",
}

const ROLE_LACKING = "Your role does not cover this."

/** "Your role does not cover this. It needs: Prescriber or Pharmacist." */
function roleSentence(message: string): string {
  const [, named] = /needs one of these roles: ([a-z_, ]+)$/.exec(message) ?? []
  return named
    ? `${ROLE_LACKING} It needs: ${named.split(", ").map(roleWord).join(" or ")}.`
    : ROLE_LACKING
}

/** One sentence for anything that went wrong with a call. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return "The server could not be reached. Try again in a moment."
  }
  if (error.code === "role_required" || error.status === 403) {
    return error.code === "route_closed"
      ? error.message
      : (WORDS[error.code ?? ""] ?? roleSentence(error.message))
  }
  if (error.status === 401) {
    return "Your session has ended. Sign in again."
  }
  return WORDS[error.code ?? ""] ?? error.message
}

/** What is wrong with one field of a form, or undefined. */
export function fieldMessage(
  error: unknown,
  field: string
): string | undefined {
  const found =
    error instanceof ApiError
      ? error.fields.find((one) => one.field === field)
      : undefined
  return found?.message
}

/** Refusals that belong to none of a form's fields. */
export function isOutsideFields(error: unknown, fields: string[]): boolean {
  return fields.every((field) => fieldMessage(error, field) === undefined)
}
