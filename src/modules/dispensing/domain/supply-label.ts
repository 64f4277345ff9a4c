type Numbered = { instalment_number: number; instalment_count: number }

/**
 * How the dispatch screen names a supply: "One-off", "Instalment 2 of 6" (TRG-4)
 * or, of what was ordered again within a course, "Renewal: instalment plan 2
 * (6 months), 2 of 6" and "Renewal: one-off" (REN-3).
 */
export function supplyLabel(
  { instalment_number, instalment_count }: Numbered,
  {
    plan,
    is_renewal,
  }: {
    plan: { number: number; months: number } | null
    is_renewal: boolean
  } = { plan: null, is_renewal: false }
): string {
  const part = `${instalment_number} of ${instalment_count}`
  if (is_renewal && plan) {
    const months = plan.months === 1 ? "1 month" : `${plan.months} months`
    return `Renewal: instalment plan ${plan.number} (${months}), ${part}`
  }
  if (plan || instalment_count > 1) {
    return `Instalment ${part}`
  }
  return is_renewal ? "Renewal: one-off" : "One-off"
}

/** Cardboard, leaflet and padding, in grams. */
const PACKAGING_GRAMS = 60

/** What a parcel weighs, in whole grams. */
export const parcelWeight = (packGrams: number, packs: number): number =>
  Math.round(packGrams * packs) + PACKAGING_GRAMS

/** Cold-chain items go by a next-day service whatever was chosen (DSP-2). */
export const serviceLevel = (
  chosen: "standard" | "special",
  item: { cold_chain: boolean }
): "standard" | "special" => (item.cold_chain ? "special" : chosen)
