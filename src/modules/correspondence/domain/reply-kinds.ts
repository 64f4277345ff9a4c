/** What a practice's reply to a letter is; any of them stops supply (TRG-5). */
export const REPLY_KINDS = [
  "objection",
  "question",
  "confirmation",
  "information",
] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]
