import { FOLLOW_UPS, type FollowUpTopic } from "../../../shared/follow-ups"
import {
  endingOf,
  type CaseEnding,
  type CaseEvent,
  type CaseState,
} from "./case-state-machine"
import type { LegalClass } from "./queue"

export type Move = { event: CaseEvent; from: CaseState; to: CaseState }

/** What the patient is told of, at once and whatever becomes of the money (SAF-6). */
const TOLD_OF: Partial<Record<CaseEvent, FollowUpTopic>> = {
  deny: FOLLOW_UPS.CASE_DENIED,
  ask: FOLLOW_UPS.CASE_ASKED,
  propose_change: FOLLOW_UPS.CASE_PROPOSED,
}
const STOPPED_OF: Partial<Record<CaseState, FollowUpTopic>> = {
  cancelled: FOLLOW_UPS.CASE_STOPPED,
  abandoned: FOLLOW_UPS.CASE_STOPPED,
}

/**
 * The follow-ups that a move leaves behind, durably. On approval the three
 * triggers and the pharmacy's record start independently (TRG-1, PMR-1);
 * general sale and test kits have no GP letter (TRG-2). A case that a person
 * put back is not announced again (QUE-3).
 */
export function followUpsOf(
  move: Move,
  legalClass: LegalClass
): FollowUpTopic[] {
  const topics: FollowUpTopic[] = []
  if (move.event === "paid") {
    topics.push(FOLLOW_UPS.CASE_PAID)
  }
  if (move.to === "queued" && move.event !== "release") {
    topics.push(FOLLOW_UPS.CASE_QUEUED)
  }
  const told = TOLD_OF[move.event] ?? STOPPED_OF[move.to]
  // Nobody is told of a basket that was never paid for.
  if (told && move.from !== "payment_pending") {
    topics.push(told)
  }
  // A provider's failure rejects nobody; a confirmed death is written to nobody.
  if (move.event === "fail" && move.to === "rejected") {
    topics.push(FOLLOW_UPS.CASE_IDENTITY_FAILED)
  }
  if (move.to === "awaiting_signature") {
    topics.push(FOLLOW_UPS.CASE_AWAITING_SIGNATURE)
  }
  const ending = endingOf(move.from, move.to)
  if (ending && ending !== "completed") {
    topics.push(FOLLOW_UPS.CASE_ENDED_SUPPLY)
  }
  if (move.to === "approved") {
    topics.push(FOLLOW_UPS.CASE_APPROVED_SUPPLY)
    if (legalClass === "POM" || legalClass === "P") {
      topics.push(FOLLOW_UPS.CASE_APPROVED_LETTER)
    }
    topics.push(FOLLOW_UPS.CASE_APPROVED_MESSAGE, FOLLOW_UPS.CASE_APPROVED_PMR)
  }
  if (ENDED.includes(move.to)) {
    topics.push(FOLLOW_UPS.CASE_ENDED_REFUND)
  }
  if (move.event === "all_confirmed") {
    topics.push(FOLLOW_UPS.CASE_REFUNDED)
  }
  return topics
}

/** However it ended, what was paid for it goes back (PAY-5). */
const ENDED: readonly CaseState[] = ["rejected", "cancelled", "abandoned"]

/** The columns that a move changes beside the state. */
export type MoveColumns = {
  waiting_since?: Date
  last_activity_at: Date
  place_at?: Date
  claimed_by?: string | null
  claimed_at?: Date | null
  ended_as?: CaseEnding
  identity_status?: string
}

/** States from which a case comes back to the clinician who decided it. */
const KEEPS_CLAIM: readonly CaseState[] = ["in_review", "awaiting_signature"]

const IDENTITY_AFTER: Partial<Record<CaseEvent, string>> = {
  pass: "verified",
  verify: "verified",
  fail: "action_required",
  refer: "action_required",
  ask_again: "action_required",
}

/**
 * What a move does to the queue's columns. The place in the queue is given
 * when a case first enters it and kept when it comes back (REV-2).
 */
export function columnsOf(move: Move, now: Date): MoveColumns {
  const ending = endingOf(move.from, move.to)
  const identity = IDENTITY_AFTER[move.event]
  return {
    last_activity_at: now,
    ...(move.from === move.to ? {} : { waiting_since: now }),
    ...(entersQueueFirst(move) ? { place_at: now } : {}),
    ...(KEEPS_CLAIM.includes(move.to)
      ? {}
      : { claimed_by: null, claimed_at: null }),
    ...(ending ? { ended_as: ending } : {}),
    ...(identity ? { identity_status: identity } : {}),
  }
}

const entersQueueFirst = (move: Move): boolean =>
  move.to === "queued" &&
  (move.from === "payment_pending" || move.from.startsWith("identity_"))
