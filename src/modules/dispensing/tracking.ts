import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor, type Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import { auditRow } from "../../shared/outbox"
import type { ParcelState } from "./domain/parcel-machine"
import { supplyMachine } from "./domain/supply-machine"
import {
  supplyEventsFor,
  TOLD_STATES,
  trackedMove,
  type TrackingKind,
} from "./domain/tracking"
import { DispensingParcels } from "./parcels"
import type { ParcelRow, Shared, SupplyRow } from "./records"

export type NewScan = {
  event_key: string
  code: string
  kind: TrackingKind | null
  left_with: "neighbour" | "safe_place" | null
  occurred_at: Date
  location: string | null
}

export type ScanSource = "push" | "poll" | "staff"

/** What the carrier says of parcels, and what follows from it. */
export class DispensingTracking extends DispensingParcels {
  /**
   * Keeps scans of a parcel, each once, and moves parcel and supply where they
   * count. Gives how many were new. Late, repeated and reordered scans are kept
   * and move nothing.
   */
  @InjectTransactionManager()
  async recordTracking(
    parcelId: string,
    source: { kind: ScanSource; actor: Actor },
    scans: NewScan[],
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    const { supply_id } = await this.retrieveParcel(parcelId, {}, shared)
    const supply = await this.lockSupply(supply_id, shared)
    const parcel = await this.lockParcel(parcelId, shared)
    let kept = 0
    for (const scan of inOrder(scans)) {
      const known = await this.listTrackingEvents(
        { parcel_id: parcelId, event_key: scan.event_key },
        { take: 1 },
        shared
      )
      if (known.length === 0) {
        await this.keepScan(parcel, supply, { ...source, scan, now }, shared)
        kept += 1
      }
    }
    return kept
  }

  /** Scans that came before the parcel was marked as handed over count now. */
  protected async replayScans(
    parcel: ParcelRow,
    supply: SupplyRow,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const scans = await this.listTrackingEvents(
      { parcel_id: parcel.id, counted: false },
      { order: { occurred_at: "ASC" } },
      shared
    )
    const actor = systemActor("dispensing")
    for (const scan of scans) {
      const kind = scan.kind as TrackingKind | null
      const known = { id: scan.id, kind, occurred_at: scan.occurred_at }
      if (
        await this.applyScan(
          parcel,
          supply,
          { scan: known, actor, now },
          shared
        )
      ) {
        await this.updateTrackingEvents({ id: scan.id, counted: true }, shared)
      }
    }
  }

  private async keepScan(
    parcel: ParcelRow,
    supply: SupplyRow,
    given: { kind: ScanSource; actor: Actor; scan: NewScan; now: Date },
    shared: Shared
  ): Promise<void> {
    const { actor, scan, now } = given
    const { left_with, ...columns } = scan
    const counted = trackedMove(parcel, scan) !== null
    const row = await this.createTrackingEvents(
      {
        ...columns,
        parcel_id: parcel.id,
        source: given.kind,
        received_at: now,
        counted,
      },
      shared
    )
    const attention = attentionFor(scan, supply)
    if (attention) {
      await this.updateParcels({ id: parcel.id, attention }, shared)
    }
    const known = { ...scan, id: row.id }
    await this.applyScan(parcel, supply, { scan: known, actor, now }, shared)
  }

  private async applyScan(
    parcel: ParcelRow,
    supply: SupplyRow,
    given: {
      scan: { id: string; kind: TrackingKind | null; occurred_at: Date }
      actor: Actor
      now: Date
    },
    shared: Shared
  ): Promise<boolean> {
    const { scan, actor, now } = given
    const to = trackedMove(parcel, scan)
    if (to === null) {
      return false
    }
    const delivered = to === "delivered" ? scan.occurred_at : null
    await this.updateParcels(
      {
        id: parcel.id,
        state: to,
        last_event_at: scan.occurred_at,
        ...(delivered ? { delivered_at: delivered } : {}),
      },
      shared
    )
    Object.assign(parcel, { state: to, last_event_at: scan.occurred_at })
    const details = { parcel_id: parcel.id, tracking_event_id: scan.id, to }
    await this.createOutboxes(
      [
        auditRow(
          scan.id,
          {
            action: "parcel.tracked",
            actor,
            entity_type: "parcel",
            entity_id: parcel.id,
            ...this.subjectOf(supply),
            patient_id: supply.patient_id,
            details,
          },
          now
        ),
      ],
      shared
    )
    for (const event of supplyEventsFor(to, supply.state)) {
      // A supply that was refunded or replaced meanwhile stays so.
      if (!supplyMachine.can(supply.state, event)) {
        continue
      }
      const done = event === "deliver"
      await this.move(
        supply,
        {
          event,
          actor,
          now,
          details,
          ...(done ? { changes: { delivered_at: delivered } } : {}),
          ...(done
            ? { follow_up: { topic: FOLLOW_UPS.SUPPLY_DELIVERED } }
            : {}),
        },
        shared
      )
    }
    await this.tellPatient(
      parcel,
      supply,
      { to, scan_id: scan.id, now },
      shared
    )
    return true
  }

  /** One email a parcel and kind of news, however often the scan comes (DLV-1). */
  private async tellPatient(
    parcel: ParcelRow,
    supply: SupplyRow,
    news: { to: ParcelState; scan_id: string; now: Date },
    shared: Shared
  ): Promise<void> {
    const subject = this.subjectOf(supply)
    if (news.to === "delivered") {
      const intent = {
        partner: "email",
        operation: "delivered",
        reference: `email:delivered:${supply.id}`,
        subject_type: "supply",
        subject_id: supply.id,
      }
      await this.intendCall({ ...intent, ...subject }, news.now, shared)
    }
    if (TOLD_STATES.includes(news.to)) {
      const intent = {
        partner: "email",
        operation: "tracking_update",
        reference: `email:tracking_update:${parcel.id}:${news.to}`,
        subject_type: "tracking_event",
        subject_id: news.scan_id,
      }
      await this.intendCall({ ...intent, ...subject }, news.now, shared)
    }
  }
}

const inOrder = (scans: NewScan[]): NewScan[] =>
  [...scans].sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime())

/** What staff should look at: an unknown word of the carrier, a medicine left with somebody else. */
function attentionFor(scan: NewScan, supply: SupplyRow): string | null {
  if (scan.kind === null) {
    return "unknown_scan"
  }
  const medicine = supply.legal_class === "POM" || supply.legal_class === "P"
  return medicine && scan.left_with ? `left_with_${scan.left_with}` : null
}
