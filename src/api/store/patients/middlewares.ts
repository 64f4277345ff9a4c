import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"
import {
  ConfirmVerification,
  SavePatient,
  SendVerification,
} from "../../contracts/patient"
import { validateBody } from "../../middlewares/validate-body"

const signedIn = authenticate("customer", ["session", "bearer"])

export const storePatientMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/patients/me", middlewares: [signedIn] },
  {
    matcher: "/store/patients/me",
    method: "POST",
    middlewares: [validateBody(SavePatient)],
  },
  {
    matcher: "/store/patients/me/verifications",
    method: "POST",
    middlewares: [validateBody(SendVerification)],
  },
  {
    matcher: "/store/patients/me/verifications/confirm",
    method: "POST",
    middlewares: [validateBody(ConfirmVerification)],
  },
]
