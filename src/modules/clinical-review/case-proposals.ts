import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed, notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import { CaseConversations } from "./case-conversations"
import { unchanged } from "./case-store"
import type { CaseGuards } from "./domain/case-state-machine"
import type { ProposalAnswer, ProposalState } from "./domain/change-proposal"
import { run, type Shared } from "./sql"
import type {
  CaseRecord,
  ChangeProposalRecord,
  DecisionInput,
  TransitionResult,
} from "./types"
import { changeReasonPlace, patientScope } from "./vault-places"

/** What is put to the patient, beside the prescription that would be made of it. */
export type ChangeInput = Pick<
  ChangeProposalRecord,
  | "to_item_id"
  | "to_variant_id"
  | "to_quantity"
  | "to_name"
  | "paid_pence"
  | "new_pence"
> & { reason: string }

const ANSWERED: Record<ProposalAnswer, ProposalState> = {
  accept: "accepted",
  keep_original: "declined",
  cancel: "declined",
}

/** Changes that need the patient's word (SAF-2). */
export class CaseProposals extends CaseConversations {
  /**
   * Records the decision to propose a change and puts it to the patient.
   * @throws as `decide`
   */
  @InjectTransactionManager()
  async propose(
    decision: DecisionInput,
    change: ChangeInput,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<TransitionResult & { decision_id: string; proposal_id: string }> {
    const record = await this.lock(decision.case_id, shared)
    const result = await this.decide(decision, now, shared)
    const { reason, ...columns } = change
    const id = generateEntityId(undefined, "cpr")
    await this.createChangeProposals(
      {
        ...columns,
        id,
        case_id: record.id,
        decision_id: result.decision_id,
        from_item_id: record.formulary_item_id,
        from_variant_id: record.variant_id,
        from_quantity: record.quantity,
        from_name: record.treatment_name,
        reason_enc: await this.vault.encrypt(
          patientScope(record.patient_id),
          changeReasonPlace(id),
          reason
        ),
        proposed_at: now,
      },
      shared
    )
    return { ...result, proposal_id: id }
  }

  /** A case's newest proposal with its reason in plain; null when there was none. */
  async readProposal(
    caseId: string
  ): Promise<(ChangeProposalRecord & { reason: string }) | null> {
    const [row] = await this.listChangeProposals(
      { case_id: caseId },
      { order: { proposed_at: "DESC", id: "DESC" }, take: 1 }
    )
    if (!row) {
      return null
    }
    const { patient_id } = await this.retrieveClinicalCase(caseId, {
      select: ["id", "patient_id"],
    })
    const reason = await this.vault.decrypt(
      patientScope(patient_id),
      changeReasonPlace(row.id),
      row.reason_enc
    )
    return { ...row, reason }
  }

  /** Pence that were paid for a case before any accepted change made it cheaper; null where none was. */
  async paidBeforeChanges(caseId: string): Promise<number | null> {
    const [first] = await this.listChangeProposals(
      { case_id: caseId, state: ["accepted", "applied", "withdrawn"] },
      { select: ["id", "paid_pence"], order: { proposed_at: "ASC" }, take: 1 }
    )
    return first?.paid_pence ?? null
  }

  /**
   * What the patient says to an open proposal. Accepting is kept, and the case
   * goes on once the order has followed; keeping the request brings it back to
   * the queue; cancelling ends it. The same answer again changes nothing.
   * @throws not_found, transition_not_allowed when it was answered otherwise or the case moved on
   */
  @InjectTransactionManager()
  async answerProposal(
    input: { proposal_id: string; answer: ProposalAnswer; actor: Actor },
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
    await this.updateChangeProposals(
      { id: row.id, state, answered_at: now },
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          `${row.id}:${input.answer}`,
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
                row.id,
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
    await this.updateChangeProposals(
      { id: row.id, state: isWaiting ? "applied" : "withdrawn" },
      shared
    )
    const columns = {
      formulary_item_id: row.to_item_id,
      variant_id: row.to_variant_id,
      quantity: row.to_quantity,
      treatment_name: row.to_name,
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

  /** A proposal with its case, both held until the transaction ends. */
  private async lockProposal(
    id: string,
    shared: Shared
  ): Promise<{ record: CaseRecord; row: ChangeProposalRecord }> {
    const [found] = await this.listChangeProposals(
      { id },
      { select: ["id", "case_id"] },
      shared
    )
    if (!found) {
      throw notFound("Proposal", id)
    }
    const record = await this.lock(found.case_id, shared)
    // After the case's lock: it may have been answered while that was waited for.
    const [row] = await run<ChangeProposalRecord>(
      shared,
      "select * from change_proposal where id = ? for update",
      [id]
    )
    if (!row) {
      throw notFound("Proposal", id)
    }
    return { record, row }
  }
}
