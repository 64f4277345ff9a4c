import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { CaseProposals } from "./case-proposals"
import { unchanged } from "./case-store"
import type { CaseGuards } from "./domain/case-state-machine"
import {
  isAgreedNow,
  type ProposalAnswer,
  type ProposalState,
  topUpOf,
} from "./domain/change-proposal"
import type { Shared } from "./sql"
import type { CaseRecord, DecisionInput, TransitionResult } from "./types"

const ANSWERED: Record<ProposalAnswer, ProposalState> = {
  accept: "accepted",
  keep_original: "declined",
  cancel: "declined",
}

/** The patient's word on a change, and what it does to the case (SAF-2). */
export class ProposalAnswers extends CaseProposals {
  /**
   * What the patient says to an open proposal. Accepting is kept, and the case
   * goes on once the order has followed; keeping the request brings it back to
   * the queue; cancelling ends it. The same answer again changes nothing.
   * @throws not_found, transition_not_allowed when it was answered otherwise or
   * the case moved on, payment_required when a dearer one isn't paid,
   * mandate_changed when a plan's payments weren't agreed to as they would be
   */
  @InjectTransactionManager()
  async answerProposal(
    input: {
      proposal_id: string
      answer: ProposalAnswer
      actor: Actor
      /** The caller asked: the bank holds the difference. */
      is_authorised?: boolean
      /** Of the agreement that was shown with a plan's change. */
      mandate_hash?: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const { record, row } = await this.lockProposal(input.proposal_id, shared)
    const state = ANSWERED[input.answer]
    if (row.state !== "open" || record.state !== "awaiting_acceptance") {
      const isSame =
        (row.state === "applied" ? "accepted" : row.state) === state
      if (isSame) {
        return unchanged(record)
      }
      throw notAllowed(
        "transition_not_allowed",
        `Proposal ${row.id} can't be answered any more`
      )
    }
    if (state === "accepted" && topUpOf(row) > 0 && !input.is_authorised) {
      throw notAllowed(
        "payment_required",
        `The difference of proposal ${row.id} isn't paid`
      )
    }
    const isAgreed =
      state === "accepted" && isAgreedNow(row, input.mandate_hash)
    await this.updateChangeProposals(
      {
        id: row.id,
        state,
        answered_at: now,
        ...(isAgreed ? { agreed_at: now } : {}),
      },
      shared
    )
    // An acceptance whose payment lapsed is answered anew: each answer is one occasion.
    const occasion = generateEntityId(undefined, `${row.id}:${input.answer}`)
    await this.createOutboxes(
      [
        auditRow(
          occasion,
          {
            action: `case.change_${input.answer}`,
            actor: input.actor,
            entity_type: "change_proposal",
            entity_id: row.id,
            order_id: record.order_id,
            case_id: record.id,
            patient_id: record.patient_id,
            details: { reference: record.reference },
          },
          now
        ),
        ...(state === "accepted"
          ? [
              followUpRow(
                FOLLOW_UPS.CHANGE_ACCEPTED,
                occasion,
                { case_id: record.id, proposal_id: row.id },
                now
              ),
            ]
          : []),
      ],
      shared
    )
    return state === "accepted"
      ? unchanged(record)
      : this.turnDown(record, input, now, shared)
  }

  /**
   * An accepted change becomes the case's, after the order has followed. It
   * goes on where the one who proposed it could decide so today; else it comes
   * back to the queue as it is ordered now. Repeatable.
   * @throws guard_not_met while a dearer one's difference isn't taken
   */
  @InjectTransactionManager()
  async applyProposal(
    input: {
      proposal_id: string
      actor: Actor
      /** The category's as it is now. */
      policy: DecisionInput["policy"]
      /** What the caller found: who proposed it may still decide it. */
      entitled: boolean
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult> {
    const { record, row } = await this.lockProposal(input.proposal_id, shared)
    if (row.state !== "accepted") {
      return unchanged(record)
    }
    const isWaiting = record.state === "awaiting_acceptance"
    if (isWaiting && topUpOf(row) > 0 && row.top_up !== "captured") {
      throw notAllowed(
        "guard_not_met",
        `The difference of proposal ${row.id} wasn't taken`
      )
    }
    await this.updateChangeProposals(
      { id: row.id, state: isWaiting ? "applied" : "withdrawn" },
      shared
    )
    const columns = {
      formulary_item_id: row.to_item_id,
      variant_id: row.to_variant_id,
      quantity: row.to_quantity,
      treatment_name: row.to_name,
      ...(row.to_months === null ? {} : { instalment_count: row.to_months }),
    }
    if (!isWaiting) {
      // It ended meanwhile; the money that goes back is that of the order as it is now.
      await this.updateClinicalCases({ id: record.id, ...columns }, shared)
      return unchanged(record)
    }
    const { user_id } = await this.retrieveDecision(
      row.decision_id,
      { select: ["id", "user_id"] },
      shared
    )
    const decided = { policy: input.policy, user_id, at: row.proposed_at }
    const stands =
      input.entitled && (await this.stillStands(record, decided, now, shared))
    const by = { case_id: record.id, actor: input.actor }
    if (!stands) {
      const again = { ...by, event: "review_again" } as const
      return this.move(record, again, now, { columns }, shared)
    }
    const isPrescribed = record.legal_class === "POM"
    const guards: CaseGuards = isPrescribed
      ? { settled_prescription: true }
      : { settled: true }
    return this.move(
      record,
      { ...by, event: "accept", guards },
      now,
      {
        decision_id: row.decision_id,
        columns: isPrescribed
          ? { ...columns, claimed_by: user_id, claimed_at: now }
          : columns,
      },
      shared
    )
  }

  private async turnDown(
    record: CaseRecord,
    input: { proposal_id: string; answer: ProposalAnswer; actor: Actor },
    now: Date,
    shared: Shared
  ): Promise<TransitionResult> {
    const result = await this.move(
      record,
      {
        case_id: record.id,
        event: "decline",
        guards: { patient_cancels: input.answer === "cancel" },
        actor: input.actor,
      },
      now,
      {},
      shared
    )
    if (result.state === "queued") {
      await this.raiseFlag(
        {
          case_id: record.id,
          kind: "change_declined",
          subject: input.proposal_id,
        },
        now,
        shared
      )
    }
    return result
  }
}
