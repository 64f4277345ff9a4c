import type { MiddlewareRoute } from "@medusajs/framework/http"
import { AddQueueView, ChangeQueueView } from "../../contracts/queue-view"
import { SaveStaff } from "../../contracts/staff"
import {
  InviteStaff,
  NoInvitationBody,
  ReinstateStaff,
  SuspendStaff,
} from "../../contracts/staff-access"
import { validateBody } from "../../middlewares/validate-body"

const BODIES = {
  "/admin/staff": SaveStaff,
  "/admin/staff/:id/suspend": SuspendStaff,
  "/admin/staff/:id/reinstate": ReinstateStaff,
  "/admin/staff/invitations": InviteStaff,
  "/admin/staff/invitations/:id/resend": NoInvitationBody,
  "/admin/staff/invitations/:id/withdraw": NoInvitationBody,
  "/admin/staff/me/views": AddQueueView,
  "/admin/staff/me/views/:id": ChangeQueueView,
} as const

export const adminStaffMiddlewares: MiddlewareRoute[] = Object.entries(
  BODIES
).map(
  ([matcher, body]): MiddlewareRoute => ({
    matcher,
    method: "POST",
    middlewares: [validateBody(body)],
  })
)
