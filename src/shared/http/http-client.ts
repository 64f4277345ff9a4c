import type { CallOutcome } from "../partner-calls"

/** How a request to a partner failed. `sent` tells whether the partner may have acted on it. */
export class PartnerHttpError extends Error {
  constructor(
    readonly partner: string,
    readonly operation: string,
    readonly kind:
      | "network"
      | "timeout"
      | "rejected"
      | "unavailable"
      | "malformed",
    readonly sent: boolean,
    readonly status?: number,
    readonly retryAfterSeconds?: number,
    /** The partner's own error codes or field names; never bodies. */
    readonly detail?: string
  ) {
    super(
      `${partner} ${operation}: ${kind}${status ? ` ${status}` : ""}${detail ? ` (${detail})` : ""}`
    )
    this.name = "PartnerHttpError"
  }
}

export type PartnerRequest = {
  operation: string
  method: "GET" | "POST" | "PUT" | "DELETE"
  url: string
  headers?: Record<string, string>
  body?: string
  timeoutMs?: number
  /** Statuses of 500 and above that carry an answer of the protocol (SOAP faults). */
  answerStatuses?: readonly number[]
}

export type PartnerResponse = {
  status: number
  headers: Headers
  bytes: Buffer
  text: string
}

const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
])

function causeCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) {
    return undefined
  }
  if ("code" in error && typeof error.code === "string") {
    return error.code
  }
  return "cause" in error ? causeCode(error.cause) : undefined
}

/**
 * The only place from which the project speaks HTTP to a partner. Gives any
 * answer below 500 except 408 and 429; throws PartnerHttpError for the rest.
 * Never puts headers, queries or bodies into an error or a log.
 */
export async function partnerRequest(
  partner: string,
  request: PartnerRequest
): Promise<PartnerResponse> {
  const { operation } = request
  let response: Response
  let bytes: Buffer
  try {
    response = await fetch(request.url, {
      method: request.method,
      ...(request.headers ? { headers: request.headers } : {}),
      ...(request.body === undefined ? {} : { body: request.body }),
      signal: AbortSignal.timeout(request.timeoutMs ?? 15_000),
      redirect: "error",
    })
    bytes = Buffer.from(await response.arrayBuffer())
  } catch (error) {
    const code = causeCode(error)
    // By name: the platform's own errors can come from another realm.
    const timedOut =
      typeof error === "object" &&
      error !== null &&
      "name" in error &&
      error.name === "TimeoutError"
    throw new PartnerHttpError(
      partner,
      operation,
      timedOut ? "timeout" : "network",
      code === undefined || !NOT_SENT.has(code),
      undefined,
      undefined,
      code
    )
  }
  if (response.status === 408 || response.status === 429) {
    throw new PartnerHttpError(
      partner,
      operation,
      "unavailable",
      false,
      response.status,
      Number(response.headers.get("retry-after")) || undefined
    )
  }
  if (
    response.status >= 500 &&
    !request.answerStatuses?.includes(response.status)
  ) {
    throw new PartnerHttpError(
      partner,
      operation,
      "unavailable",
      true,
      response.status
    )
  }
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text: bytes.toString("utf8"),
  }
}

/** A 4xx that is final, in the partner's words (codes and field names only). */
export const rejected = (
  partner: string,
  operation: string,
  status: number,
  detail: string
) =>
  new PartnerHttpError(
    partner,
    operation,
    "rejected",
    true,
    status,
    undefined,
    detail
  )

/** An answer that does not have the agreed shape: the effect may be there. */
export const malformed = (partner: string, operation: string, detail: string) =>
  new PartnerHttpError(
    partner,
    operation,
    "malformed",
    true,
    undefined,
    undefined,
    detail
  )

/** Turns what a provider threw in a *create* call into the gateway's outcome (retry matrix). */
export function createOutcome(
  error: unknown
): Exclude<CallOutcome, { kind: "done" }> {
  if (!(error instanceof PartnerHttpError)) {
    throw error
  }
  if (error.kind === "rejected") {
    return { kind: "refused", error: error.message }
  }
  if (!error.sent) {
    return {
      kind: "retry",
      error: error.message,
      ...(error.retryAfterSeconds
        ? { retry_after_seconds: error.retryAfterSeconds }
        : {}),
    }
  }
  return { kind: "unknown", error: error.message }
}
