import type { MedusaContainer } from "@medusajs/framework/types"
import type { ChangeProposalRecord } from "../../modules/clinical-review/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { casesOf } from "../clinical-review/services"
import { wakeWorker } from "../relay/wake"
import { readOrderMoney } from "./order-money"
import { reasonOf } from "./request-refund"
import { billingOf } from "./services"

/**
 * Gives the difference of a change back that was taken although the change was
 * not made: the whole of it, to the card it came from. Repeatable, and never
 * more than the payment holds, whatever else is refunded for the case.
 */
export async function refundTopUp(
  container: MedusaContainer,
  { id, case_id, payment_collection_id }: ChangeProposalRecord,
  actor: Actor
): Promise<void> {
  const found = await casesOf(container).retrieveClinicalCase(case_id)
  const { payments } = await readOrderMoney(container, found.order_id)
  const purpose = found.ended_as ? "ended" : "price_difference"
  const payment = payments.find(
    (one) => one.collection_id === payment_collection_id
  )
  if (!payment) {
    return
  }
  await billingOf(container).request(
    {
      ...payment,
      case_id,
      line_item_id: found.line_item_id,
      patient_id: found.patient_id,
      line: payment.captured,
      delivery: 0,
      nothing_ships: false,
      purpose,
      reason_class: reasonOf(purpose, found.ended_as),
      occasion: `top_up:${id}`,
      automatic: runningEnv().REFUNDS_AUTOMATIC,
      amount: "all",
      actor,
    },
    clock.now()
  )
  await wakeWorker(container)
}
