import { MedusaError } from "@medusajs/framework/utils"

/**
 * The codes that our own refusals carry, beside Medusa's type (which decides
 * the HTTP status). Messages name fields and ids, never a person or an answer.
 */
export type PharmacyErrorCode =
  | "transition_not_allowed" // the state table has no such move: reload and look again
  | "guard_not_met" // the move exists, its condition does not hold
  | "invalid_field" // input: the message starts with the field's path
  | "limit_reached" // more of an ingredient than one person may have
  | "not_eligible" // consultation, person or product may not do this
  | "consultation_required" // a medicine line without its consultation
  | "claimed_by_another" // somebody else holds the case
  | "role_required" // the signed-in person's role doesn't cover it
  | "permission_denied" // no row of the permission table lets this person in; the message names route and roles
  | "registration_required" // no valid professional registration on record
  | "registration_lapsed" // register check too old, or indemnity expired
  | "outside_scope" // the category is not one of those this person decides in
  | "evidence_missing" // the message lists what is missing
  | "gate_closed" // a supply may not leave; the message lists the gates
  | "partner_unavailable" // a partner could not be reached; retried
  | "partner_refused" // a partner said no; a person looks
  | "key_destroyed" // the data was erased
  | "answers_sealed" // a consultation's answers can't be used again; their sealed record is opened with a reason
  | "forged" // a signature or token does not match
  | "rate_limited"
  | "route_closed" // this way is closed on purpose; the message says which one is open
  | "payment_required" // nothing was authorised yet, or the card was refused
  | "contact_not_verified"
  | "code_wrong"
  | "already_exists"
  | "stale_revision" // somebody saved since: load it again, then repeat the change
  | "mandate_changed" // the agreement to monthly payments is another by now: read and accept it
  | "price_changed" // another price than the one that was shown: look at it again
  | "stale_base" // another version was published since the draft began: base it on that one
  | "too_many_changes" // no more changes of this consultation are kept
  | "draft_open" // the form has a draft already; the message says which
  | "draft_in_review" // being read by a second person: send it back before changing it
  | "draft_closed" // published or discarded: begin another one
  | "review_required" // nothing is published or sent back that was not handed in
  | "second_person_required" // whoever wrote it may not publish it
  | "not_publishable" // the message lists what is wrong with a form, and where
  | "not_found"

/** 400: understood, but not allowed in this state or for this person. */
export const notAllowed = (code: PharmacyErrorCode, message: string) =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)

/** 400: the input is wrong; `field` is its path in the request. */
export const invalid = (field: string, message: string) =>
  new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `${field}: ${message}`,
    "invalid_field"
  )

/** 409: somebody else was faster, or the thing is in another stage by now. */
export const conflict = (code: PharmacyErrorCode, message: string) =>
  new MedusaError(MedusaError.Types.CONFLICT, message, code)

/** 404, also for things of other patients: existence is not told. */
export const notFound = (what: string, id: string) =>
  new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `${what} ${id} was not found`,
    "not_found"
  )

/** 403: signed in, but the role does not cover it. */
export const forbidden = (code: PharmacyErrorCode, message: string) =>
  new MedusaError(MedusaError.Types.FORBIDDEN, message, code)

/** 401: nobody signed in, or a token or signature that does not match. */
export const unauthorised = (message: string) =>
  new MedusaError(MedusaError.Types.UNAUTHORIZED, message, "forged")

/** 500 with a safe message: something that should never be. */
export const unexpected = (message: string) =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)

/** 500: a partner did not answer or answered nonsense; the cause goes to the log only. */
export const partnerUnavailable = (partner: string) =>
  new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    `${partner} is unavailable`,
    "partner_unavailable"
  )

/** What the ORM appends to a message: the whole row, names and addresses too. */
const ROW_DUMP = /\nentity: [\s\S]*$/

/** The message of anything thrown, for logs and stored errors; never a row. */
export const messageOf = (error: unknown): string =>
  fullMessageOf(error).replace(ROW_DUMP, "")

function fullMessageOf(error: unknown): string {
  if (error instanceof Error) {
    return error.message
  }
  // What comes out of a workflow is a plain object with the error's fields.
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error)
}
