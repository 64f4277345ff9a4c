import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  CheckDraft,
  DiscardDraft,
  EvaluateDraft,
  ImportQuestionnaire,
  PublishDraft,
  ReplayDraft,
  SaveDraft,
  SendBackDraft,
  SubmitDraft,
} from "../../contracts/form"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"
import { FORM_EDITORS, FORM_PUBLISHERS, FORM_READERS } from "./roles"

/** A form of 100 questions takes a fifth of this. */
const bodyParser = { sizeLimit: "512kb" }

const readers = requireStaff(...FORM_READERS)
const editors = requireStaff(...FORM_EDITORS)
const publishers = requireStaff(...FORM_PUBLISHERS)

/** What each action takes, and who may do it. */
const ACTIONS = {
  check: [readers, validateBody(CheckDraft)],
  evaluate: [readers, validateBody(EvaluateDraft)],
  replay: [publishers, validateBody(ReplayDraft)],
  submit: [editors, validateBody(SubmitDraft)],
  "send-back": [editors, validateBody(SendBackDraft)],
  publish: [publishers, validateBody(PublishDraft)],
  discard: [editors, validateBody(DiscardDraft)],
  import: [editors, validateBody(ImportQuestionnaire)],
} as const

export const adminFormDraftMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/form-drafts*",
    method: "GET",
    middlewares: [readers],
  },
  {
    matcher: "/admin/form-drafts/:id",
    method: "POST",
    bodyParser,
    middlewares: [editors, validateBody(SaveDraft)],
  },
  ...Object.entries(ACTIONS).map(
    ([action, middlewares]): MiddlewareRoute => ({
      matcher: `/admin/form-drafts/:id/${action}`,
      method: "POST",
      ...(action === "import" ? { bodyParser } : {}),
      middlewares: [...middlewares],
    })
  ),
]
