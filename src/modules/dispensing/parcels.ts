import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { systemActor } from "../../shared/actor"
import { newReference } from "../../shared/ids"
import {
  parcelMachine,
  TRACKED_PARCEL_STATES,
  type ParcelState,
} from "./domain/parcel-machine"
import { POLL_INTERVAL_MS } from "./domain/tracking"
import { DispensingRecords, run, type Shared } from "./records"

/** What happens to parcels. */
export class DispensingParcels extends DispensingRecords {
  /**
   * The parcel of a supply that is being packed; made on the first try, found
   * on every other, so that packing can be repeated after a crash.
   */
  @InjectTransactionManager()
  async openParcel(
    supplyId: string,
    parcel: {
      carrier: string
      service_level: "standard" | "special"
      signature_required: boolean
    },
    @MedusaContext() shared: Shared = {}
  ): Promise<{ id: string; reference: string; fulfillment_id: string | null }> {
    await this.lockSupply(supplyId, shared)
    const known = await this.currentParcel(supplyId, shared)
    if (known) {
      return known
    }
    return this.createParcels(
      { ...parcel, supply_id: supplyId, reference: newReference("PAR") },
      shared
    )
  }

  /** Asks the carrier, once a parcel. The gateway does the rest. */
  @InjectTransactionManager()
  async requestShipment(
    parcelId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const parcel = await this.lockParcel(parcelId, shared)
    if (parcel.state !== "packed") {
      return
    }
    const supply = await this.retrieveSupply(parcel.supply_id, {}, shared)
    await this.intendCall(
      {
        partner: "royal_mail",
        operation: "create_shipment",
        reference: parcel.reference,
        subject_type: "parcel",
        subject_id: parcel.id,
        order_id: supply.order_id,
        case_id: supply.case_id,
      },
      now,
      shared
    )
  }

  /** Keeps what the carrier made of it. May run again with the same result. */
  @InjectTransactionManager()
  async recordShipment(
    parcelId: string,
    shipment: {
      carrier_reference: string
      service_code: string | null
      tracking_number: string | null
      label_file_key: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<ParcelState> {
    const { supply_id } = await this.retrieveParcel(parcelId, {}, shared)
    const supply = await this.lockSupply(supply_id, shared)
    const parcel = await this.lockParcel(parcelId, shared)
    const event = shipment.tracking_number === null ? "book" : "label"
    if (parcel.state === "voided") {
      // Unpacked while the carrier was asked: its label is taken back.
      const { carrier_reference } = shipment
      await this.updateParcels({ id: parcelId, carrier_reference }, shared)
      await this.intendVoid(parcel, supply, now, shared)
    }
    if (!parcelMachine.can(parcel.state, event)) {
      return parcel.state
    }
    const state = parcelMachine.next(parcel.state, event)
    await this.updateParcels({ id: parcelId, ...shipment, state }, shared)
    const actor = systemActor("royal_mail")
    if (event === "label" && supply.state === "packed") {
      await this.move(
        supply,
        { event: "label", actor, now, details: { parcel_id: parcelId } },
        shared
      )
    }
    return state
  }

  @InjectTransactionManager()
  async recordMedusaShipment(
    parcelId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const parcel = await this.lockParcel(parcelId, shared)
    if (parcel.shipment_at === null) {
      await this.updateParcels({ id: parcelId, shipment_at: now }, shared)
    }
  }

  /** Parcels to ask the carrier about: on their way, with a number, not asked for 4 hours. */
  @InjectTransactionManager()
  async takeForPolling(
    now: Date,
    limit: number,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ id: string; tracking_number: string }[]> {
    const states = TRACKED_PARCEL_STATES.map(() => "?").join(", ")
    return run(
      shared,
      `update parcel set last_polled_at = ?, updated_at = now()
        where id in (select id from parcel
          where state in (${states}) and tracking_number is not null
            and (last_polled_at is null or last_polled_at <= ?)
            and deleted_at is null
          order by last_polled_at nulls first for update skip locked limit ?)
        returning id, tracking_number`,
      [
        now,
        ...TRACKED_PARCEL_STATES,
        new Date(now.getTime() - POLL_INTERVAL_MS),
        limit,
      ]
    )
  }
}
