import type { MedusaContainer } from "@medusajs/framework/types"
import {
  givenBackOf,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import type { ChangeProposalRecord } from "../../modules/clinical-review/types"
import { casesOf } from "../clinical-review/services"
import type { CaseRow } from "./account-rows"

const money = (amount: number) => ({ amount, currency: "gbp" })

/** What becomes of a plan; null for a one-off. */
const planView = (row: ChangeProposalRecord) =>
  row.from_months === null ||
  row.to_months === null ||
  row.mandate_text === null ||
  row.mandate_hash === null
    ? null
    : {
        from: {
          months: row.from_months,
          monthly: money(row.from_monthly_pence ?? 0),
        },
        to: {
          months: row.to_months,
          monthly: money(row.to_monthly_pence ?? 0),
        },
        delivery: money(row.delivery_pence ?? 0),
        mandate: { text: row.mandate_text, hash: row.mandate_hash },
      }

/** The changes that wait for the patient's word, by case (SAF-2). */
export async function readProposals(
  container: MedusaContainer,
  cases: Pick<CaseRow, "id" | "state">[]
) {
  const waiting = cases.filter(({ state }) => state === "awaiting_acceptance")
  const found = await Promise.all(
    waiting.map(({ id }) => casesOf(container).readProposal(id))
  )
  return new Map(
    found.flatMap((one) =>
      one
        ? [
            [
              one.case_id,
              {
                id: one.id,
                from: { name: one.from_name, quantity: one.from_quantity },
                to: { name: one.to_name, quantity: one.to_quantity },
                paid: money(one.paid_pence),
                price: money(one.new_pence),
                back: money(givenBackOf(one)),
                more: money(topUpOf(one)),
                reason: one.reason,
                plan: planView(one),
                accepted: one.state === "accepted",
              },
            ] as const,
          ]
        : []
    )
  )
}
