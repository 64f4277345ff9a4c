import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { InferTypeOf } from "@medusajs/framework/types"
import { partnerActor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import {
  disputeMachine,
  eventOfDispute,
  type DisputeState,
} from "./domain/dispute-machine"
import type { PartnerDispute } from "./provider/ledger"
import type { PaymentDispute } from "./models/payment-dispute"
import { RefundStore } from "./refund-store"
import { run, type Shared } from "./sql"

export type DisputeRecord = InferTypeOf<typeof PaymentDispute>

const actor = partnerActor("stripe")

/** Payments that the patient's bank asks back. */
export class Disputes extends RefundStore {
  /**
   * Writes down how a dispute stands at the partner, in any order and however
   * often it is said; who has to act on it hears of every change of its state.
   * @param order_id whose payment it is; null for one that is none of ours
   */
  @InjectTransactionManager()
  async recordDispute(
    partner: PartnerDispute,
    order_id: string | null,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<DisputeRecord> {
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `dispute ${partner.id}`,
    ])
    const [known] = await this.listPaymentDisputes(
      { partner_dispute_id: partner.id },
      { take: 1 },
      shared
    )
    const record =
      known ?? (await this.openDispute(partner, order_id, now, shared))
    const event = eventOfDispute(partner.status)
    const state =
      event && disputeMachine.can(record.state, event)
        ? disputeMachine.next(record.state, event)
        : record.state
    const moved = await this.updatePaymentDisputes(
      {
        id: record.id,
        order_id: record.order_id ?? order_id,
        amount: partner.amount,
        partner_status: partner.partner_status,
        evidence_due_at: partner.evidence_due_at,
        ...(state === record.state ? {} : { state, state_since: now }),
      },
      shared
    )
    if (state !== record.state) {
      await this.tellOfDispute(moved, record.state, now, shared)
    }
    return moved
  }

  /** One page of the disputes: those that are open first, by when their evidence is due. */
  @InjectTransactionManager()
  async readDisputes(
    { limit, offset }: { limit: number; offset: number },
    @MedusaContext() shared: Shared = {}
  ): Promise<{ disputes: DisputeRecord[]; count: number }> {
    const [, count] = await this.listAndCountPaymentDisputes(
      {},
      { select: ["id"], take: 1 },
      shared
    )
    const disputes = await run<DisputeRecord>(
      shared,
      `select * from payment_dispute where deleted_at is null
        order by (state <> 'open'), (case when state = 'open' then evidence_due_at end), opened_at desc, id
        limit ? offset ?`,
      [limit, offset]
    )
    return { disputes, count }
  }

  private async openDispute(
    partner: PartnerDispute,
    order_id: string | null,
    now: Date,
    shared: Shared
  ): Promise<DisputeRecord> {
    const { id, payment_intent, amount, reason, partner_status } = partner
    const record = await this.createPaymentDisputes(
      {
        partner_dispute_id: id,
        payment_intent,
        order_id,
        amount,
        reason,
        partner_status,
        // Said here, as a row that was just made lacks what the table adds.
        state: disputeMachine.initial,
        evidence_due_at: partner.evidence_due_at,
        opened_at: partner.opened_at,
        state_since: now,
      },
      shared
    )
    await this.tellOfDispute(record, null, now, shared)
    return record
  }

  private async tellOfDispute(
    record: DisputeRecord,
    from: DisputeState | null,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const { id, order_id, state, amount, reason } = record
    const key = generateEntityId(undefined, "dsev")
    await this.createOutboxes(
      [
        auditRow(
          key,
          {
            action: `dispute.${from === null ? "open" : state}`,
            actor,
            entity_type: "payment_dispute",
            entity_id: id,
            order_id,
            details: { from, to: state, amount, reason },
          },
          now
        ),
        followUpRow(FOLLOW_UPS.DISPUTE_MOVED, key, { dispute_id: id }, now),
      ],
      shared
    )
  }
}
