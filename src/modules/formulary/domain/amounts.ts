/** How much of its ingredient a pack holds; null where it can't be said in these terms (a gel in per cent). */
export type PackAmounts = {
  /** Milligrams of the ingredient in one unit: a tablet, a capsule, a pen's dose. */
  mg_per_unit: number | null
  /** Tablets, capsules, doses … in one pack. */
  units_per_pack: number | null
}

const MILLIGRAMS =
  /^\s*(\d+(?:\.\d+)?)\s*(mg|g|micrograms?|mcg)\b(?!\s*\/\s*(?:g|ml)\b)/i
const COUNTED =
  /(\d+)\s*(?:tablets?|caplets?|capsules?|doses?|sachets?|lozenges?|suppositor(?:y|ies)|patches)\b/i
const FACTOR: Record<string, number> = { mg: 1, g: 1000 }

/**
 * What strength and pack size say of the amounts, as they are written in the
 * formulary: "50 mg" and "4 tablets". Staff may enter others.
 */
export function amountsOf(item: {
  strength: string
  pack_size: string
}): PackAmounts {
  const [, amount, unit = ""] = MILLIGRAMS.exec(item.strength) ?? []
  const [, count] = COUNTED.exec(item.pack_size) ?? []
  return {
    mg_per_unit:
      amount === undefined
        ? null
        : Number(amount) * (FACTOR[unit.toLowerCase()] ?? 0.001),
    units_per_pack: count === undefined ? null : Number(count),
  }
}

/** The single ingredients of an item, for limits: "codeine with paracetamol" has two. */
export const ingredientsOf = (ingredient: string): string[] =>
  ingredient
    .toLowerCase()
    .split(/\s+(?:with|and)\s+|[,/+]/)
    .map((one) => one.trim())
    .filter(Boolean)
