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

/** Stripe charges no card less than this, in pence; what is less isn't asked for. */
export const LEAST_TOP_UP = 30

/**
 * The price that is put to the patient, in pence, who paid `paid` for the line.
 * A difference that no card can be charged is left to the pharmacy: the packs
 * then cost what was paid, to the whole penny a pack.
 */
export function proposedPrice(
  unit_pence: number,
  packs: number,
  paid_pence: number
): number {
  const price = unit_pence * packs
  const more = price - paid_pence
  return more > 0 && more < LEAST_TOP_UP
    ? Math.floor(paid_pence / packs) * packs
    : price
}

type Prices = { paid_pence: number; new_pence: number }

/** Pence that a dearer change is paid with before it is accepted (SAF-2); 0 for any other. */
export const topUpOf = ({ paid_pence, new_pence }: Prices): number =>
  Math.max(0, new_pence - paid_pence)

/** Pence that go back once a cheaper change is accepted; 0 for any other. */
export const givenBackOf = ({ paid_pence, new_pence }: Prices): number =>
  Math.max(0, paid_pence - new_pence)

/**
 * started: the patient was asked for the difference, and their card may have
 * been authorised; captured: it was taken; released: nothing was taken, and
 * nothing can be any more.
 */
export const TOP_UP_STATES = ["started", "captured", "released"] as const
export type TopUpState = (typeof TOP_UP_STATES)[number]

/** A plan's part in a change: its months, what each costs without delivery, and the agreement that takes the old one's place; amounts in pence. */
export type PlanChange = {
  from_months: number
  to_months: number
  from_monthly_pence: number
  to_monthly_pence: number
  delivery_pence: number
  mandate: { version: string; text: string; hash: string }
}

type Agreement = {
  id: string
  mandate_hash: string | null
  agreed_at: unknown
}

/**
 * A change of a plan is accepted together with the payments that follow from it,
 * as they were shown; whoever has agreed once to what still stands needn't again (PAY-3).
 * @param shown the fingerprint of the wording that the patient ticked
 * @returns whether it is agreed to only now
 * @throws mandate_changed
 */
export function isAgreedNow(
  { id, mandate_hash, agreed_at }: Agreement,
  shown: string | null | undefined
): boolean {
  if (mandate_hash === null || (agreed_at !== null && !shown)) {
    return false
  }
  if (shown !== mandate_hash) {
    throw notAllowed(
      "mandate_changed",
      `mandate_hash: is not of the agreement of proposal ${id}; it has to be read and accepted`
    )
  }
  return agreed_at === null
}
