import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { CASE_ENDED, CASE_ENDING } from "./domain/stop-order"
import { supplyMachine, type SupplyState } from "./domain/supply-machine"
import { run, type Shared, type StopRow, type SupplyRow } from "./records"
import { DispensingStops, type Done } from "./stops"

const endedKey = (caseId: string): string => `${CASE_ENDED}:${caseId}`
const endingKey = (caseId: string): string => `${CASE_ENDING}:${caseId}`

/** What ends with its case (SAF-19). Everything may run again. */
export class DispensingEndings extends DispensingStops {
  /**
   * Makes sure that nothing of a case leaves from now on, before the case says
   * so: an approved case may be ended only while nothing of it has left, and
   * between the look and the ending nobody may hand a parcel over. It stands
   * until the case has ended (`endSupplies`) or goes on (`thawCase`).
   * @returns false, and nothing is done, when a supply has left
   */
  @InjectTransactionManager()
  async freezeCase(
    of: { case_id: string; patient_id: string },
    done: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<boolean> {
    await this.lockCase(of.case_id, shared)
    const supplies = await this.lockSupplies(of.case_id, shared)
    if (supplies.some(({ dispatched_at }) => dispatched_at !== null)) {
      return false
    }
    await this.openEnding(of, endingKey(of.case_id), done, shared)
    return true
  }

  /** Takes a freeze back, of a case that did not end after all. */
  @InjectTransactionManager()
  async thawCase(
    case_id: string,
    done: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    await this.lockCase(case_id, shared)
    const stop = await this.freezeOf(case_id, shared)
    if (stop) {
      await this.releaseStop(stop.id, "The case goes on", done, shared)
      // The case may yet end another day.
      await this.updateStopOrders({ id: stop.id, key: null }, shared)
    }
  }

  /** The cases that were frozen before a moment and are so still: their ending was cut short. */
  async frozenSince(before: Date, limit: number): Promise<string[]> {
    const stops = await this.listStopOrders(
      {
        scope: "case",
        released_at: null,
        key: { $like: `${CASE_ENDING}:%` },
        opened_at: { $lte: before },
      },
      { select: ["subject_id"], take: limit, order: { opened_at: "ASC" } }
    )
    return stops.map(({ subject_id }) => subject_id)
  }

  /**
   * Stops an ended case for good: what is not begun is cancelled; a label is
   * taken back; a pack that is made up waits, stopped, for the floor to take it
   * apart. What has left is not touched.
   * @returns the parcels whose carrier need not be asked any more, and whether packs are to be taken apart
   */
  @InjectTransactionManager()
  async endSupplies(
    of: { case_id: string; patient_id: string },
    done: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ parcel_ids: string[]; unpack_ids: string[] }> {
    await this.lockCase(of.case_id, shared)
    await this.stopForGood(of, done, shared)
    const parcel_ids: string[] = []
    const unpack_ids: string[] = []
    for (const row of await this.lockSupplies(of.case_id, shared)) {
      if (supplyMachine.can(row.state, "cancel")) {
        const reason = CASE_ENDED
        await this.move(row, { ...done, event: "cancel", reason }, shared)
      } else if (IN_HAND.includes(row.state)) {
        unpack_ids.push(row.id)
        const parcel = await this.currentParcel(row.id, shared)
        if (parcel) {
          parcel_ids.push(parcel.id)
        }
        if (parcel?.carrier_reference) {
          await this.intendVoid(parcel, row, done.now, shared)
        }
      }
    }
    return { parcel_ids, unpack_ids }
  }

  /** Takes back the label of an ended case that the carrier sent late; repeatable. */
  @InjectTransactionManager()
  async takeBackLate(
    parcelId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const { supply_id } = await this.retrieveParcel(parcelId, {}, shared)
    const supply = await this.lockSupply(supply_id, shared)
    const parcel = await this.lockParcel(parcelId, shared)
    const isHere = ["booked", "labelled"].includes(parcel.state)
    if (isHere && (await this.hasEnded(supply, shared))) {
      await this.intendVoid(parcel, supply, now, shared)
    }
  }

  /** Those of one case are opened and ended one after the other. */
  protected async lockCase(caseId: string, shared: Shared): Promise<void> {
    await run(shared, "select pg_advisory_xact_lock(hashtext(?))", [caseId])
  }

  /** A freeze becomes the stop that stays. */
  private async stopForGood(
    of: { case_id: string; patient_id: string },
    done: Done,
    shared: Shared
  ): Promise<void> {
    const key = endedKey(of.case_id)
    const freeze = await this.freezeOf(of.case_id, shared)
    if (freeze) {
      await this.updateStopOrders({ id: freeze.id, key }, shared)
    } else {
      await this.openEnding(of, key, done, shared)
    }
  }

  private async openEnding(
    { case_id, patient_id }: { case_id: string; patient_id: string },
    key: string,
    done: Done,
    shared: Shared
  ): Promise<void> {
    await this.openStop(
      {
        scope: "case",
        subject_id: case_id,
        patient_id,
        reason_code: CASE_ENDED,
        note: null,
        key,
      },
      done,
      shared
    )
  }

  private async freezeOf(
    caseId: string,
    shared: Shared
  ): Promise<StopRow | undefined> {
    const [stop] = await this.listStopOrders(
      { key: endingKey(caseId), released_at: null },
      { take: 1 },
      shared
    )
    return stop
  }

  private async lockSupplies(
    caseId: string,
    shared: Shared
  ): Promise<SupplyRow[]> {
    return run<SupplyRow>(
      shared,
      `select * from supply where case_id = ? and deleted_at is null
        order by id for update`,
      [caseId]
    )
  }
}

/** Packs of it are in somebody's hands: only they know whether they are intact. */
const IN_HAND: readonly SupplyState[] = ["dispensing", "packed", "labelled"]
