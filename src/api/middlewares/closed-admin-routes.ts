import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { forbidden } from "../../shared/errors"
import { fullPath, matchesPattern } from "./route-pattern"

/**
 * Core admin routes through which a line of an order could be made, changed or
 * sent round review, prescription and dispatch. Reading stays open; writing is
 * closed to everybody, whatever the role. Medusa's workflows behind some of
 * them have no hook (quantities in edits, lines without a variant), so the
 * route is the place.
 */
export const CLOSED_ADMIN_ROUTES: readonly {
  path: string
  reason: string
}[] = [
  {
    path: "/admin/draft-orders/**",
    reason: "An order comes from a patient's basket, never from a draft",
  },
  {
    path: "/admin/order-edits/**",
    reason: "Lines are changed by a decision on their case",
  },
  {
    path: "/admin/order-changes/**",
    reason: "Lines are changed by a decision on their case",
  },
  {
    path: "/admin/exchanges/**",
    reason: "A replacement is a new supply of the case",
  },
  {
    path: "/admin/claims/**",
    reason: "A replacement is a new supply of the case",
  },
  {
    path: "/admin/returns/**",
    reason: "Medicines that come back are disposed of at the dispatch desk",
  },
  {
    path: "/admin/fulfillments/**",
    reason: "Parcels are packed and sent at the dispatch desk",
  },
  {
    path: "/admin/orders/:id/fulfillments/**",
    reason: "Parcels are packed and sent at the dispatch desk",
  },
  {
    path: "/admin/reservations/**",
    reason: "Stock is reserved by the order and freed by its case",
  },
  {
    path: "/admin/orders/:id",
    reason: "The address and email of an order are the patient's to change",
  },
  {
    path: "/admin/orders/:id/cancel",
    reason: "An order ends by a decision on its cases",
  },
  {
    path: "/admin/orders/:id/complete",
    reason: "An order is complete when its parcels are delivered",
  },
  {
    path: "/admin/orders/:id/archive",
    reason: "Orders stay in sight for as long as records are kept",
  },
  {
    path: "/admin/orders/:id/transfer/**",
    reason: "An order belongs to the patient it was reviewed for",
  },
  {
    path: "/admin/orders/:id/payment-sessions/**",
    reason: "Payments are made by the patient",
  },
  {
    path: "/admin/payment-collections/**",
    reason: "An order counts as paid when the payment provider says so",
  },
  {
    path: "/admin/workflows-executions/**",
    reason: "Running a workflow by name would go round every other rule",
  },
]

const READS = ["GET", "HEAD", "OPTIONS"]

/** The rule that closes a request, if any. */
export const closedAdminRoute = (method: string, path: string) =>
  READS.includes(method)
    ? undefined
    : CLOSED_ADMIN_ROUTES.find((route) => matchesPattern(route.path, path))

/** Refuses what the table closes with `route_closed` and the way that is open. */
export function closedAdminRoutes(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const closed = closedAdminRoute(req.method, fullPath(req))
  if (closed) {
    throw forbidden("route_closed", `${closed.reason}.`)
  }
  next()
}

export const closedAdminRouteMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [closedAdminRoutes] },
]
