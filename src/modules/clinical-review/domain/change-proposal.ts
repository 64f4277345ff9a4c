import { invalid, notAllowed } from "../../../shared/errors"

/**
 * open: put to the patient; accepted: the patient agreed, the order follows;
 * applied: the case went on with it; declined: turned down by the patient;
 * withdrawn: the case ended meanwhile.
 */
export const PROPOSAL_STATES = [
  "open",
  "accepted",
  "applied",
  "declined",
  "withdrawn",
] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** What the patient may say to a change (SAF-2). */
export const PROPOSAL_ANSWERS = ["accept", "keep_original", "cancel"] as const
export type ProposalAnswer = (typeof PROPOSAL_ANSWERS)[number]

/**
 * The packs that hold `units` of an item.
 * @throws invalid_field quantity, when no whole number of packs holds them or the item's limit is passed
 */
export function packsFor(
  units: number,
  perPack: number,
  maxPacks: number
): number {
  if (units % perPack !== 0) {
    throw invalid(
      "quantity",
      `is no whole number of packs: one pack holds ${perPack}`
    )
  }
  const packs = units / perPack
  if (packs > maxPacks) {
    throw invalid(
      "quantity",
      `is ${packs} packs; the formulary allows ${maxPacks} in one order`
    )
  }
  return packs
}

/**
 * What one pack of the new item costs this patient, in pence: its price, less
 * the share that a promotion took off the line they paid for.
 */
export function unitPrice(
  listPence: number,
  line: { undiscounted_pence: number; paid_pence: number }
): number {
  const share =
    line.undiscounted_pence > 0 ? line.paid_pence / line.undiscounted_pence : 1
  return Math.round(listPence * Math.min(1, share))
}

/**
 * More money can only be asked for by a payment of its own, which isn't built.
 * @throws not_eligible with both amounts in pence
 */
export function assertNotDearer(prices: {
  paid_pence: number
  new_pence: number
}): void {
  if (prices.new_pence > prices.paid_pence) {
    throw notAllowed(
      "not_eligible",
      `Dearer proposals aren't possible yet: the change costs ${prices.new_pence} pence and ${prices.paid_pence} were paid`
    )
  }
}
