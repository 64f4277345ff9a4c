import type { z } from "zod"
import {
  type Call,
  type Handler,
  json,
  type Reply,
  seeOther,
} from "../kit/http"
import { fieldErrors } from "../kit/schema"
import { isPartner, type PartnerName } from "../kit/types"

/** A control call that can't be done; its message goes to the caller. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message)
  }
}

/** Wraps a handler: form posts are sent back to the page they came from. */
export function controlled(work: (call: Call) => unknown): Handler {
  return async (call): Promise<Reply> => {
    try {
      const result = await work(call)
      return call.isForm() ? seeOther(backTo(call)) : json(200, result)
    } catch (error) {
      if (error instanceof ControlError) {
        return json(error.status, { message: error.message })
      }
      throw error
    }
  }
}

/** The checked body of a control call, JSON or form. */
export function bodyOf<T extends z.ZodType>(schema: T, call: Call): z.infer<T> {
  const filled = [...call.form()].filter(
    // The anchor says where the page goes back to; it is no part of the call.
    ([name, value]) => value !== "" && name !== "anchor"
  )
  const raw = call.isForm()
    ? Object.fromEntries(filled)
    : call.raw.length === 0
      ? {}
      : call.json()
  const parsed = schema.safeParse(raw)
  if (!parsed.success) {
    const first = fieldErrors(parsed.error)[0]
    throw new ControlError(400, `${first?.path || "body"}: ${first?.message}`)
  }
  return parsed.data
}

/** The partner named in the address; 404 where there is none such. */
export function partnerOf(call: Call): PartnerName {
  const name = call.param("partner")
  if (!isPartner(name)) {
    throw new ControlError(404, `no partner ${name}`)
  }
  return name
}

function backTo(call: Call): string {
  const referer = call.header("referer")
  const anchor = call.form().get("anchor") ?? ""
  const path = URL.canParse(referer) ? new URL(referer).pathname : "/"
  return anchor ? `${path}#${anchor}` : path
}
