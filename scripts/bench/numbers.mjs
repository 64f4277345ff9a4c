/**
 * The value below which a share of the values lies (nearest rank).
 *
 * @param {number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1]
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5)
