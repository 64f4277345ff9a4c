import { z } from "@medusajs/framework/zod"
import { notAllowed } from "../../../shared/errors"

/** What the prescriber wants dispensed; `quantity` counts units (tablets, grams, pens). */
export const proposalSchema = z.object({
  formulary_item_id: z.string(),
  dose: z.string(),
  directions: z.string(),
  quantity: z.number().int().positive(),
  issues: z.number().int().positive(),
})
export type Proposal = z.infer<typeof proposalSchema>

/** Units in a pack as its description begins: "28 tablets" has 28; one where it names none. */
export function unitsPerPack(packSize: string): number {
  const units = Number(/^\s*(\d+)/.exec(packSize)?.[1] ?? 1)
  return units > 0 ? units : 1
}

/** The proposal as the formulary and the order give it (RX-1). */
export function prefilledProposal(
  item: {
    id: string
    default_dose: string | null
    default_directions: string | null
    pack_size: string
  },
  packs: number
): Proposal {
  return {
    formulary_item_id: item.id,
    dose: item.default_dose ?? "",
    directions: item.default_directions ?? "",
    quantity: unitsPerPack(item.pack_size) * packs,
    issues: 1,
  }
}

/**
 * Dose and directions are the prescriber's; another item or quantity is first
 * put to the patient, who may cancel (SAF-2, R-02).
 * @throws not_eligible when item or quantity differ from what was ordered
 */
export function assertAsOrdered(proposal: Proposal, ordered: Proposal): void {
  if (proposal.formulary_item_id !== ordered.formulary_item_id) {
    throw notAllowed(
      "not_eligible",
      "Another item needs the patient's acceptance before it is prescribed"
    )
  }
  if (proposal.quantity !== ordered.quantity) {
    throw notAllowed(
      "not_eligible",
      `Another quantity than the ordered ${ordered.quantity} needs the patient's acceptance before it is prescribed`
    )
  }
}
