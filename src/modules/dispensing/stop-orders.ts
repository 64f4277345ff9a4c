import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { invalid, notAllowed, notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow, followUpRow } from "../../shared/outbox"
import {
  CASE_ENDED,
  plainBatch,
  type ALL_STOP_REASONS,
  type StopScope,
} from "./domain/stop-order"
import { coveredSupplies } from "./covered-supplies"
import { StandingStops } from "./standing-stops"
import { run, type Shared, type StopRow, type SupplyRow } from "./records"

export type Done = { actor: Actor; now: Date }

export type NewStop = {
  scope: StopScope
  subject_id: string
  /** Of a batch only. */
  batch_number?: string | null
  /** Of a patient or case. */
  patient_id?: string | null
  reason_code: (typeof ALL_STOP_REASONS)[number]
  note: string | null
  /** Occasion, for a process that may come again. */
  key?: string
}

export type StopNews = {
  id: string
  /** False when the occasion had opened it before. */
  is_new: boolean
  /** Supplies that had not left. */
  supply_ids: string[]
}

/**
 * Stops over patients, cases, products and batches. A stop is asked for anew
 * under the supply's lock by everything that lets a pack go on, so that it
 * counts from the moment it is written, for supplies that come later too.
 */
export class DispensingStopOrders extends StandingStops {
  /** Opens a stop; what it covers shows it in its history, and wants a new clinical check (DSP-6). */
  @InjectTransactionManager()
  async openStop(
    stop: NewStop,
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<StopNews> {
    if (stop.key) {
      // Two of one occasion at once wait here for each other.
      await run(
        shared,
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        [`stop_order:${stop.key}`]
      )
    }
    const [known] = stop.key
      ? await this.listStopOrders({ key: stop.key }, { take: 1 }, shared)
      : []
    if (known) {
      return { id: known.id, is_new: false, supply_ids: [] }
    }
    const row = await this.writeStop(stop, { actor, now }, shared)
    // Whoever is at a pack is waited for, and whoever comes after sees the stop.
    const supplies = await coveredSupplies(row, shared)
    const reason = row.reason_code
    const details = { stop_id: row.id }
    for (const supply of supplies) {
      await this.move(
        supply,
        { event: "hold", actor, now, reason, details },
        shared
      )
    }
    await this.voidClinicalChecks(supplies, now, shared)
    await this.tellOfStop(row, "opened", { actor, now }, shared)
    return { id: row.id, is_new: true, supply_ids: supplies.map(idOf) }
  }

  /** Ends a stop with the clinician's reason. @throws invalid_field, guard_not_met */
  @InjectTransactionManager()
  async releaseStop(
    id: string,
    reason: string,
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<StopNews> {
    if (reason.trim() === "") {
      throw invalid("reason", "is needed")
    }
    const row = await this.lockStop(id, shared)
    if (row.released_at !== null) {
      throw notAllowed("guard_not_met", `Stop ${id} is released already`)
    }
    if (row.reason_code === CASE_ENDED && actor.type !== "system") {
      throw notAllowed("guard_not_met", `Stop ${id}: its case has ended`)
    }
    const supplies = await coveredSupplies(row, shared)
    const details = { stop_id: id }
    for (const supply of supplies) {
      await this.move(
        supply,
        { event: "release_hold", actor, now, details },
        shared
      )
    }
    await this.updateStopOrders(
      {
        id,
        released_by: actor.id,
        released_at: now,
        release_reason_enc: await this.sealStop(
          row,
          "release_reason_enc",
          reason
        ),
      },
      shared
    )
    await this.tellOfStop(row, "released", { actor, now }, shared)
    return { id, is_new: true, supply_ids: supplies.map(idOf) }
  }

  /** A stop with its words in plain; the caller has written who reads them. */
  async readStop(id: string): Promise<{
    stop: StopRow
    note: string | null
    release_reason: string | null
  }> {
    const stop = await this.retrieveStopOrder(id)
    return {
      stop,
      note: await this.openWords(stop, "note_enc"),
      release_reason: await this.openWords(stop, "release_reason_enc"),
    }
  }

  /** Who read what was written about a stop; several readings within a minute are one (PLT-4). */
  @InjectTransactionManager()
  async noteStopReading(
    id: string,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await this.lockStop(id, shared)
    const minute = now.toISOString().slice(0, 16)
    await this.writeOnce(
      auditRow(
        `${id}:read:${actor.id}:${minute}`,
        {
          action: "stop.read",
          actor,
          entity_type: "stop_order",
          entity_id: id,
          patient_id: row.patient_id,
        },
        now
      ),
      shared
    )
  }

  private async writeStop(
    stop: NewStop,
    { actor, now }: Done,
    shared: Shared
  ): Promise<StopRow> {
    const isBatch = stop.scope === "batch"
    if (isBatch !== Boolean(stop.batch_number?.trim())) {
      throw invalid("batch_number", "is needed for a batch, and only there")
    }
    const id = generateEntityId(undefined, "sto")
    const patient_id = stop.patient_id ?? null
    const { note, ...rest } = stop
    const row = await this.createStopOrders(
      {
        ...rest,
        id,
        patient_id,
        batch_number: stop.batch_number ? plainBatch(stop.batch_number) : null,
        key: stop.key ?? null,
        note_enc: note
          ? await this.sealStop({ id, patient_id }, "note_enc", note)
          : null,
        opened_by: actor.id,
        opened_by_type: actor.type,
        opened_at: now,
      },
      shared
    )
    // Statements of our own don't see what isn't written yet.
    await shared.transactionManager?.flush()
    return row
  }

  private async lockStop(id: string, shared: Shared): Promise<StopRow> {
    const [row] = await run<StopRow>(
      shared,
      "select * from stop_order where id = ? and deleted_at is null for update",
      [id]
    )
    if (!row) {
      throw notFound("Stop", id)
    }
    return row
  }

  private async voidClinicalChecks(
    supplies: SupplyRow[],
    now: Date,
    shared: Shared
  ): Promise<void> {
    if (supplies.length > 0) {
      const places = supplies.map(() => "?").join(", ")
      await run(
        shared,
        `update supply_check set voided_at = ?, voided_reason = 'supply was stopped', updated_at = now()
          where supply_id in (${places}) and kind = 'clinical' and voided_at is null`,
        [now, ...supplies.map(idOf)]
      )
    }
  }

  private async tellOfStop(
    row: StopRow,
    what: "opened" | "released",
    { actor, now }: Done,
    shared: Shared
  ): Promise<void> {
    const key = `${row.id}:${what}`
    const { scope, reason_code } = row
    await this.createOutboxes(
      [
        auditRow(
          key,
          {
            action: `stop.${what}`,
            actor,
            entity_type: "stop_order",
            entity_id: row.id,
            case_id: scope === "case" ? row.subject_id : null,
            patient_id: row.patient_id,
            details: { scope, reason_code },
          },
          now
        ),
        followUpRow(FOLLOW_UPS.STOP_CHANGED, key, { stop_id: row.id }, now),
      ],
      shared
    )
  }

  private sealStop(
    stop: Pick<StopRow, "id" | "patient_id">,
    column: string,
    text: string
  ): Promise<string> {
    return this.vault.encrypt(scopeOf(stop), placeOf(stop.id, column), text)
  }

  private async openWords(
    stop: StopRow,
    column: "note_enc" | "release_reason_enc"
  ): Promise<string | null> {
    const sealed = stop[column]
    return sealed === null
      ? null
      : this.vault.decrypt(scopeOf(stop), placeOf(stop.id, column), sealed)
  }
}

const idOf = ({ id }: { id: string }) => id

/** A product's stop belongs to nobody: its words have a key of their own. */
const scopeOf = (stop: Pick<StopRow, "id" | "patient_id">): string =>
  stop.patient_id === null ? `stop:${stop.id}` : `patient:${stop.patient_id}`

const placeOf = (row: string, column: string) => ({
  table: "stop_order",
  column,
  row,
})
