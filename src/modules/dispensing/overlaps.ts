import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Shared, SupplyColumns } from "./records"
import type { Done } from "./stops"
import { UndeliveredHolds } from "./undelivered-holds"

type Start = Pick<SupplyColumns, "not_before" | "overlap_flagged">
type Promised = Pick<SupplyColumns, "promised_from" | "promised_to">

/** When supplies of a course begin, and those that begin before what runs has ended (REN-3). */
export class DispensingOverlaps extends UndeliveredHolds {
  /** Keeps the day on which a waiting supply may leave, with what is promised of it now. An overlap that was found stays. */
  @InjectTransactionManager()
  async noteStart(
    id: string,
    { overlap_flagged, ...days }: Start & Partial<Promised>,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await this.lockSupply(id, shared)
    await this.updateSupplies(
      {
        id,
        ...days,
        overlap_flagged: row.overlap_flagged || overlap_flagged,
      },
      shared
    )
  }

  /** A pharmacist has seen the overlap and lets the supply go on. @throws transition_not_allowed once it is dealt with */
  @InjectTransactionManager()
  async acknowledgeOverlap(
    id: string,
    { actor, now }: Done,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const row = await this.lockSupply(id, shared)
    if (!row.overlap_flagged || row.overlap_acknowledged_at !== null) {
      return
    }
    const changes = {
      overlap_acknowledged_by: actor.id,
      overlap_acknowledged_at: now,
    }
    const move = { event: "acknowledge_overlap" as const, actor, now, changes }
    await this.move(row, move, shared)
  }
}
