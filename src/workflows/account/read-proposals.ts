import type { MedusaContainer } from "@medusajs/framework/types"
import {
  givenBackOf,
  topUpOf,
} from "../../modules/clinical-review/domain/change-proposal"
import { casesOf } from "../clinical-review/services"
import type { CaseRow } from "./account-rows"

const money = (amount: number) => ({ amount, currency: "gbp" })

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
                accepted: one.state === "accepted",
              },
            ] as const,
          ]
        : []
    )
  )
}
