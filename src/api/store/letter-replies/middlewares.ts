import type { MiddlewareRoute } from "@medusajs/framework/http"
import { LookUpLetter, ReplyToLetter } from "../../contracts/letter-reply"
import { validateBody } from "../../middlewares/validate-body"

export const storeLetterReplyMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/letter-replies",
    method: "POST",
    middlewares: [validateBody(ReplyToLetter)],
  },
  {
    matcher: "/store/letter-replies/look-up",
    method: "POST",
    middlewares: [validateBody(LookUpLetter)],
  },
]
