import type { MedusaContainer } from "@medusajs/framework/types"
import type { FlagKind } from "../../modules/clinical-review/domain/flags"
import {
  signatureLateSince,
  waitingLongSince,
} from "../../modules/clinical-review/domain/time-limits"
import type { CaseState } from "../../modules/clinical-review/domain/case-state-machine"
import { clock } from "../../shared/clock"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"

/** What people wait for; in review somebody is at it. */
const WAITING: CaseState[] = [
  "identity_pending",
  "identity_action_required",
  "identity_review",
  "queued",
  "awaiting_patient",
  "awaiting_acceptance",
]

/** Flags what waits too long: 7 days (QUE-4), 24 hours for a signature (RX-3). Time flags, people decide. */
export async function sweepWaitingCases(
  container: MedusaContainer
): Promise<number> {
  const now = clock.now()
  const late = await flag(
    container,
    "signature_late",
    ["awaiting_signature"],
    signatureLateSince(now)
  )
  const long = await flag(
    container,
    "waiting_long",
    WAITING,
    waitingLongSince(now)
  )
  if (late + long > 0) {
    await announceCaseChange(container)
  }
  return late + long
}

async function flag(
  container: MedusaContainer,
  kind: FlagKind,
  states: CaseState[],
  since: Date
): Promise<number> {
  const cases = casesOf(container)
  const ids = await cases.findUnflagged(kind, states, since)
  for (const id of ids) {
    await cases.raiseFlag({ case_id: id, kind }, clock.now())
  }
  return ids.length
}
