import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
} from "@medusajs/framework/http"
import type { Holder } from "../../../modules/consultation/domain/answering/holder"
import { hashToken } from "../../../shared/ids"

const CONSULTATION_TOKEN_HEADER = "x-consultation-token"

/** The customer's id when somebody is signed in. */
export const customerOf = (req: MedusaRequest): string | undefined => {
  const context = (req as Partial<AuthenticatedMedusaRequest>).auth_context
  return context?.actor_type === "customer" && context.actor_id !== ""
    ? context.actor_id
    : undefined
}

/** The hash of the guest's token; the token itself goes no further than here. */
export const tokenHashOf = (req: MedusaRequest): string | undefined => {
  const token = req.header(CONSULTATION_TOKEN_HEADER)
  return token ? hashToken(token) : undefined
}

/** Who asks, by token, by sign-in, or both. */
export function holderOf(req: MedusaRequest): Holder {
  const token_hash = tokenHashOf(req)
  const customer_id = customerOf(req)
  return {
    ...(token_hash ? { token_hash } : {}),
    ...(customer_id ? { customer_id } : {}),
  }
}
