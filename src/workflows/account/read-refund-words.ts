import type { MedusaContainer } from "@medusajs/framework/types"
import {
  confirmedSum,
  counts,
  type RefundShare,
} from "../../modules/billing/domain/amounts"
import { billingOf } from "../billing/services"

/** What a patient reads of the money of one treatment; the amount in pence. */
export type TreatmentRefund = {
  amount: { amount: number; currency: string }
  /** "partial" where a part went back and the treatment goes on. */
  state: "on_its_way" | "refunded" | "partial"
}

/** The refunds of some cases, by case; those without one are left out. */
export async function readRefundWords(
  container: MedusaContainer,
  cases: { id: string; ended_as: string | null }[]
): Promise<Map<string, TreatmentRefund>> {
  const rows =
    cases.length === 0
      ? []
      : await billingOf(container).listCaseRefunds({
          case_id: cases.map(({ id }) => id),
        })
  return new Map(
    cases.flatMap(({ id, ended_as }) => {
      const refund = refundOf(
        rows.filter(({ case_id }) => case_id === id),
        ended_as !== null && ended_as !== "completed"
      )
      return refund ? [[id, refund] as const] : []
    })
  )
}

/** A refund that failed is still owed: the patient reads that it is on its way. */
export function refundOf(
  rows: RefundShare[],
  hasEnded: boolean
): TreatmentRefund | null {
  const given = confirmedSum(rows)
  const all = rows
    .filter((row) => counts(row) || row.state === "failed")
    .reduce((sum, { amount }) => sum + amount, 0)
  if (all === 0) {
    return null
  }
  const money = (amount: number) => ({ amount, currency: "gbp" })
  if (given < all) {
    return { amount: money(all), state: "on_its_way" }
  }
  return { amount: money(given), state: hasEnded ? "refunded" : "partial" }
}
