import type { MedusaContainer } from "@medusajs/framework/types"
import type { RefundRecord } from "../../modules/billing/types"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notAllowed } from "../../shared/errors"
import { canStillLeave } from "../dispensing/can-still-leave"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "../treatment-plan/services"
import { billingOf } from "./services"

type Waiting = Pick<
  RefundRecord,
  "id" | "case_id" | "purpose" | "instalment_id"
>

/** The money of what may yet reach the patient stays here (SAF-19); a cheaper pack's difference doesn't wait. */
async function mayNotGo(
  container: MedusaContainer,
  { case_id, purpose, instalment_id }: Waiting
): Promise<boolean> {
  if (purpose === "price_difference" || case_id === null) {
    return false
  }
  const month = instalment_id
    ? await plansOf(container).retrieveInstalment(instalment_id)
    : null
  return canStillLeave(container, case_id, month?.number)
}

/** Sends an automatic refund, unless a supply of its case can still leave: then the sweep comes by again. */
export async function releaseRefund(
  container: MedusaContainer,
  refund: Waiting
): Promise<boolean> {
  if (await mayNotGo(container, refund)) {
    return false
  }
  await billingOf(container).send(
    refund.id,
    systemActor("billing"),
    clock.now()
  )
  await wakeWorker(container)
  return true
}

/** Sends the automatic refunds of a case that waited for a supply, as soon as it can't leave any more. */
export async function releaseRefundsOf(
  container: MedusaContainer,
  case_id: string
): Promise<void> {
  const waiting = await billingOf(container).listCaseRefunds({
    case_id,
    state: "requested",
    automatic: true,
  })
  for (const refund of waiting) {
    await releaseRefund(container, refund)
  }
}

/** @throws guard_not_met while a supply of the case can still leave */
export async function assertMayGo(
  container: MedusaContainer,
  refund: Waiting
): Promise<void> {
  if (await mayNotGo(container, refund)) {
    throw notAllowed(
      "guard_not_met",
      `Refund ${refund.id} waits: a supply of its case can still leave`
    )
  }
}
