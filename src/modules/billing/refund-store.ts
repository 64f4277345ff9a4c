import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, callRow, followUpRow } from "../../shared/outbox"
import { callReference, keyOf } from "./domain/keys"
import {
  CONFIRMED,
  refundMachine,
  type RefundEvent,
  type RefundState,
} from "./domain/refund-machine"
import { CaseRefund } from "./models/case-refund"
import { CaseRefundEvent } from "./models/case-refund-event"
import { MoneyDifference } from "./models/money-difference"
import { Outbox } from "./models/outbox"
import { PaymentDispute } from "./models/payment-dispute"
import { ReconciliationRun } from "./models/reconciliation-run"
import { run, type Shared } from "./sql"
import type { RefundRecord } from "./types"

type Step = {
  event: RefundEvent
  actor: Actor
  code?: string | null
  columns?: Partial<RefundRecord>
}

/** The tables, their locks, and the one way in which a refund changes its state. */
export class RefundStore extends MedusaService({
  CaseRefund,
  CaseRefundEvent,
  PaymentDispute,
  MoneyDifference,
  ReconciliationRun,
  Outbox,
}) {
  /** Nobody else gives money of this payment back until the transaction ends. */
  protected async lockPayment(paymentId: string, shared: Shared) {
    await run(shared, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `refunds of ${paymentId}`,
    ])
  }

  /** Every refund of a payment, each held until the transaction ends: news of one waits. */
  protected async sharesOf(paymentId: string, shared: Shared) {
    return run<RefundRecord>(
      shared,
      "select * from case_refund where payment_id = ? and deleted_at is null order by created_at, id for update",
      [paymentId]
    )
  }

  /** The refund, held until the transaction ends. */
  protected async lockRefund(
    id: string,
    shared: Shared
  ): Promise<RefundRecord> {
    const [record] = await run<RefundRecord>(
      shared,
      "select * from case_refund where id = ? and deleted_at is null for update",
      [id]
    )
    if (!record) {
      throw notFound("Refund", id)
    }
    return record
  }

  /** One move with its history, its audit entry and who hears of it. */
  protected async move(
    record: RefundRecord,
    step: Step,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const state = refundMachine.next(record.state, step.event)
    await this.updateCaseRefunds(
      {
        id: record.id,
        state,
        state_since: now,
        confirmed_at: CONFIRMED.includes(state) ? now : null,
        failure_code: state === "failed" ? (step.code ?? "unknown") : null,
        ...step.columns,
      },
      shared
    )
    await this.note(
      record,
      { ...step, from: record.state, to: state },
      now,
      shared
    )
    return this.retrieveCaseRefund(record.id, {}, shared)
  }

  /** The money of `record` was given by another refund: it isn't sent any more. */
  protected async cover(
    record: RefundRecord,
    by: string,
    actor: Actor,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    return this.move(
      record,
      { event: "cover", actor, columns: { covered_by: by } },
      now,
      shared
    )
  }

  /** History, audit entry and follow-up of what happened to a refund. */
  protected async note(
    record: RefundRecord,
    what: {
      event: string
      from: RefundState | null
      to: RefundState
      actor: Actor
      code?: string | null
    },
    now: Date,
    shared: Shared
  ): Promise<void> {
    const id = generateEntityId(undefined, "rfev")
    await this.createCaseRefundEvents(
      [
        {
          id,
          refund_id: record.id,
          event: what.event,
          from_state: what.from,
          to_state: what.to,
          actor_type: what.actor.type,
          actor_id: what.actor.id,
          actor_role: what.actor.role ?? null,
          code: what.code ?? null,
          at: now,
        },
      ],
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          id,
          {
            action: `refund.${what.event}`,
            actor: what.actor,
            entity_type: "refund",
            entity_id: record.id,
            order_id: record.order_id,
            case_id: record.case_id,
            patient_id: record.patient_id,
            details: {
              from: what.from,
              to: what.to,
              amount: record.amount,
              purpose: record.purpose,
              ...(what.code ? { code: what.code } : {}),
            },
          },
          now
        ),
        followUpRow(FOLLOW_UPS.REFUND_MOVED, id, { refund_id: record.id }, now),
      ],
      shared
    )
  }

  /** Sends it: the call is written with the move, under a key that is this sending's own. */
  protected async sendNow(
    record: RefundRecord,
    actor: Actor,
    partner: string,
    now: Date,
    shared: Shared
  ): Promise<RefundRecord> {
    const key = keyOf(record)
    const moved = await this.move(
      record,
      { event: "send", actor, columns: { key } },
      now,
      shared
    )
    await this.createOutboxes(
      [
        callRow(
          {
            partner,
            operation: "refund",
            reference: callReference(key),
            subject_type: "refund",
            subject_id: record.id,
            order_id: record.order_id,
            case_id: record.case_id,
          },
          now
        ),
      ],
      shared
    )
    return moved
  }
}
