import { z } from "zod"
import type { HeightWeight } from "../definition/answers"

/** What people can be; outside of it is a slip of the keyboard or of the unit. */
export const HEIGHT_CM = { min: 100, max: 250 }
export const WEIGHT_KG = { min: 25, max: 350 }

const CM_PER_INCH = 2.54
const KG_PER_POUND = 0.45359237
const INCHES_PER_FOOT = 12
const POUNDS_PER_STONE = 14

const metricSchema = z
  .object({ height_cm: z.number(), weight_kg: z.number() })
  .strict()

const imperialSchema = z
  .object({
    height_ft: z.number().int().min(0),
    height_in: z.number().min(0).lt(INCHES_PER_FOOT),
    weight_st: z.number().int().min(0),
    weight_lb: z.number().min(0).lt(POUNDS_PER_STONE),
  })
  .strict()

type Imperial = z.infer<typeof imperialSchema>

export type HeightWeightCheck =
  | { ok: true; value: HeightWeight }
  | { ok: false; message: string }

const bad = (message: string): HeightWeightCheck => ({ ok: false, message })

/** Kept to two decimals: a BMI limit must not move by the change of units. */
const round = (value: number) => Math.round(value * 100) / 100

/** Centimetres and kilograms of feet and inches, stones and pounds. */
const toMetric = (size: Imperial): HeightWeight => ({
  height_cm: round(
    (size.height_ft * INCHES_PER_FOOT + size.height_in) * CM_PER_INCH
  ),
  weight_kg: round(
    (size.weight_st * POUNDS_PER_STONE + size.weight_lb) * KG_PER_POUND
  ),
})

/**
 * Height and weight in either system of units; metric is what is kept. The
 * limits are named in the units that the person used.
 */
export function checkHeightWeight(
  value: unknown,
  unit: "metric" | "imperial"
): HeightWeightCheck {
  if (unit === "imperial") {
    const parsed = imperialSchema.safeParse(value)
    return parsed.success
      ? within(toMetric(parsed.data), IMPERIAL_WORDS)
      : bad(
          "needs height_ft and height_in (under 12), weight_st and weight_lb (under 14), all as numbers"
        )
  }
  const parsed = metricSchema.safeParse(value)
  return parsed.success
    ? within(parsed.data, METRIC_WORDS)
    : bad("needs height_cm and weight_kg, both as numbers")
}

const METRIC_WORDS = {
  height: `height has to be between ${HEIGHT_CM.min} and ${HEIGHT_CM.max} cm`,
  weight: `weight has to be between ${WEIGHT_KG.min} and ${WEIGHT_KG.max} kg`,
}

const IMPERIAL_WORDS = {
  height: "height has to be between 3 ft 4 in and 8 ft 2 in",
  weight: "weight has to be between 4 st and 55 st",
}

function within(
  value: HeightWeight,
  words: { height: string; weight: string }
): HeightWeightCheck {
  const { height_cm, weight_kg } = value
  if (height_cm < HEIGHT_CM.min || height_cm > HEIGHT_CM.max) {
    return bad(words.height)
  }
  return weight_kg < WEIGHT_KG.min || weight_kg > WEIGHT_KG.max
    ? bad(words.weight)
    : { ok: true, value: { height_cm, weight_kg } }
}
