import type { MedusaContainer } from "@medusajs/framework/types"
import { casesOf } from "../clinical-review/services"
import type { CaseRow } from "./account-rows"

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
                back: {
                  amount: Math.max(0, one.paid_pence - one.new_pence),
                  currency: "gbp",
                },
                reason: one.reason,
                accepted: one.state === "accepted",
              },
            ] as const,
          ]
        : []
    )
  )
}
