import {
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { planMachine } from "./domain/plan-state-machine"
import { PlanEndings } from "./plan-endings"
import type { Shared } from "./sql"
import type { PlanRecord } from "./types"

/** How many months a plan has, until its first supply has left. */
export class PlanLengths extends PlanEndings {
  /**
   * Makes a plan shorter at the same monthly price (REV-3); the months beyond
   * are never charged. Repeatable; one that has started or ended stays as it is.
   */
  @InjectTransactionManager()
  async shorten(
    planId: string,
    months: number,
    actor: Actor,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PlanRecord> {
    const act = { actor, now }
    const plan = await this.lockPlan(planId, shared)
    if (plan.state !== planMachine.initial || plan.months <= months) {
      return plan
    }
    const instalments = await this.instalmentsOf(plan.id, shared)
    await this.cancelInstalments(
      instalments.filter(({ number }) => number > months),
      "shortened",
      act,
      shared
    )
    return this.changePlan(
      plan,
      {
        event: "shorten",
        columns: { months },
        details: { from_months: plan.months, months },
      },
      act,
      shared
    )
  }
}
