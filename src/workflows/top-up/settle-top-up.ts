import type {
  MedusaContainer,
  PaymentSessionDTO,
} from "@medusajs/framework/types"
import { topUpOf } from "../../modules/clinical-review/domain/change-proposal"
import type {
  CaseRecord,
  ChangeProposalRecord,
} from "../../modules/clinical-review/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { toPence } from "../../shared/money"
import { refundTopUp } from "../billing/refund-top-up"
import {
  intentOf,
  isAuthorised,
  refreshSession,
  sessionOfCollection,
} from "../checkout/payment-session"
import { refusalReason } from "../checkout/refusal-reason"
import { announceCaseChange } from "../clinical-review/live-hub"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { cancelTopUp, captureTopUp } from "./capture"
import { withTopUp } from "./lock"

const actor = systemActor("top-up")

/** How a proposal's difference stands; `reason` is for the patient to read. */
export type TopUpOutcome =
  | { kind: "accepted" | "ended" }
  | { kind: "unpaid"; reason: string }

/** The difference of a proposal with what it belongs to, as Stripe says now. */
type Found = {
  row: ChangeProposalRecord
  record: CaseRecord
  session: PaymentSessionDTO | null
}

/**
 * Lets follow what a difference's card says (SAF-2): authorised while the
 * proposal stands, it is the patient's acceptance; where the proposal was turned
 * down or its case ended, what was held is given up. Called by the patient's
 * answer, the webhook, the ending of the case and the sweep, in any order and
 * however often.
 * @throws partner_unavailable when Stripe doesn't answer
 */
export async function settleTopUp(
  container: MedusaContainer,
  proposalId: string
): Promise<TopUpOutcome> {
  const outcome = await withTopUp(container, proposalId, async () => {
    const found = await readTopUp(container, proposalId)
    const { row, record } = found
    const isWaiting = record.state === "awaiting_acceptance"
    if (isWaiting && row.state === "open") {
      return accept(container, found)
    }
    if (row.state === "accepted" && isWaiting) {
      return { kind: "accepted" as const }
    }
    await giveUp(container, found)
    return row.state === "applied"
      ? { kind: "accepted" as const }
      : { kind: "ended" as const }
  })
  if (outcome.kind === "accepted") {
    await announceCaseChange(container)
    await wakeWorker(container)
  }
  return outcome
}

/** What became of taking the money of an accepted proposal. */
export type Taken = "captured" | "lapsed" | "not_wanted"

/**
 * Takes the difference of an accepted proposal, before its order changes. A
 * case that ended meanwhile isn't charged. Where the bank gave the authorisation
 * up, the proposal is put to the patient again.
 */
export async function takeTopUp(
  container: MedusaContainer,
  proposalId: string
): Promise<Taken> {
  return withTopUp(container, proposalId, async () => {
    const { row, record, session } = await readTopUp(container, proposalId)
    const proposal_id = row.id
    if (record.state !== "awaiting_acceptance") {
      return "not_wanted"
    }
    if (row.top_up !== "started") {
      return row.top_up === "captured" ? "captured" : "not_wanted"
    }
    if (!session || !isAuthorised(session)) {
      await casesOf(container).reopenProposal(proposal_id, actor, clock.now())
      return "lapsed"
    }
    await captureTopUp(container, record.order_id, session)
    await casesOf(container).endTopUp(
      { proposal_id, top_up: "captured", actor },
      clock.now()
    )
    return "captured"
  })
}

async function readTopUp(
  container: MedusaContainer,
  proposalId: string
): Promise<Found> {
  const row = await casesOf(container).retrieveChangeProposal(proposalId)
  const record = await casesOf(container).retrieveClinicalCase(row.case_id)
  const session =
    row.payment_collection_id && row.top_up === "started"
      ? await sessionOfCollection(container, row.payment_collection_id)
      : null
  return {
    row,
    record,
    session: session && (await refreshSession(container, session)),
  }
}

async function accept(
  container: MedusaContainer,
  { row, record, session }: Found
): Promise<TopUpOutcome> {
  const isPaid =
    session !== null &&
    isAuthorised(session) &&
    toPence(Number(session.amount)) === topUpOf(row)
  if (!isPaid) {
    return {
      kind: "unpaid",
      reason: refusalReason(session && intentOf(session)),
    }
  }
  await casesOf(container).answerProposal(
    {
      proposal_id: row.id,
      answer: "accept",
      // Nobody else has the card form: paying it is the patient's word.
      actor: { type: "patient", id: record.customer_id ?? "" },
      is_authorised: true,
    },
    clock.now()
  )
  return { kind: "accepted" }
}

/** What is held is given back; what was taken all the same is refunded. */
async function giveUp(
  container: MedusaContainer,
  { row, record, session }: Found
): Promise<void> {
  if (row.top_up !== "started") {
    return
  }
  const status = session && intentOf(session)?.status
  const isTaken = status === "succeeded"
  if (session && isTaken) {
    await captureTopUp(container, record.order_id, session)
  } else if (session && status !== "canceled") {
    await cancelTopUp(container, session)
  }
  await casesOf(container).endTopUp(
    {
      proposal_id: row.id,
      top_up: isTaken ? "captured" : "released",
      actor,
    },
    clock.now()
  )
  if (isTaken) {
    await refundTopUp(container, row, actor)
  }
}
