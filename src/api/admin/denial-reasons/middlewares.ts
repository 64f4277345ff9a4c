import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  AddDenialReason,
  ChangeDenialReason,
} from "../../contracts/denial-reason"
import { validateBody } from "../../middlewares/validate-body"

/** Clinicians word the reasons; whoever may deny reads them (REV-2). */
export const adminDenialReasonMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/denial-reasons",
    method: "POST",
    middlewares: [validateBody(AddDenialReason)],
  },
  {
    matcher: "/admin/denial-reasons/:code",
    method: "POST",
    middlewares: [validateBody(ChangeDenialReason)],
  },
]
