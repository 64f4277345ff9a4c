import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { queuesOfRole } from "../../modules/clinical-review/domain/queue"
import type { WaitingCase } from "../../modules/clinical-review/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { assertNotOwnMedicine } from "../staff/own-medicine"
import { announceCaseChange } from "./live-hub"
import { loadDecider } from "./review-facts"
import { casesOf } from "./services"

/** How often the front of the queue is looked at before giving up: others may be as fast. */
const ROUNDS = 10

type Taken = { id: string; reference: string } | null

const takeNextCaseStep = createStep(
  "take-next-case",
  async ({ actor }: { actor: Actor }, { container }) => {
    const taken = await takeNext(container, actor)
    if (taken) {
      await announceCaseChange(container)
    }
    // Nothing to undo: who holds a case is changed by the next claim or release.
    return new StepResponse({ taken })
  }
)

async function takeNext(
  container: MedusaContainer,
  actor: Actor
): Promise<Taken> {
  const cases = casesOf(container)
  const { decider } = await loadDecider(container, actor.id)
  const queues = queuesOfRole(decider.role)
  const skip: string[] = []
  for (let round = 0; round < ROUNDS && queues.length > 0; round += 1) {
    const waiting = await cases.listWaiting({
      queues,
      categories: decider.scope,
      skip,
    })
    for (const one of waiting) {
      skip.push(one.id)
      const isTaken =
        (await isAnothers(container, actor, one)) &&
        (await cases.claimIfFree(
          { case_id: one.id, user_id: actor.id, actor },
          clock.now()
        )) !== null
      if (isTaken) {
        return cases.retrieveClinicalCase(one.id, {
          select: ["id", "reference"],
        })
      }
    }
    if (waiting.length === 0) {
      return null
    }
  }
  return null
}

/** Whether the case is neither their own nor a linked person's (REV-5). */
async function isAnothers(
  container: MedusaContainer,
  actor: Actor,
  { patient_id }: WaitingCase
): Promise<boolean> {
  try {
    await assertNotOwnMedicine(container, { user_id: actor.id, patient_id })
    return true
  } catch (error) {
    if (error instanceof MedusaError && error.code === "not_eligible") {
      return false
    }
    throw error
  }
}

/**
 * Claims for one person the oldest waiting case of their role's queues within
 * their scope. Called by "next case". Whoever asks at the same instant gets
 * another case; one's own and linked persons' cases are passed over. `taken`
 * is null when nothing is left.
 */
export const takeNextCaseWorkflow = createWorkflow(
  "take-next-case",
  function (input: { actor: Actor }) {
    return new WorkflowResponse(takeNextCaseStep(input))
  }
)
