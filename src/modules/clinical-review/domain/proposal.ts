import { z } from "@medusajs/framework/zod"
import { invalid, notAllowed } from "../../../shared/errors"

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

/** The most months that one signature may authorise, as a course ends then (SAF-1, REN-4). */
const MOST_ISSUES = 12

/**
 * How many issues a prescriber may sign for: what was bought, or all of a
 * course's months, so that a renewal needs no other signature (SAF-1).
 * @param months supplies that were bought: 1 for a one-off
 */
export const issueChoices = (months: number): number[] => [
  ...new Set([months, MOST_ISSUES]),
]

/** The proposal as the formulary and the order give it (RX-1): an issue for each month of a plan. */
export function prefilledProposal(
  item: {
    id: string
    default_dose: string | null
    default_directions: string | null
    pack_size: string
  },
  packs: number,
  months: number
): Proposal {
  return {
    formulary_item_id: item.id,
    dose: item.default_dose ?? "",
    directions: item.default_directions ?? "",
    quantity: unitsPerPack(item.pack_size) * packs,
    issues: months,
  }
}

/**
 * Dose and directions are the prescriber's; another item or quantity is first
 * put to the patient, who may cancel (SAF-2, R-02).
 * Issues are those of the order, or of the whole course.
 * @throws not_eligible when item or quantity differ from what was ordered;
 * invalid_field for another number of issues
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
  assertIssues(proposal.issues, ordered.issues)
}

/** @param months supplies that are bought; @throws invalid_field for a number that isn't one to choose */
export function assertIssues(issues: number, months: number): void {
  const choices = issueChoices(months)
  if (!choices.includes(issues)) {
    throw invalid("proposal.issues", `has to be ${choices.join(" or ")}`)
  }
}
