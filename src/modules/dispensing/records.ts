import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notFound, unexpected } from "../../shared/errors"
import type { FollowUpTopic } from "../../shared/follow-ups"
import {
  auditRow,
  followUpRow,
  type CallIntent,
  type OutboxRow,
  callRow,
} from "../../shared/outbox"
import {
  supplyMachine,
  type SupplyEvent as SupplyEventName,
  type SupplyState,
} from "./domain/supply-machine"
import { Hold } from "./models/hold"
import { Outbox } from "./models/outbox"
import { Parcel } from "./models/parcel"
import { StopOrder } from "./models/stop-order"
import { Supply } from "./models/supply"
import { SupplyBatch } from "./models/supply-batch"
import { SupplyCheck } from "./models/supply-check"
import { SupplyEvent } from "./models/supply-event"
import { TrackingEvent } from "./models/tracking-event"

export type SupplyRow = InferTypeOf<typeof Supply>
export type SupplyColumns = Omit<
  SupplyRow,
  "parcels" | "checks" | "batches" | "holds" | "events"
>
export type NewSupply = Pick<
  SupplyRow,
  | "case_id"
  | "case_reference"
  | "instalment_number"
  | "instalment_count"
  | "order_id"
  | "order_display_id"
  | "line_item_id"
  | "customer_id"
  | "patient_id"
  | "category_handle"
  | "formulary_item_id"
  | "variant_id"
  | "treatment_name"
  | "quantity"
  | "legal_class"
  | "prescription_id"
  | "approved_by"
  | "approved_at"
  | "promised_from"
  | "promised_to"
> & {
  /** It begins while its course is still supplied (REN-3). */
  overlap_flagged?: boolean
  not_before?: string | null
}
export type StopRow = InferTypeOf<typeof StopOrder>
export type ParcelRow = InferTypeOf<typeof Parcel> & { supply_id: string }
export type Shared = Context<EntityManager>

export type SupplyMove = {
  event: SupplyEventName
  actor: Actor
  now: Date
  guards?: Parameters<typeof supplyMachine.next>[2]
  /** A code or ids only; what people write is encrypted elsewhere. */
  reason?: string
  changes?: Partial<Omit<SupplyColumns, "id" | "state">>
  details?: Record<string, unknown>
  follow_up?: { topic: FollowUpTopic; payload?: Record<string, unknown> }
}

/** The tables, and the one way in which a supply changes its state. */
export class DispensingRecords extends MedusaService({
  Supply,
  SupplyEvent,
  SupplyCheck,
  SupplyBatch,
  Parcel,
  TrackingEvent,
  Hold,
  StopOrder,
  Outbox,
}) {
  protected async lockSupply(id: string, shared: Shared): Promise<SupplyRow> {
    const [row] = await run<SupplyRow>(
      shared,
      "select * from supply where id = ? and deleted_at is null for update",
      [id]
    )
    if (!row) {
      throw notFound("Supply", id)
    }
    return row
  }

  protected async lockParcel(id: string, shared: Shared): Promise<ParcelRow> {
    const [row] = await run<ParcelRow>(
      shared,
      "select * from parcel where id = ? and deleted_at is null for update",
      [id]
    )
    if (!row) {
      throw notFound("Parcel", id)
    }
    return row
  }

  /** The parcel under way of a supply; none before packing and after unpacking. */
  protected async currentParcel(
    supplyId: string,
    shared: Shared
  ): Promise<ParcelRow | undefined> {
    const [row] = await run<ParcelRow>(
      shared,
      `select * from parcel where supply_id = ? and state <> 'voided'
          and deleted_at is null for update`,
      [supplyId]
    )
    return row
  }

  /** Applies one event to a locked supply: state, history, ledger and what follows, together. */
  protected async move(
    row: SupplyRow,
    move: SupplyMove,
    shared: Shared
  ): Promise<SupplyState> {
    const { event, actor, now } = move
    const to = supplyMachine.next(row.state, event, move.guards)
    await this.updateSupplies(
      { ...move.changes, id: row.id, state: to },
      shared
    )
    const [history] = await this.createSupplyEvents(
      [
        {
          supply_id: row.id,
          event,
          from_state: row.state,
          to_state: to,
          actor_type: actor.type,
          actor_id: actor.id,
          actor_role: actor.role ?? null,
          reason: move.reason ?? null,
          at: now,
        },
      ],
      shared
    )
    const key = history?.id ?? row.id
    const rows = [
      auditRow(
        key,
        {
          action: `supply.${event}`,
          actor,
          entity_type: "supply",
          entity_id: row.id,
          order_id: row.order_id,
          case_id: row.case_id,
          patient_id: row.patient_id,
          details: {
            from: row.state,
            to,
            ...(move.reason ? { reason: move.reason } : {}),
            ...move.details,
          },
        },
        now
      ),
    ]
    if (move.follow_up) {
      const payload = { supply_id: row.id, ...move.follow_up.payload }
      rows.push(followUpRow(move.follow_up.topic, key, payload, now))
    }
    await this.createOutboxes(rows, shared)
    row.state = to
    return to
  }

  /** Writes an intended call unless it was written before. The caller holds the subject's row. */
  protected async intendCall(
    intent: CallIntent,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.writeOnce(callRow(intent, now), shared)
  }

  /** Takes a booked label back: it was not handed over. */
  protected async intendVoid(
    parcel: Pick<ParcelRow, "id" | "reference">,
    supply: SupplyRow,
    now: Date,
    shared: Shared
  ): Promise<void> {
    await this.intendCall(
      {
        partner: "royal_mail",
        operation: "void_shipment",
        reference: `${parcel.reference}:void`,
        subject_type: "parcel_void",
        subject_id: parcel.id,
        ...this.subjectOf(supply),
      },
      now,
      shared
    )
  }

  protected async writeOnce(row: OutboxRow, shared: Shared): Promise<void> {
    const known = await this.listOutboxes({ key: row.key }, { take: 1 }, shared)
    if (known.length === 0) {
      await this.createOutboxes([row], shared)
    }
  }

  /** The subject of calls about a supply. */
  protected subjectOf(row: SupplyRow) {
    return { order_id: row.order_id, case_id: row.case_id }
  }
}

/** Runs SQL in the transaction at hand. */
export async function run<Row>(
  shared: Shared,
  sql: string,
  values: unknown[]
): Promise<Row[]> {
  const manager = shared.transactionManager
  if (!manager) {
    throw unexpected("A statement of dispensing needs its transaction")
  }
  return manager.execute<Row[]>(sql, values)
}
