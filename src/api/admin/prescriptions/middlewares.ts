import type { MiddlewareRoute } from "@medusajs/framework/http"
import { AuthorityReason } from "../../contracts/prescription"
import { validateBody } from "../../middlewares/validate-body"

/** A clinician decides what a signed prescription still allows. */
export const adminPrescriptionMiddlewares: MiddlewareRoute[] = [
  "suspend",
  "resume",
  "revoke",
].map((event) => ({
  matcher: `/admin/prescriptions/:id/${event}`,
  methods: ["POST"],
  middlewares: [validateBody(AuthorityReason)],
}))
