import type { Condition } from "../../definition/conditions"
import { definitionOf, denying } from "../../../testing/question-form"
import { compileUnfinished } from "../../../form-checks"
import { checkForPublishing } from "../check-for-publishing"
import { checkEffort } from "../check-size"

const question = { id: "q", kind: "number", min: 0, max: 900 }
const leaf = (value: number): Condition => ({
  question: "q",
  operator: "greater",
  value,
})

/** Named conditions that each refer twice to the one before. */
function doubling(levels: number) {
  const conditions: Record<string, Condition> = { c0: leaf(3) }
  for (let level = 1; level <= levels; level += 1) {
    const condition = `c${level - 1}`
    conditions[`c${level}`] = { any: [{ condition }, { not: { condition } }] }
  }
  return denying([question], { condition: `c${levels}` }, { conditions })
}

describe("conditions that grow by being named", () => {
  it.each([12, 30, 200])(
    "are refused at once, %i levels",
    (levels) => {
      const problems = checkForPublishing(doubling(levels), [])
      expect(problems).toContainEqual({
        place: "rules[0] (denied).when",
        message: expect.stringContaining("more than 200 comparisons"),
      })
    },
    2_000
  )

  it("can't be tried out either", () => {
    expect(() => compileUnfinished(doubling(30))).toThrow(/more than 200/)
  })

  it("are let through while they can be followed", () => {
    const message = checkForPublishing(doubling(3), []).map(
      (one) => one.message
    )
    expect(message.join()).not.toContain("comparisons")
  })
})

describe("rules and cases that can't all be tried", () => {
  const long: Condition = {
    any: Array.from({ length: 150 }, (_, index) => leaf(index + 1)),
  }
  const [rule] = denying([question], long).rules
  const withRules = (count: number) =>
    definitionOf(
      denying([question], long, {
        rules: Array.from({ length: count }, (_, index) => ({
          ...(rule as NonNullable<typeof rule>),
          id: `r${index}`,
        })),
      })
    )

  it("are refused, as few are not", () => {
    expect(checkEffort(withRules(2), 10)).toEqual([])
    expect(checkEffort(withRules(2), 1_000)).toHaveLength(1)
    expect(checkEffort(withRules(20), 1)).toHaveLength(1)
  })
})
