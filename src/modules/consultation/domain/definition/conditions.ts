import { z } from "zod"

/** Every comparison there is; which kinds of question take which stands in operators.ts. */
export const OPERATORS = [
  "equals",
  "not_equals",
  "any_of",
  "all_of",
  "none_of",
  "contains",
  "greater",
  "greater_or_equal",
  "less",
  "less_or_equal",
  "between",
  "exists",
  "age_at_least",
  "age_under",
  "bmi_at_least",
  "bmi_over",
  "bmi_at_most",
  "bmi_under",
  "bmi_between",
] as const

export type Operator = (typeof OPERATORS)[number]

export type ConditionValue = string | number | boolean | string[] | number[]

/** "This question's answer compares so." Without a value only for `exists` (any answer at all). */
export type Leaf = {
  question: string
  operator: Operator
  value?: ConditionValue | undefined
}

/** How a calculated value can be compared. */
export const CALCULATION_OPERATORS = [
  "equals",
  "not_equals",
  "greater",
  "greater_or_equal",
  "less",
  "less_or_equal",
  "between",
] as const satisfies readonly Operator[]

/** "This calculation's result compares so"; two numbers for `between`. */
export type CalculationLeaf = {
  calculation: string
  operator: (typeof CALCULATION_OPERATORS)[number]
  value: number | number[]
}

/** A comparison, a reference to a named condition, or a group of conditions. */
export type Condition =
  | Leaf
  | CalculationLeaf
  | { condition: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

const name = z.string().min(1).max(80)

const leafSchema = z
  .object({
    question: name,
    operator: z.enum(OPERATORS),
    value: z
      .union([
        z.string(),
        z.number(),
        z.boolean(),
        z.array(z.string()),
        z.array(z.number()),
      ])
      .optional(),
  })
  .strict()

const calculationLeafSchema = z
  .object({
    calculation: name,
    operator: z.enum(CALCULATION_OPERATORS),
    value: z.union([z.number(), z.array(z.number())]),
  })
  .strict()

/** How deep groups may stand in groups: further than anybody can follow. */
const MAX_CONDITION_DEPTH = 20

const anyDepth: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    leafSchema,
    calculationLeafSchema,
    z.object({ condition: name }).strict(),
    z.object({ all: z.array(anyDepth).min(1) }).strict(),
    z.object({ any: z.array(anyDepth).min(1) }).strict(),
    z.object({ not: anyDepth }).strict(),
  ])
)

export const conditionSchema: z.ZodType<Condition> = anyDepth.refine(
  (condition) => depthOf(condition) <= MAX_CONDITION_DEPTH,
  `is nested deeper than ${MAX_CONDITION_DEPTH} levels`
)

/** A comparison is one level, every group around it another. */
function depthOf(condition: Condition): number {
  if ("not" in condition) {
    return 1 + depthOf(condition.not)
  }
  const members =
    "all" in condition ? condition.all : "any" in condition ? condition.any : []
  return 1 + Math.max(0, ...members.map(depthOf))
}

/** What a walk through a condition meets. */
export type ConditionVisitor = {
  leaf?: (leaf: Leaf) => void
  calculation?: (leaf: CalculationLeaf) => void
  named?: (name: string) => void
}

/** Visits each comparison and each reference to a named condition, depth first. */
export function walkCondition(
  condition: Condition,
  visit: ConditionVisitor
): void {
  if ("question" in condition) {
    visit.leaf?.(condition)
  } else if ("calculation" in condition) {
    visit.calculation?.(condition)
  } else if ("condition" in condition) {
    visit.named?.(condition.condition)
  } else if ("not" in condition) {
    walkCondition(condition.not, visit)
  } else {
    const members = "all" in condition ? condition.all : condition.any
    members.forEach((member) => walkCondition(member, visit))
  }
}
