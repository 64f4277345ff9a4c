import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { takesAuthority } from "../../modules/dispensing/domain/stop-order"
import { OPEN_SUPPLY_STATES } from "../../modules/dispensing/domain/supply-machine"
import { assertMayReleaseHold } from "../../modules/dispensing/domain/checker"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { announceCaseChange } from "../clinical-review/live-hub"
import { supplyLock } from "../dispensing/lock"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { settleSupply } from "../dispensing/settle-supply-gates"
import { wakeWorker } from "../relay/wake"
import { assertMayRelease } from "../staff/may-release"
import { prescribingOf } from "./build-content"

export type MoveAuthorityInput = {
  prescription_id: string
  event: "suspend" | "resume" | "revoke"
  reason: string
  actor: Actor
}

const moveAuthorityStep = createStep(
  "move-prescription-authority",
  async (input: MoveAuthorityInput, { container }) => {
    const { prescription_id, event, actor } = input
    // Whoever sees a danger may suspend; the rest is a decision.
    assertMayReleaseHold({ role: actor.role ?? "" })
    const record =
      await prescribingOf(container).retrievePrescription(prescription_id)
    const { patient_id, case_id } = record
    if (event !== "suspend") {
      const { category_handle } = await casesOf(container).retrieveClinicalCase(
        case_id,
        { select: ["id", "category_handle"] }
      )
      await assertMayRelease(container, actor.id, {
        patient_id,
        category_handle,
      })
    }
    if (event === "resume") {
      await assertNotStopped(container, { patient_id, case_id })
    }
    // Also those of renewals that are supplied on it.
    const open = await dispensingOf(container).listSupplies(
      { prescription_id, state: [...OPEN_SUPPLY_STATES] },
      { select: ["id"], order: { id: "ASC" } }
    )
    const ids = open.map(({ id }) => id)
    await withLocks(container, ids, () =>
      prescribingOf(container).moveAuthority(input, clock.now())
    )
    for (const id of ids) {
      await settleSupply(container, id)
    }
    await announceCaseChange(container)
    await wakeWorker(container)
    // Nothing to undo: who took or gave the authority is kept with the reason.
    return new StepResponse({ case_id })
  }
)

/** @throws guard_not_met: what a stop suspends is taken up when the stop is released */
async function assertNotStopped(
  container: MedusaContainer,
  of: { patient_id: string; case_id: string }
): Promise<void> {
  const stops = await dispensingOf(container).stopsOverPerson(of)
  const stop = stops.find(takesAuthority)
  if (stop) {
    throw notAllowed(
      "guard_not_met",
      `Stop ${stop.id} has to be released first`
    )
  }
}

/** Waits for whoever packs or hands over: they judge the authority and act on it under the same lock. */
async function withLocks(
  container: MedusaContainer,
  supplyIds: string[],
  work: () => Promise<void>
): Promise<void> {
  const [id, ...rest] = supplyIds
  if (id === undefined) {
    return work()
  }
  const { key, timeout } = supplyLock(id)
  await container
    .resolve(Modules.LOCKING)
    .execute(key, () => withLocks(container, rest, work), { timeout })
}

/**
 * Suspends, resumes or revokes what a signed prescription still allows:
 * a prescriber or pharmacist, with the reason; a revocation is for good.
 */
export const moveAuthorityWorkflow = createWorkflow(
  "move-authority",
  function (input: MoveAuthorityInput) {
    return new WorkflowResponse(moveAuthorityStep(input))
  }
)
