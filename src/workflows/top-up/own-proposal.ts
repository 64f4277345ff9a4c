import type { MedusaContainer } from "@medusajs/framework/types"
import type { ChangeProposalRecord } from "../../modules/clinical-review/types"
import { notFound } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"

/** A proposal of the customer's own. @throws not_found also for somebody else's */
export async function findOwnProposal(
  container: MedusaContainer,
  { proposal_id, customer_id }: { proposal_id: string; customer_id: string }
): Promise<{ proposal: ChangeProposalRecord; order_id: string }> {
  const cases = casesOf(container)
  const [proposal] = await cases.listChangeProposals({ id: proposal_id })
  const [own] = proposal
    ? await cases.listClinicalCases(
        { id: proposal.case_id, customer_id },
        { select: ["id", "order_id"] }
      )
    : []
  if (!proposal || !own) {
    throw notFound("Proposal", proposal_id)
  }
  return { proposal, order_id: own.order_id }
}
