import { json, type Reply } from "../kit/http"
import type { Json } from "../kit/types"

export type ErrorBody = {
  type:
    | "invalid_request_error"
    | "card_error"
    | "idempotency_error"
    | "api_error"
  message: string
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  payment_intent?: Json
  setup_intent?: Json
  payment_method?: Json
  doc_url?: string
}

/** An error in Stripe's own shape. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    /** True where nothing ran: such an answer isn't kept under its key. */
    readonly beforeWork = false
  ) {
    super(body.message)
  }

  reply(): Reply {
    return json(this.status, { error: this.body })
  }
}

/** 400 for a parameter; nothing has been done. */
export function badParam(
  message: string,
  param?: string,
  code?: string
): StripeError {
  return new StripeError(
    400,
    { type: "invalid_request_error", message, param, code },
    true
  )
}

/** 404 for an unknown id. */
export function noSuch(kind: string, id: string, param = "id"): StripeError {
  return new StripeError(
    404,
    {
      type: "invalid_request_error",
      code: "resource_missing",
      message: `No such ${kind}: '${id}'`,
      param,
    },
    true
  )
}

/** 400 where an object's state forbids the call. */
export function wrongState(
  code: string,
  message: string,
  more: Partial<ErrorBody> = {}
): StripeError {
  return new StripeError(400, {
    type: "invalid_request_error",
    code,
    message,
    ...more,
  })
}
