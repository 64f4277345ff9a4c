import { isUndelivered } from "./domain/supply-over"
import { DispensingEndings } from "./endings"
import type { Shared, SupplyRow } from "./records"
import type { Done } from "./stops"

/** What an earlier parcel that didn't arrive means for the next instalment. */
export class UndeliveredHolds extends DispensingEndings {
  /**
   * Holds a supply that was just opened while an earlier one of its case has
   * left and isn't delivered (DSP-3): its day stays, and staff look first.
   */
  protected async holdIfUndelivered(
    row: SupplyRow,
    done: Done,
    shared: Shared
  ): Promise<void> {
    const others = await this.listSupplies(
      { case_id: row.case_id, id: { $ne: row.id } },
      { select: ["id", "state", "instalment_number"], take: null },
      shared
    )
    if (others.some((one) => isUndelivered(one, row.instalment_number))) {
      await this.openHold(
        row.id,
        { reason_code: "parcel_undelivered", note: null },
        done,
        shared
      )
    }
  }
}
