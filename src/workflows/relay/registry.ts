import type { CallHandler } from "../../shared/partner-calls"
import type { FollowUpHandlers, Sweep } from "./types"

/** Every process adds its follow-ups here: one import, one line. A topic has one handler. */
export const followUpHandlers: FollowUpHandlers = {}

/** "partner.operation" to what sends it and applies its result. */
export const callHandlers: Record<string, CallHandler> = {}

/** Run at start, every minute and after each webhook. */
export const sweeps: Record<string, Sweep> = {}
