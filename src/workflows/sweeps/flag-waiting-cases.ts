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
import { plansOf } from "../treatment-plan/services"

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
  const doses = await flagLateDoses(container, now)
  if (late + long + doses > 0) {
    await announceCaseChange(container)
  }
  return late + long + doses
}

/** Another strength that its patient agreed to a day ago, and that isn't signed for. */
async function flagLateDoses(
  container: MedusaContainer,
  now: Date
): Promise<number> {
  const waiting = await plansOf(container).listDoseChanges(
    {
      state: "awaiting_signature",
      agreed_at: { $lt: signatureLateSince(now) },
    },
    { select: ["id", "case_id"], take: MOST_DOSES }
  )
  let flagged = 0
  for (const { case_id } of waiting) {
    const isNew = await casesOf(container).raiseFlag(
      { case_id, kind: "signature_late" },
      now
    )
    flagged += isNew ? 1 : 0
  }
  return flagged
}

const MOST_DOSES = 500

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
