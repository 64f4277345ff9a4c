/**
 * Facts of a person that several forms may ask about (SAF-20), each with how
 * two answers about it can contradict each other.
 */
export const FACT_RULES = {
  /** Any difference is a contradiction, whenever it was said. */
  date_of_birth: "fixed",
  sex: "fixed",
  /** It doesn't go away: said before and denied later is a contradiction; so is any difference within a short time. */
  allergies: "lasting",
  conditions: "lasting",
  /** It may change with time, but not within a short time. */
  current_medicines: "current",
  pregnancy: "current",
  smoking: "current",
} as const

export type Fact = keyof typeof FACT_RULES

export const FACTS = [
  "date_of_birth",
  "sex",
  "allergies",
  "conditions",
  "current_medicines",
  "pregnancy",
  "smoking",
] as const satisfies readonly Fact[]

/** Within this many days not even what may change is expected to. */
export const STEADY_DAYS = 30
