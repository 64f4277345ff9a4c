import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  AddDenialReason,
  ChangeDenialReason,
} from "../../contracts/denial-reason"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

const clinicians = requireStaff("prescriber", "pharmacist")

/** Clinicians word the reasons; whoever may deny reads them (REV-2). */
export const adminDenialReasonMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/denial-reasons",
    method: "GET",
    middlewares: [requireStaff("prescriber", "pharmacist", "pharmacy_team")],
  },
  {
    matcher: "/admin/denial-reasons",
    method: "POST",
    middlewares: [clinicians, validateBody(AddDenialReason)],
  },
  {
    matcher: "/admin/denial-reasons/:code",
    method: "POST",
    middlewares: [clinicians, validateBody(ChangeDenialReason)],
  },
]
