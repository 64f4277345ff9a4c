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
import { validateBody } from "../../middlewares/validate-body"

/** A form of 100 questions takes a fifth of this. */
const bodyParser = { sizeLimit: "512kb" }

/** What each action takes. */
const ACTIONS = {
  check: [validateBody(CheckDraft)],
  evaluate: [validateBody(EvaluateDraft)],
  replay: [validateBody(ReplayDraft)],
  submit: [validateBody(SubmitDraft)],
  "send-back": [validateBody(SendBackDraft)],
  publish: [validateBody(PublishDraft)],
  discard: [validateBody(DiscardDraft)],
  import: [validateBody(ImportQuestionnaire)],
} as const

export const adminFormDraftMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/form-drafts/:id",
    method: "POST",
    bodyParser,
    middlewares: [validateBody(SaveDraft)],
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
