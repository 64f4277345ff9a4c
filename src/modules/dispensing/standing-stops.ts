import { notAllowed } from "../../shared/errors"
import { DispensingCarrier } from "./carrier-desk"
import {
  covers,
  plainBatch,
  saysEnded,
  type StopSubject,
} from "./domain/stop-order"
import type { Shared, StopRow, SupplyRow } from "./records"

/** Which stops stand. Asked with the supply's row locked, the answer holds until the lock is given up. */
export class StandingStops extends DispensingCarrier {
  /** The stops that stand over a person's case, whatever product and batch it is. */
  async stopsOverPerson(
    of: { patient_id: string; case_id: string },
    shared: Shared = {}
  ): Promise<StopRow[]> {
    return this.listStopOrders(
      {
        released_at: null,
        $or: [
          { scope: "patient", subject_id: of.patient_id },
          { scope: "case", subject_id: of.case_id },
        ],
      },
      {},
      shared
    )
  }

  /** The stops that stand over a supply with the packs that are in it. */
  async stopsOver(supplyId: string, shared: Shared = {}): Promise<StopRow[]> {
    const supply = await this.retrieveSupply(supplyId, {}, shared)
    const batches = await this.listSupplyBatches(
      { supply_id: supplyId, voided_at: null },
      { select: ["id", "batch_number"] },
      shared
    )
    const batch_numbers = batches.map((batch) => batch.batch_number)
    return this.standing({ ...supply, batch_numbers }, shared)
  }

  protected async standing(
    subject: StopSubject,
    shared: Shared
  ): Promise<StopRow[]> {
    const stops = await this.listStopOrders(
      {
        released_at: null,
        $or: [
          { scope: "patient", subject_id: subject.patient_id },
          { scope: "case", subject_id: subject.case_id },
          {
            scope: ["item", "batch"],
            subject_id: subject.formulary_item_id,
          },
        ],
      },
      {},
      shared
    )
    return stops.filter((stop) => covers(stop, subject))
  }

  /** @throws gate_closed when the batch of a scanned pack is stopped */
  protected async assertBatchGoes(
    row: SupplyRow,
    batch_number: string,
    shared: Shared
  ): Promise<void> {
    const subject = { ...row, batch_numbers: [batch_number] }
    const stops = await this.standing(subject, shared)
    if (stops.some(({ scope }) => scope === "batch")) {
      throw notAllowed(
        "gate_closed",
        `Supply ${row.id}: no_hold: batch ${plainBatch(batch_number)} is stopped`
      )
    }
  }

  /** Whether the supply's case has ended, so that what is made of it goes no further. */
  protected async hasEnded(
    of: { patient_id: string; case_id: string },
    shared: Shared
  ): Promise<boolean> {
    const stops = await this.stopsOverPerson(of, shared)
    return stops.some(saysEnded)
  }
}
