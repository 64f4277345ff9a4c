import type { InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { followUpRow } from "../../shared/outbox"
import {
  outboundCallMachine,
  type OutboundCallEvent,
  type OutboundCallState,
} from "./domain/outbound-call-machine"
import { InboundEvent } from "./models/inbound-event"
import { OutboundCall } from "./models/outbound-call"
import { Outbox } from "./models/outbox"
import { run, type Shared } from "./sql"

export type OutboundCallRow = InferTypeOf<typeof OutboundCall>

/** The tables, and the one way in which a locked call changes its state. */
export class CallRows extends MedusaService({
  OutboundCall,
  InboundEvent,
  Outbox,
}) {
  protected async lockCall(
    id: string,
    shared: Shared
  ): Promise<OutboundCallRow> {
    const [row] = await run<OutboundCallRow>(
      shared,
      "select * from outbound_call where id = ? and deleted_at is null for update",
      [id]
    )
    if (!row) {
      throw notFound("Outbound call", id)
    }
    return row
  }

  protected async move(
    call: OutboundCallRow,
    event: OutboundCallEvent,
    changes: Partial<OutboundCallRow>,
    now: Date,
    shared: Shared
  ): Promise<OutboundCallState> {
    const state = outboundCallMachine.next(call.state, event)
    await this.updateOutboundCalls(
      { ...changes, id: call.id, state, lease_until: null },
      shared
    )
    if (!changes.applied_at) {
      await this.tell([{ ...call, state }], now, shared)
    }
    return state
  }

  /** Has the process of each call hear of its new state: done, or not (yet). */
  protected async tell(
    calls: Pick<OutboundCallRow, "id" | "state" | "attempts">[],
    now: Date,
    shared: Shared
  ): Promise<void> {
    const rows = calls
      .filter(({ state }) => state !== "pending")
      .map(({ id, state, attempts }) =>
        followUpRow(
          state === "done" ? FOLLOW_UPS.CALL_DONE : FOLLOW_UPS.CALL_FAILED,
          `${id}:${state}:${attempts}:${now.getTime()}`,
          { call_id: id },
          now
        )
      )
    if (rows.length > 0) {
      await this.createOutboxes(rows, shared)
    }
  }
}
