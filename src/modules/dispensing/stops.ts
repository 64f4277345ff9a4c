import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { invalid, notAllowed } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { parcelMachine } from "./domain/parcel-machine"
import type { HoldReason, UnpackReason } from "./domain/hold"
import { CASE_ENDED } from "./domain/stop-order"
import type { SupplyState } from "./domain/supply-machine"
import { run, type Shared, type SupplyRow } from "./records"
import { DispensingStopOrders, type Done } from "./stop-orders"

export type { Done } from "./stop-orders"

/** What stops a supply or takes it back: holds, and unpacking. */
export class DispensingStops extends DispensingStopOrders {
  /** Stops a supply; the clinical check is to be made again afterwards (DSP-6). Gives the hold's id. */
  @InjectTransactionManager()
  async openHold(
    supplyId: string,
    hold: { reason_code: HoldReason; note: string | null },
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<string> {
    const row = await this.lockSupply(supplyId, shared)
    const id = generateEntityId(undefined, "hld")
    const reason = hold.reason_code
    const details = { hold_id: id }
    await this.move(row, { event: "hold", actor, now, reason, details }, shared)
    await this.voidChecks(
      supplyId,
      ["clinical"],
      "a hold was opened",
      now,
      shared
    )
    await this.createHolds(
      {
        id,
        supply_id: supplyId,
        reason_code: hold.reason_code,
        note_enc: hold.note
          ? await this.sealNote(row, id, "note_enc", hold.note)
          : null,
        opened_by: actor.id,
        opened_at: now,
      },
      shared
    )
    return id
  }

  /** Lets a supply go on: all its open holds, with the reason. @throws guard_not_met when none is open */
  @InjectTransactionManager()
  async releaseHolds(
    supplyId: string,
    reason: string,
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    if (reason.trim() === "") {
      throw invalid("reason", "is needed")
    }
    const row = await this.lockSupply(supplyId, shared)
    const holds = await this.openHolds(supplyId, shared)
    if (holds.length === 0) {
      throw notAllowed("guard_not_met", `Supply ${supplyId} has no open hold`)
    }
    const details = { hold_ids: holds.map(({ id }) => id) }
    await this.move(row, { event: "release_hold", actor, now, details }, shared)
    for (const { id } of holds) {
      await this.updateHolds(
        {
          id,
          released_by: actor.id,
          released_at: now,
          release_reason_enc: await this.sealNote(
            row,
            id,
            "release_reason_enc",
            reason
          ),
        },
        shared
      )
    }
    return holds.length
  }

  /**
   * Takes a pack apart before it left: back on the shelf when intact, else
   * disposed of. Checks and scans are void, the parcel too; its label must be
   * destroyed; what is intact goes back to stock as a follow-up. Gives the
   * parcel that was given up, if there was one.
   */
  @InjectTransactionManager()
  async unpack(
    supplyId: string,
    pack: { intact: boolean; reason: UnpackReason },
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ state: SupplyState; parcel_id: string | null }> {
    const row = await this.lockSupply(supplyId, shared)
    const parcel = await this.currentParcel(supplyId, shared)
    const isBack = pack.intact && parcel !== undefined
    const state = await this.move(
      row,
      {
        event: "unpack",
        actor,
        now,
        guards: { pack_intact: pack.intact },
        reason: pack.reason,
        changes: {
          picked_by: null,
          picked_at: null,
          packed_by: null,
          packed_at: null,
        },
        ...(isBack
          ? {
              follow_up: {
                topic: FOLLOW_UPS.SUPPLY_UNPACKED,
                payload: { parcel_id: parcel.id },
              },
            }
          : {}),
      },
      shared
    )
    if (state === "ready" && (await this.hasEnded(row, shared))) {
      // Nobody waits for it any more.
      const reason = CASE_ENDED
      await this.move(row, { event: "cancel", actor, now, reason }, shared)
    }
    const kinds = ["clinical", "accuracy"] as const
    await this.voidChecks(supplyId, kinds, "unpacked", now, shared)
    await run(
      shared,
      `update supply_batch set voided_at = ?, updated_at = now()
        where supply_id = ? and voided_at is null`,
      [now, supplyId]
    )
    if (parcel) {
      const voided = parcelMachine.next(parcel.state, "void")
      await this.updateParcels({ id: parcel.id, state: voided }, shared)
      if (parcel.carrier_reference) {
        await this.intendVoid(parcel, row, now, shared)
      }
    }
    return { state: row.state, parcel_id: parcel?.id ?? null }
  }

  protected async openHolds(
    supplyId: string,
    shared: Shared
  ): Promise<{ id: string }[]> {
    return run(
      shared,
      `select id from hold where supply_id = ? and released_at is null
          and deleted_at is null`,
      [supplyId]
    )
  }

  /** Judged again under the row's lock: a hold or stop opened a moment ago still stops. @throws gate_closed */
  protected async assertNoHold(row: SupplyRow, shared: Shared): Promise<void> {
    const holds = [
      ...(await this.openHolds(row.id, shared)),
      ...(await this.stopsOver(row.id, shared)),
    ]
    if (holds.length > 0) {
      throw notAllowed(
        "gate_closed",
        `Supply ${row.id} is held: no_hold: ${holds.length} open`
      )
    }
  }

  protected async packsScanned(
    supplyId: string,
    shared: Shared
  ): Promise<number> {
    const [sum] = await run<{ packs: string | null }>(
      shared,
      `select sum(packs) as packs from supply_batch
        where supply_id = ? and voided_at is null and deleted_at is null`,
      [supplyId]
    )
    return Number(sum?.packs ?? 0)
  }

  protected async voidChecks(
    supplyId: string,
    kinds: readonly ("clinical" | "accuracy")[],
    reason: string,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const places = kinds.map(() => "?").join(", ")
    await run(
      shared,
      `update supply_check set voided_at = ?, voided_reason = ?, updated_at = now()
        where supply_id = ? and kind in (${places}) and voided_at is null`,
      [now, reason, supplyId, ...kinds]
    )
  }

  private async sealNote(
    row: SupplyRow,
    holdId: string,
    column: string,
    text: string
  ): Promise<string> {
    const place = { table: "hold", column, row: holdId }
    return this.vault.encrypt(`patient:${row.patient_id}`, place, text)
  }
}
