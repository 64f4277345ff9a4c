import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Shared } from "./records"
import type { Done } from "./stops"
import { UndeliveredHolds } from "./undelivered-holds"

/** Supplies of a renewal that begin before what runs has ended (REN-3). */
export class DispensingOverlaps extends UndeliveredHolds {
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
