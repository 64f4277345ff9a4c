import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { CardChanges } from "./card-changes"
import {
  instalmentMachine,
  type InstalmentEvent,
} from "./domain/instalment-state-machine"
import type { Shared } from "./sql"
import type { InstalmentRecord } from "./types"

/** Courses, the plans that they hold, and their instalments. */
export default class TreatmentPlanModuleService extends CardChanges {
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
    const guards = { is_supplied: instalment.supplied_at !== null }
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
}
