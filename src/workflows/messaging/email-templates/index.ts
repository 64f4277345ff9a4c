import type { EmailBuilder } from "./types"

/** Operation of partner "email" to its builder: one import, one line each. */
export const emailBuilders: Record<string, EmailBuilder> = {}
