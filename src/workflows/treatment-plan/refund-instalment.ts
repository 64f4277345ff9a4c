import type { MedusaContainer } from "@medusajs/framework/types"
import type { RefundRecord, RequestPart } from "../../modules/billing/types"
import type {
  InstalmentRecord,
  PlanRecord,
} from "../../modules/treatment-plan/types"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { readOrderMoney, readPaidForCase } from "../billing/order-money"
import { billingOf } from "../billing/services"
import { casesOf } from "../clinical-review/services"
import { dispensingOf } from "../dispensing/services"
import { wakeWorker } from "../relay/wake"
import { plansOf } from "./services"

export type RefundInstalmentInput = {
  instalment_id: string
  /** Why, as the reports count it: the rest was cancelled, or the twelve months are over (REN-4). */
  reason_class: "cancelled" | "limit"
  actor: Actor
}

/**
 * Writes down that the money of a month goes back that was paid and isn't
 * supplied: its line, and delivery where the order sends nothing. Sent by the
 * queue as every refund, once its own supply can't leave any more (SAF-19).
 * Repeatable: a month is refunded once.
 * @returns nothing where the month isn't paid, where its supply has left (that
 * is a matter of its delivery), or where its payment isn't in the books yet
 */
export async function refundInstalment(
  container: MedusaContainer,
  { instalment_id, reason_class, actor }: RefundInstalmentInput
): Promise<RefundRecord[]> {
  const instalment = await plansOf(container).retrieveInstalment(instalment_id)
  const plan = await plansOf(container).retrievePlan(instalment.plan_id)
  if (
    instalment.state !== "paid" ||
    (await hasLeft(container, plan.case_id, instalment.number))
  ) {
    return []
  }
  const parts = await readPaidForInstalment(container, plan, instalment)
  const records = await billingOf(container).requestOf(
    parts.map((part) => ({
      ...part,
      purpose: "instalment",
      reason_class,
      automatic: runningEnv().REFUNDS_AUTOMATIC,
      actor,
    })),
    { amount: "all", occasion: instalmentOccasion(instalment.id) },
    clock.now()
  )
  await wakeWorker(container)
  return records
}

/** The name under which a month's refund is written: once each. */
export const instalmentOccasion = (instalmentId: string): string =>
  `instalment:${instalmentId}`

type PaidInstalment = Omit<
  RequestPart,
  "purpose" | "reason_class" | "automatic" | "actor"
>

/** What a month's payment holds of it. The first month lies in the order that bought the plan, every later one in an order of its own. */
export async function readPaidForInstalment(
  container: MedusaContainer,
  plan: Pick<PlanRecord, "case_id" | "patient_id" | "line_item_id">,
  instalment: Pick<InstalmentRecord, "id" | "number" | "order_id">
): Promise<PaidInstalment[]> {
  const { case_id, patient_id } = plan
  const about = { case_id, patient_id, instalment_id: instalment.id }
  if (instalment.number === 1) {
    const found = await casesOf(container).retrieveClinicalCase(case_id)
    const parts = await readPaidForCase(container, found)
    return parts.map((part) => ({
      ...part,
      ...about,
      line_item_id: plan.line_item_id,
    }))
  }
  if (instalment.order_id === null) {
    return []
  }
  const { lines, delivery, payments } = await readOrderMoney(
    container,
    instalment.order_id
  )
  const [line_item_id] = lines.keys()
  return payments.slice(0, 1).flatMap((payment) =>
    line_item_id === undefined
      ? []
      : {
          ...payment,
          ...about,
          line_item_id,
          line: [...lines.values()].reduce((sum, pence) => sum + pence, 0),
          delivery,
          nothing_ships: true,
        }
  )
}

async function hasLeft(
  container: MedusaContainer,
  case_id: string,
  instalment_number: number
): Promise<boolean> {
  const [left] = await dispensingOf(container).listSupplies(
    { case_id, instalment_number, dispatched_at: { $ne: null } },
    { select: ["id"], take: 1 }
  )
  return left !== undefined
}
