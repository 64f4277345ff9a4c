import type { MedusaContainer } from "@medusajs/framework/types"
import {
  REASON_CLASSES,
  type ReasonClass,
} from "../../modules/billing/domain/purposes"
import type { RefundRecord } from "../../modules/billing/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { wakeWorker } from "../relay/wake"
import { casesOf } from "../clinical-review/services"
import { readPaidForCase } from "./order-money"
import { billingOf } from "./services"

export type RequestRefundInput = {
  case_id: string
  purpose: "ended" | "price_difference"
  /** Pence, or whatever is due. */
  amount: number | "all"
  actor: Actor
  /** Names what it is for, where a case may be refunded more than once for one purpose. */
  occasion?: string
}

/**
 * Writes down that money goes back for a case; it is sent by the queue, at once
 * or when somebody presses Refund. Repeating it gives the same refund.
 * @returns null when nothing was captured or nothing is due
 * @throws invalid_field when more is asked for than is left
 */
export async function requestRefund(
  container: MedusaContainer,
  { case_id, purpose, amount, actor, occasion }: RequestRefundInput
): Promise<RefundRecord | null> {
  const found = await casesOf(container).retrieveClinicalCase(case_id)
  const paid = await readPaidForCase(container, found)
  if (!paid) {
    return null
  }
  const record = await billingOf(container).request(
    {
      ...paid,
      line_item_id: found.line_item_id,
      patient_id: found.patient_id,
      purpose,
      reason_class: reasonOf(purpose, found.ended_as),
      occasion: occasion ?? purpose,
      automatic: runningEnv().REFUNDS_AUTOMATIC,
      amount,
      actor,
    },
    clock.now()
  )
  await wakeWorker(container)
  return record
}

const reasonOf = (
  purpose: RequestRefundInput["purpose"],
  ended: string | null
): ReasonClass =>
  purpose === "price_difference"
    ? "price"
    : (REASON_CLASSES.find((one) => one === ended) ?? "cancelled")
