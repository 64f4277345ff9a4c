import type { Condition } from "../definition/conditions"
import type { FormDefinition } from "../definition/form-definition"

/** More comparisons than anybody can follow. */
export const MAX_CONDITION_SIZE = 200

type Named = FormDefinition["conditions"]

/**
 * How many values a condition compares and groups it has, each named condition
 * counted wherever it is referred to: named conditions that refer to each other
 * twice double with every level. Circles count as endless.
 */
export function conditionSizes(named: Named): (condition: Condition) => number {
  const known = new Map<string, number>()
  const sizeOf = (condition: Condition): number => {
    if ("question" in condition || "calculation" in condition) {
      return Math.max(1, [condition.value].flat().length)
    }
    if ("condition" in condition) {
      return sizeOfNamed(condition.condition)
    }
    if ("not" in condition) {
      return 1 + sizeOf(condition.not)
    }
    const members = "all" in condition ? condition.all : condition.any
    return members.reduce((sum, member) => sum + sizeOf(member), 1)
  }
  const sizeOfNamed = (name: string): number => {
    const before = known.get(name)
    if (before !== undefined) {
      return before
    }
    known.set(name, Infinity)
    const target = Object.hasOwn(named, name) ? named[name] : undefined
    const size = target ? sizeOf(target) : 1
    known.set(name, size)
    return size
  }
  return sizeOf
}
