import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"
import {
  ClaimConsultation,
  ResumeConsultation,
  SaveAnswers,
  StartConsultation,
  SubmitConsultation,
} from "../../contracts/consultation"
import { validateBody } from "../../middlewares/validate-body"

const ways: ["session", "bearer"] = ["session", "bearer"]
const maybeSignedIn = authenticate("customer", ways, {
  allowUnauthenticated: true,
})
const signedIn = authenticate("customer", ways)

/** Consultations belong to whoever holds the token, or to the customer who took them over. */
export const storeConsultationMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/consultations", middlewares: [maybeSignedIn] },
  {
    matcher: "/store/consultations",
    method: "POST",
    middlewares: [validateBody(StartConsultation)],
  },
  {
    matcher: "/store/consultations/:id/answers",
    method: "POST",
    middlewares: [validateBody(SaveAnswers)],
  },
  {
    matcher: "/store/consultations/:id/submit",
    method: "POST",
    middlewares: [validateBody(SubmitConsultation)],
  },
  {
    matcher: "/store/consultations/:id/resume",
    method: "POST",
    middlewares: [validateBody(ResumeConsultation)],
  },
  {
    matcher: "/store/consultations/:id/claim",
    method: "POST",
    middlewares: [signedIn, validateBody(ClaimConsultation)],
  },
  { matcher: "/store/account/consultations", middlewares: [signedIn] },
]
