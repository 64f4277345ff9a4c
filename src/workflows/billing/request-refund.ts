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
 * Writes down that money goes back for a case, one refund for each payment that
 * it is taken from; they are sent by the queue, at once or when somebody presses
 * Refund. Repeating it gives the same refunds.
 * @returns nothing when nothing was captured or nothing is due
 * @throws invalid_field when more is asked for than is left
 */
export async function requestRefund(
  container: MedusaContainer,
  { case_id, purpose, amount, actor, occasion }: RequestRefundInput
): Promise<RefundRecord[]> {
  const found = await casesOf(container).retrieveClinicalCase(case_id)
  const parts = await readPaidForCase(container, found)
  const records = await billingOf(container).requestOf(
    parts.map((paid) => ({
      ...paid,
      line_item_id: found.line_item_id,
      patient_id: found.patient_id,
      purpose,
      reason_class: reasonOf(purpose, found.ended_as),
      automatic: runningEnv().REFUNDS_AUTOMATIC,
      actor,
    })),
    { amount, occasion: occasion ?? purpose },
    clock.now()
  )
  await wakeWorker(container)
  return records
}

/** @param ended how the case ended; null while it goes on */
export const reasonOf = (
  purpose: RequestRefundInput["purpose"],
  ended: string | null
): ReasonClass =>
  purpose === "price_difference"
    ? "price"
    : (REASON_CLASSES.find((one) => one === ended) ?? "cancelled")
