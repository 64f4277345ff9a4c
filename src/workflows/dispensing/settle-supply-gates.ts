import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { SupplyState } from "../../modules/dispensing/domain/supply-machine"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { judgeSupply } from "./judge"
import { dispensingOf } from "./services"

export type SettleSupplyGatesInput = { supply_id: string }

/** Judges the gates anew and moves a waiting supply between due and ready. */
export async function settleSupply(
  container: MedusaContainer,
  supplyId: string
): Promise<SupplyState> {
  const { gates } = await judgeSupply(container, supplyId)
  return dispensingOf(container).settleGates(supplyId, gates, {
    actor: systemActor("gates"),
    now: clock.now(),
  })
}

const settleSupplyGatesStep = createStep(
  "settle-supply-gates-step",
  async ({ supply_id }: SettleSupplyGatesInput, { container }) => {
    const state = await settleSupply(container, supply_id)
    // Nothing to undo: the gates are facts of this moment.
    return new StepResponse({ state })
  }
)

/** Looks at a supply's gates again. Runs by follow-ups and the sweep; repeatable. */
export const settleSupplyGatesWorkflow = createWorkflow(
  "settle-supply-gates",
  function (input: SettleSupplyGatesInput) {
    return new WorkflowResponse(settleSupplyGatesStep(input))
  }
)
