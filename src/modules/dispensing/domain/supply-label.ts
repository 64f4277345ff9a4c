/** How the dispatch screen names a supply: "One-off" or "Instalment 2 of 6" (TRG-4). */
export const supplyLabel = (supply: {
  instalment_number: number
  instalment_count: number
}): string =>
  supply.instalment_count > 1
    ? `Instalment ${supply.instalment_number} of ${supply.instalment_count}`
    : "One-off"

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
