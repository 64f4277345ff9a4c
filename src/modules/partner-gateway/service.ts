import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import type { FollowUpTopic } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import type { OutboundCallState } from "./domain/outbound-call-machine"
import { inboundEventMachine } from "./domain/inbound-event-machine"
import { OutboundCalls, type OutboundCallRow } from "./outbound-calls"
import { run, type Shared } from "./sql"

export type { OutboundCallRow } from "./outbound-calls"

/** Every outbound effect and inbound event of every partner, written before anything is sent or answered. */
export default class PartnerGatewayModuleService extends OutboundCalls {
  private readonly vault: Vault

  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      if (this.soleWorker) {
        await this.abandonLeases(clock.now())
      }
    },
  }

  private readonly soleWorker: boolean

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions; soleWorker?: boolean }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
    this.soleWorker = options.soleWorker ?? false
  }

  /** Retry now, mark done by hand, or cancel (INT-2); the reason is kept. */
  @InjectTransactionManager()
  async decide(
    {
      call_id,
      event,
      actor,
      note,
    }: {
      call_id: string
      event: "retry" | "mark_done" | "cancel"
      actor: Actor
      note: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<OutboundCallState> {
    const call = await this.lockCall(call_id, shared)
    const state = await this.move(
      call,
      event,
      {
        due_at: now,
        flagged_at: null,
        settled_by: actor.id,
        settled_note_enc:
          note === null
            ? null
            : await this.vault.encrypt(
                `call:${call.id}`,
                notePlace(call.id),
                note
              ),
        ...(event === "mark_done" ? { done_at: now, result: {} } : {}),
      },
      now,
      shared
    )
    await this.createOutboxes(
      [
        auditRow(
          `${call.id}:${event}:${now.getTime()}`,
          {
            action: `partner_call.${event}`,
            actor,
            entity_type: "outbound_call",
            entity_id: call.id,
            order_id: call.order_id,
            case_id: call.case_id,
            details: { partner: call.partner, operation: call.operation },
          },
          now
        ),
      ],
      shared
    )
    return state
  }

  /** Cancels what was not sent for a subject, of one operation or of all (SAF-19); gives the ids. */
  @InjectTransactionManager()
  async cancelUnsent(
    subjectType: string,
    subjectId: string,
    operation: string | null = null,
    @MedusaContext() shared: Shared = {}
  ): Promise<string[]> {
    const rows = await run<OutboundCallRow>(
      shared,
      `update outbound_call set state = 'cancelled', updated_at = now()
        where subject_type = ? and subject_id = ? and deleted_at is null
          and state in ('pending', 'retrying', 'refused', 'manual')
          and operation = coalesce(?, operation) returning *`,
      [subjectType, subjectId, operation]
    )
    await this.tell(rows, clock.now(), shared)
    return rows.map((row) => row.id)
  }

  /** Stores a partner's event once, and what follows from it, if anything; gives false when it was known. */
  @InjectTransactionManager()
  async receive(
    event: {
      partner: string
      external_id: string
      body: string
      follow_up: FollowUpTopic | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    const id = generateEntityId(undefined, "inb")
    const body = await this.vault.encrypt(
      `inbound:${id}`,
      inboundPlace(id),
      event.body
    )
    const { follow_up } = event
    const { initial } = inboundEventMachine
    const state = follow_up
      ? initial
      : inboundEventMachine.next(initial, "process")
    const inserted = await run<{ id: string }>(
      shared,
      `insert into inbound_event (id, partner, external_id, body_enc, state, received_at, processed_at)
       values (?, ?, ?, ?, ?, ?, ?)
       on conflict (partner, external_id) where deleted_at is null do nothing returning id`,
      [
        id,
        event.partner,
        event.external_id,
        body,
        state,
        now,
        follow_up ? null : now,
      ]
    )
    if (inserted.length > 0 && follow_up) {
      await this.createOutboxes(
        [followUpRow(follow_up, id, { inbound_event_id: id }, now)],
        shared
      )
    }
    return inserted.length > 0
  }

  /** The body as it came; the caller parses it. */
  async readInbound(id: string): Promise<{
    id: string
    partner: string
    external_id: string
    body: string
  }> {
    const row = await this.retrieveInboundEvent(id)
    const body = await this.vault.decrypt(
      `inbound:${id}`,
      inboundPlace(id),
      row.body_enc
    )
    return { id, partner: row.partner, external_id: row.external_id, body }
  }

  @InjectTransactionManager()
  async recordInbound(
    id: string,
    event: "process" | "fail",
    error: string | null,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await this.retrieveInboundEvent(id, {}, shared)
    await this.updateInboundEvents(
      {
        id,
        state: inboundEventMachine.next(row.state, event),
        last_error: error,
        ...(event === "process" ? { processed_at: now } : {}),
      },
      shared
    )
  }
}

const notePlace = (id: string) => ({
  table: "outbound_call",
  column: "settled_note_enc",
  row: id,
})

const inboundPlace = (id: string) => ({
  table: "inbound_event",
  column: "body_enc",
  row: id,
})
