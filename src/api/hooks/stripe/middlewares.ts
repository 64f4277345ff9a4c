import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { forbidden } from "../../../shared/errors"

/** Medusa's own webhook route says 200 before it verifies anything, and two routes would both work on an event. */
function closed(
  _req: MedusaRequest,
  _res: MedusaResponse,
  _next: MedusaNextFunction
): void {
  throw forbidden("route_closed", "Payment events go to /hooks/stripe")
}

export const stripeHookMiddlewares: MiddlewareRoute[] = [
  { matcher: "/hooks/payment", middlewares: [closed] },
  {
    matcher: "/hooks/stripe",
    methods: ["POST"],
    bodyParser: { preserveRawBody: true, sizeLimit: "1mb" },
  },
]
