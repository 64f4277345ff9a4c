import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { DifferenceRecord } from "../../modules/billing/differences"
import {
  ACT_OF,
  type MendingAct,
} from "../../modules/billing/domain/difference-kinds"
import { RefundRefused } from "../../modules/billing/provider"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed, notFound, partnerUnavailable } from "../../shared/errors"
import { PartnerHttpError } from "../../shared/http/http-client"
import { wakeWorker } from "../relay/wake"
import { comparePayment } from "./compare-payment"
import { mendingActs } from "./mending-acts"
import { billingOf } from "./services"

const LOCK_SECONDS = 60

export type MendInput = { difference_id: string; actor: Actor }

const mendDifferenceStep = createStep(
  "mend-difference-step",
  async ({ difference_id, actor }: MendInput, { container }) => {
    const found = await readDifference(container, difference_id)
    const row = await container
      .resolve(Modules.LOCKING)
      .execute(
        `difference:${found.payment_intent}`,
        () => mend(container, found.id, actor),
        { timeout: LOCK_SECONDS }
      )
    await wakeWorker(container)
    // Nothing to undo: what was mended is as both sides have it.
    return new StepResponse({ id: row.id, state: row.state })
  }
)

async function readDifference(
  container: MedusaContainer,
  id: string
): Promise<DifferenceRecord> {
  const [row] = await billingOf(container).listMoneyDifferences(
    { id },
    { take: 1 }
  )
  if (!row) {
    throw notFound("Difference", id)
  }
  return row
}

/** Compares once more before anything is done: what was mended meanwhile needs nothing. */
async function mend(
  container: MedusaContainer,
  id: string,
  actor: Actor
): Promise<DifferenceRecord> {
  try {
    const { payment_intent } = await readDifference(container, id)
    await comparePayment(container, payment_intent, actor)
    const row = await readDifference(container, id)
    if (row.state !== "open") {
      return row
    }
    await billingOf(container).noteMending(row, actor, clock.now())
    const act: MendingAct = ACT_OF[row.kind]
    await mendingActs[act](container, row, actor)
    await comparePayment(container, payment_intent, actor)
    return await readDifference(container, id)
  } catch (error) {
    if (error instanceof RefundRefused) {
      throw notAllowed("partner_refused", `Stripe: ${error.code}`)
    }
    throw error instanceof PartnerHttpError
      ? partnerUnavailable("Stripe")
      : error
  }
}

/**
 * Does what mends a difference, and compares its payment again: the answer says
 * whether it is mended. Pressed twice, it is done once.
 */
export const mendDifferenceWorkflow = createWorkflow(
  "mend-difference",
  function (input: MendInput) {
    return new WorkflowResponse(mendDifferenceStep(input))
  }
)
