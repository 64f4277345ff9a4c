import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notAllowed } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { newReference } from "../../shared/ids"
import type { Checker } from "./domain/checker"
import { closedGates, mayLeave, mayStart, type Gate } from "./domain/gates"
import { parcelMachine } from "./domain/parcel-machine"
import { checkScan, type PackScan } from "./domain/scan"
import type { SupplyEvent, SupplyState } from "./domain/supply-machine"
import { DispensingOverlaps } from "./overlaps"
import type { NewSupply, Shared, SupplyRow } from "./records"
import type { Done } from "./stops"

export type { NewSupply, ParcelRow, SupplyRow } from "./records"
export type { NewScan, ScanSource } from "./tracking"

/** Supplies from approval to the patient's door: states, checks, holds, batches, parcels. */
class DispensingModuleService extends DispensingOverlaps {
  /** Makes the supply of a case and instalment, once; gives its id (TRG-1). */
  @InjectTransactionManager()
  async openSupply(
    supply: NewSupply,
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<string> {
    const { case_id, instalment_number } = supply
    await this.lockCase(case_id, shared)
    const [known] = await this.listSupplies(
      { case_id, instalment_number, replacement_number: 0 },
      { take: 1 },
      shared
    )
    if (known) {
      return known.id
    }
    if (await this.hasEnded(supply, shared)) {
      throw notAllowed("guard_not_met", `Case ${case_id} has ended`)
    }
    const row = await this.createSupplies(
      { ...supply, reference: newReference("SUP") },
      shared
    )
    // The raw statement below doesn't see what isn't written yet.
    await shared.transactionManager?.flush()
    const locked = await this.lockSupply(row.id, shared)
    await this.move(locked, { event: "fall_due", actor, now }, shared)
    await this.holdIfUndelivered(locked, { actor, now }, shared)
    return row.id
  }

  /** Keeps the gates as they were judged, and moves a waiting supply between due and ready. */
  @InjectTransactionManager()
  async settleGates(
    id: string,
    gates: Gate[],
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<SupplyState> {
    const row = await this.lockSupply(id, shared)
    const changes = snapshot(gates, now)
    const startable = mayStart(gates)
    if (row.state === "due" && startable) {
      const guards = { gates_open: true }
      const move = { event: "make_ready" as const, actor, now, guards, changes }
      return this.move(row, move, shared)
    }
    if (row.state === "ready" && !startable) {
      const reason = gates
        .filter(({ open }) => !open)
        .map(({ gate }) => gate)
        .join(",")
      const move = { event: "block" as const, actor, now, changes, reason }
      return this.move(row, move, shared)
    }
    await this.updateSupplies({ ...changes, id }, shared)
    return row.state
  }

  /** Begins picking. @throws gate_closed, transition_not_allowed */
  @InjectTransactionManager()
  async start(
    id: string,
    gates: Gate[],
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<SupplyState> {
    const row = await this.lockSupply(id, shared)
    await this.assertNoHold(row, shared)
    assertOpen(row, gates, mayStart)
    const changes = {
      ...snapshot(gates, now),
      picked_by: actor.id,
      picked_at: now,
    }
    const guards = { gates_open: true }
    return this.move(
      row,
      { event: "start", actor, now, guards, changes },
      shared
    )
  }

  /** Puts scanned packs into a supply; a new pack makes an accuracy check out of date. @throws invalid_field */
  @InjectTransactionManager()
  async scan(
    id: string,
    scan: PackScan,
    expected: { gtin: string | null; today: string },
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ packs_scanned: number }> {
    const row = await this.lockSupply(id, shared)
    const scanned = await this.packsScanned(id, shared)
    await this.assertBatchGoes(row, scan.batch_number, shared)
    // The state is judged first: a scan of a supply not being dispensed is no question of fields.
    const details = { gtin: scan.gtin, batch: scan.batch_number }
    await this.move(row, { event: "scan", actor, now, details }, shared)
    checkScan(scan, { ...expected, packs_missing: row.quantity - scanned })
    await this.voidChecks(
      id,
      ["accuracy"],
      "another pack was scanned",
      now,
      shared
    )
    await this.createSupplyBatches(
      { ...scan, supply_id: id, scanned_by: actor.id, at: now },
      shared
    )
    return { packs_scanned: scanned + scan.packs }
  }

  /** Records a check; the same kind again replaces the earlier one. Roles are judged by the workflow. */
  @InjectTransactionManager()
  async recordCheck(
    id: string,
    kind: "clinical" | "accuracy",
    checker: Checker,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await this.lockSupply(id, shared)
    const event: SupplyEvent =
      kind === "clinical" ? "clinical_check" : "accuracy_check"
    const { user_id, role } = checker
    const actor: Actor = { type: "staff", id: user_id, role }
    const complete = (await this.packsScanned(id, shared)) >= row.quantity
    const guards = { packs_scanned: complete }
    await this.move(row, { event, actor, now, guards }, shared)
    await this.voidChecks(id, [kind], "checked again", now, shared)
    await this.createSupplyChecks(
      { ...checker, supply_id: id, kind, at: now },
      shared
    )
  }

  /** Marks the supply as packed in the parcel whose fulfilment exists. Repeatable. @throws gate_closed */
  @InjectTransactionManager()
  async pack(
    id: string,
    gates: Gate[],
    parcel: { id: string; fulfillment_id: string },
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<SupplyState> {
    const row = await this.lockSupply(id, shared)
    const current = await this.lockParcel(parcel.id, shared)
    if (row.state !== "dispensing" && current.fulfillment_id) {
      return row.state
    }
    await this.assertNoHold(row, shared)
    assertOpen(row, gates, mayLeave)
    await this.assertScanned(row, shared)
    const { fulfillment_id } = parcel
    await this.updateParcels({ id: parcel.id, fulfillment_id }, shared)
    const changes = {
      ...snapshot(gates, now),
      packed_by: actor.id,
      packed_at: now,
    }
    const follow_up = {
      topic: FOLLOW_UPS.SUPPLY_PACKED,
      payload: { parcel_id: parcel.id },
    }
    const details = { parcel_id: parcel.id, fulfillment_id }
    const guards = { gates_open: true }
    return this.move(
      row,
      { event: "pack", actor, now, guards, changes, details, follow_up },
      shared
    )
  }

  /** The parcel leaves the building. @throws gate_closed */
  @InjectTransactionManager()
  async handOver(
    id: string,
    gates: Gate[],
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<SupplyState> {
    const row = await this.lockSupply(id, shared)
    await this.assertNoHold(row, shared)
    assertOpen(row, gates, mayLeave)
    const parcel = await this.currentParcel(id, shared)
    if (!parcel) {
      throw notAllowed("transition_not_allowed", `Supply ${id} has no parcel`)
    }
    const state = await this.move(
      row,
      {
        event: "hand_over",
        actor,
        now,
        guards: { gates_open: true },
        changes: { ...snapshot(gates, now), dispatched_at: now },
        details: { parcel_id: parcel.id },
        follow_up: { topic: FOLLOW_UPS.SUPPLY_DISPATCHED },
      },
      shared
    )
    parcel.state = parcelMachine.next(parcel.state, "hand_over")
    await this.updateParcels(
      { id: parcel.id, state: parcel.state, handed_over_at: now },
      shared
    )
    await this.intendCall(
      {
        partner: "email",
        operation: "dispatched",
        reference: `email:dispatched:${id}`,
        subject_type: "supply",
        subject_id: id,
        ...this.subjectOf(row),
      },
      now,
      shared
    )
    await this.replayScans(parcel, row, now, shared)
    return state
  }

  private async assertScanned(row: SupplyRow, shared: Shared): Promise<void> {
    const scanned = await this.packsScanned(row.id, shared)
    if (scanned < row.quantity) {
      throw notAllowed(
        "guard_not_met",
        `Supply ${row.id}: ${scanned} of ${row.quantity} packs are scanned`
      )
    }
  }
}

/** @throws gate_closed naming the gates */
function assertOpen(
  row: SupplyRow,
  gates: Gate[],
  enough: (gates: Gate[]) => boolean
): void {
  if (!enough(gates)) {
    throw notAllowed(
      "gate_closed",
      `Supply ${row.id} may not go on: ${closedGates(gates)}`
    )
  }
}

const snapshot = (gates: Gate[], now: Date) => ({
  gates: { items: gates } as Record<string, unknown>,
  gates_at: now,
})

export default DispensingModuleService
