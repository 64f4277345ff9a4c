import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { caseMachine } from "../../modules/clinical-review/domain/case-state-machine"
import { notFound } from "../../shared/errors"
import { stopCaseWorkflow } from "../clinical-review/stop-case"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import type { CaseRow } from "./account-rows"

/** Plans that were made shorter, by case: what the patient reads of it, and whether they may still cancel (REV-3). */
export async function readPlanLengths(
  container: MedusaContainer,
  cases: Pick<CaseRow, "id" | "state" | "instalment_count">[]
) {
  const found = await Promise.all(
    cases.map(async ({ id, state, instalment_count }) => {
      const change = await casesOf(container).readPlanLength(id)
      // A change that the patient accepted since has taken its place (SAF-2).
      return change?.to_months === instalment_count
        ? { change, may_cancel: await mayCancel(container, id, state) }
        : null
    })
  )
  return new Map(
    found.flatMap((one) =>
      one
        ? [
            [
              one.change.case_id,
              {
                id: one.change.id,
                from_months: one.change.from_months,
                to_months: one.change.to_months,
                reason: one.change.reason,
                may_cancel: one.may_cancel,
              },
            ] as const,
          ]
        : []
    )
  )
}

/** Until something has left; afterwards what remains is cancelled another way (PAY-6). */
async function mayCancel(
  container: MedusaContainer,
  case_id: string,
  state: CaseRow["state"]
): Promise<boolean> {
  if (!caseMachine.can(state, "cancel", { nothing_dispatched: true })) {
    return false
  }
  const [gone] = await dispensingOf(container).listSupplies(
    { case_id, dispatched_at: { $ne: null } },
    { select: ["id"], take: 1 }
  )
  return gone === undefined
}

export type DeclinePlanLengthInput = { change_id: string; customer_id: string }

const declineStep = createStep(
  "decline-plan-length-step",
  async ({ change_id, customer_id }: DeclinePlanLengthInput, { container }) => {
    const cases = casesOf(container)
    const [change] = await cases.listPlanLengthChanges({ id: change_id })
    const [own] = change
      ? await cases.listClinicalCases(
          { id: change.case_id, customer_id },
          { select: ["id", "order_id"] }
        )
      : []
    if (!own) {
      throw notFound("Change", change_id)
    }
    const { result } = await stopCaseWorkflow(container).run({
      input: {
        case_id: own.id,
        event: "cancel",
        actor: { type: "patient", id: customer_id },
        reason: "The patient does not want the shorter plan",
      },
    })
    // Nothing to undo: a cancelled case stays so, and its refund follows.
    return new StepResponse({ order_id: own.order_id, state: result.state })
  }
)

/**
 * The patient does not want a plan that was made shorter: the request is
 * cancelled and all of it refunded (REV-3). Called from the order's page.
 * @throws not_found for somebody else's, guard_not_met once something has left
 */
export const declinePlanLengthWorkflow = createWorkflow(
  "decline-plan-length",
  function (input: DeclinePlanLengthInput) {
    return new WorkflowResponse(declineStep(input))
  }
)
