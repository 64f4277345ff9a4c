import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed } from "../../shared/errors"
import { auditRow } from "../../shared/outbox"
import { isAgreedNow, type TopUpState, topUpOf } from "./domain/change-proposal"
import { ProposalAnswers } from "./proposal-answers"
import { run, type Shared } from "./sql"
import type { CaseRecord, ChangeProposalRecord } from "./types"

/** How often the sweep asks about one that the patient hasn't paid yet. */
const ASK_AGAIN = "5 minutes"

/** The difference that a dearer change is paid with before it counts as accepted (SAF-2). */
export class CaseTopUps extends ProposalAnswers {
  /**
   * Notes the collection in which the patient pays the difference; the first
   * one stays, so that two tabs pay in the same. As paying is accepting, what a
   * plan's later payments will be is agreed to here.
   * @throws not_found, transition_not_allowed when nothing is asked for any more,
   * mandate_changed
   */
  @InjectTransactionManager()
  async beginTopUp(
    input: {
      proposal_id: string
      payment_collection_id: string
      actor: Actor
      /** Of the agreement that was shown with a plan's change. */
      mandate_hash?: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ChangeProposalRecord> {
    const { record, row } = await this.lockProposal(input.proposal_id, shared)
    assertAsked(record, row)
    if (isAgreedNow(row, input.mandate_hash)) {
      await this.updateChangeProposals({ id: row.id, agreed_at: now }, shared)
    }
    if (row.payment_collection_id) {
      return row
    }
    await this.updateChangeProposals(
      {
        id: row.id,
        payment_collection_id: input.payment_collection_id,
        top_up: "started",
      },
      shared
    )
    await this.noteMoney(
      record,
      row,
      { what: "started", actor: input.actor },
      now,
      shared
    )
    return this.retrieveChangeProposal(row.id, {}, shared)
  }

  /** What became of the difference: taken, or given up for good. Once. */
  @InjectTransactionManager()
  async endTopUp(
    input: {
      proposal_id: string
      top_up: Exclude<TopUpState, "started">
      actor: Actor
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { record, row } = await this.lockProposal(input.proposal_id, shared)
    if (row.top_up !== "started") {
      return
    }
    await this.updateChangeProposals(
      { id: row.id, top_up: input.top_up },
      shared
    )
    await this.noteMoney(
      record,
      row,
      { what: input.top_up, actor: input.actor },
      now,
      shared
    )
  }

  /**
   * The bank gave the authorisation up before it was taken: nothing was paid,
   * so nothing is accepted, and the patient may pay anew.
   */
  @InjectTransactionManager()
  async reopenProposal(
    proposalId: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { record, row } = await this.lockProposal(proposalId, shared)
    if (row.state !== "accepted" || row.top_up !== "started") {
      return
    }
    await this.updateChangeProposals(
      { id: row.id, state: "open", answered_at: null },
      shared
    )
    await this.noteMoney(record, row, { what: "lapsed", actor }, now, shared)
  }

  /**
   * Differences whose end isn't known, those looked at longest ago first. One
   * that only waits for the patient is looked at seldom.
   */
  @InjectTransactionManager()
  async findTopUps(
    now: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const rows = await run<{ id: string }>(
      shared,
      `select p.id from change_proposal p
         join clinical_case c on c.id = p.case_id
        where p.top_up = 'started' and p.deleted_at is null
          and (p.state <> 'open' or c.state <> 'awaiting_acceptance'
               or p.top_up_checked_at is null
               or p.top_up_checked_at < cast(? as timestamptz) - interval '${ASK_AGAIN}')
        order by p.top_up_checked_at nulls first, p.id limit ?`,
      [now, limit]
    )
    return rows.map(({ id }) => id)
  }

  /** Notes that the sweep has asked, so that others have their turn. */
  @InjectTransactionManager()
  async noteTopUpChecked(
    proposalId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await run(
      shared,
      "update change_proposal set top_up_checked_at = ? where id = ?",
      [now, proposalId]
    )
  }

  private async noteMoney(
    record: CaseRecord,
    row: ChangeProposalRecord,
    { what, actor }: { what: TopUpState | "lapsed"; actor: Actor },
    now: Date,
    shared: Shared
  ): Promise<void> {
    const occasion =
      what === "lapsed" ? generateEntityId(undefined, "lapsed") : what
    await this.createOutboxes(
      [
        auditRow(
          `${row.id}:top_up:${occasion}`,
          {
            action: `case.top_up_${what}`,
            actor,
            entity_type: "change_proposal",
            entity_id: row.id,
            order_id: record.order_id,
            case_id: record.id,
            patient_id: record.patient_id,
            details: { reference: record.reference, amount: topUpOf(row) },
          },
          now
        ),
      ],
      shared
    )
  }
}

/** @throws transition_not_allowed when the proposal was answered, is no dearer, or the case moved on */
function assertAsked(record: CaseRecord, row: ChangeProposalRecord): void {
  const isAsked =
    row.state === "open" &&
    record.state === "awaiting_acceptance" &&
    topUpOf(row) > 0
  if (!isAsked) {
    throw notAllowed(
      "transition_not_allowed",
      `Nothing is asked for proposal ${row.id}`
    )
  }
}
