import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { DoseChanges } from "./dose-changes"
import {
  instalmentMachine,
  type InstalmentEvent,
} from "./domain/instalment-state-machine"
import type { Shared } from "./sql"
import type { InstalmentRecord } from "./types"

/** Courses, the plans that they hold, and their instalments. */
export default class TreatmentPlanModuleService extends DoseChanges {
  /** What happened to money that an instalment was paid with: refunds and disputes. Repeatable; a plan whose last month is given back is complete. */
  @InjectTransactionManager()
  async recordMoney(
    instalmentId: string,
    event: Extract<
      InstalmentEvent,
      "refund" | "fail_refund" | "dispute" | "win_dispute" | "lose_dispute"
    >,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<InstalmentRecord> {
    const act = { actor, now }
    const { instalment, plan } = await this.lockInstalment(instalmentId, shared)
    const is_supplied = instalment.supplied_at !== null
    const was_lost =
      event === "win_dispute" && (await this.wasLost(instalment, shared))
    const guards = {
      is_supplied,
      was_lost,
      lost_and_supplied: was_lost && is_supplied,
    }
    if (!instalmentMachine.can(instalment.state, event, guards)) {
      return instalment
    }
    const moved = await this.moveInstalment(
      instalment,
      { event, guards },
      act,
      shared
    )
    await this.completeWhereDone(plan, act, shared)
    return moved
  }

  /** Whether a dispute took its money, and no refund of ours. */
  private async wasLost(
    { id, plan_id, state }: InstalmentRecord,
    shared: Shared
  ): Promise<boolean> {
    if (state !== "refunded") {
      return false
    }
    const [last] = await this.listPlanEvents(
      {
        plan_id,
        instalment_id: id,
        event: ["instalment.refund", "instalment.lose_dispute"],
      },
      { order: { seq: "DESC" }, take: 1 },
      shared
    )
    return last?.event === "instalment.lose_dispute"
  }
}
