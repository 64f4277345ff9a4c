import type { CallHandler } from "../../../shared/partner-calls"
import { approved } from "./approved"
import { gpLetter, gpLetterFailed, gpLetterSent } from "./gp-letter"
import type { EmailBuilder } from "./types"

/** Operation of partner "email" to its builder: one import, one line each. */
export const emailBuilders: Record<string, EmailBuilder> = {
  approved,
  gp_letter: gpLetter,
}

/** What a sent or refused email means to what it was about. */
export const emailEffects: Record<
  string,
  Pick<CallHandler, "done" | "failed">
> = {
  gp_letter: { done: gpLetterSent, failed: gpLetterFailed },
}
