import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  isRoleMenu,
  menuLayoutOf,
} from "../../modules/staff/domain/permissions/pages"
import { staffOf } from "./staff-request"

/**
 * Answers for the dashboard's menus: as a personal layout, which Medusa's
 * sidebar applies by itself, without what the role can't use. Other zones get
 * Medusa's own answer.
 */
function answerMenu(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const zone = req.params["zone"] ?? ""
  if (!isRoleMenu(zone)) {
    next()
    return
  }
  const { user_id, role } = staffOf(req)
  res.json({
    personal_configuration: {
      id: `${zone}:${role}`,
      zone,
      user_id,
      is_system_default: false,
      configuration: menuLayoutOf(role, zone),
    },
    default_configuration: null,
    active_scope: "personal",
  })
}

/** The bell shows the dashboard's own feed; emails to patients stay out of it. */
function feedOnly(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  req.filterableFields = { channel: "feed" }
  next()
}

/** Whoever accepts an invitation gets the address that was invited, so that nobody takes another's role. */
function keepInvitedAddress(
  req: AuthenticatedMedusaRequest<{ email?: string | null }>,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  delete req.validatedBody.email
  next()
}

/** With a method, so that they run after Medusa's own validation. */
export const roleDashboardMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/layouts/:zone/configuration",
    method: "GET",
    middlewares: [answerMenu],
  },
  {
    matcher: "/admin/notifications",
    method: "GET",
    middlewares: [feedOnly],
  },
  {
    matcher: "/admin/invites/accept",
    method: "POST",
    middlewares: [keepInvitedAddress],
  },
]
