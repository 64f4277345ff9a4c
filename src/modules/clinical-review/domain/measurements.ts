/** A body as somebody measured or declared it; either may be left out. */
export type Measurements = {
  weight_kg: number | null
  height_cm: number | null
}

/** Scales, clothes and a few days make this much. */
const WEIGHT_TOLERANCE = 0.05
const HEIGHT_TOLERANCE_CM = 3

/**
 * Whether a declared body is another than the verified one beyond what scales
 * and clothes make: more than 5 % of the weight, or more than 3 cm.
 */
export function differs(
  declared: Measurements,
  verified: Measurements
): boolean {
  const weight = apart(declared.weight_kg, verified.weight_kg)
  const height = apart(declared.height_cm, verified.height_cm)
  return (
    weight > WEIGHT_TOLERANCE * (verified.weight_kg ?? 0) ||
    height > HEIGHT_TOLERANCE_CM
  )
}

const apart = (one: number | null, other: number | null): number =>
  one === null || other === null ? 0 : Math.abs(one - other)
