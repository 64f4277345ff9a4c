import type { CallOutcome } from "./partner-calls"

/**
 * Medusa's notification module passes on only the text of a provider's error,
 * so the providers put into it whether anything may have been sent.
 */
export type SendFailureKind = "not_sent" | "refused" | "unknown"

export const sendFailure = (kind: SendFailureKind, detail: string): Error =>
  new Error(`[${kind}] ${detail}`)

const PATTERN = /\[(not_sent|refused|unknown)\] ([^\n]*)/

/** The gateway's outcome for what a notification provider threw; anything else counts as unknown. */
export function sendOutcome(
  error: unknown
): Exclude<CallOutcome, { kind: "done" }> {
  const message = error instanceof Error ? error.message : String(error)
  const [, kind, detail = ""] = PATTERN.exec(message) ?? []
  switch (kind) {
    case "not_sent":
      return { kind: "retry", error: detail }
    case "refused":
      return { kind: "refused", error: detail }
    default:
      return { kind: "unknown", error: detail || "the message may have left" }
  }
}
