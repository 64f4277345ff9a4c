import fc from "fast-check"
import { play } from "./model/driver"
import { faults, towards } from "./model/faults"
import { allGoals, goalsLeft } from "./model/goals"
import { realRules } from "./model/rules"
import { allRows, countInto, type Coverage } from "./model/take"

/** MODEL_SEQUENCES=1000000 plays a million; with MODEL_SEED others than the usual. */
const SEQUENCES = Number(process.env["MODEL_SEQUENCES"] ?? 100_000)
const BATCHES = 50
const OFTEN = 1000
/** The same sequences each time, unless others are asked for. */
const SEED = Number(process.env["MODEL_SEED"] ?? 20261121)
const MINUTE = 60_000

/** A sequence of what people, partners and workers do, in the order in which they happen to come. */
const tape = fc.uint8Array({ minLength: 100, maxLength: 220 })

/** Each batch heads for the rows that were taken least so far. */
function playAll(): Coverage {
  const coverage: Coverage = new Map()
  countInto(coverage)
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const goals = batch === 0 ? allGoals : goalsLeft(coverage, 2 * OFTEN)
    fc.assert(
      fc.property(tape, (bytes) => {
        play(realRules, bytes, goals)
      }),
      { numRuns: Math.ceil(SEQUENCES / BATCHES), seed: SEED + batch }
    )
  }
  countInto(null)
  return coverage
}

describe("the model of cases, prescriptions, supplies, refunds and stops", () => {
  it(
    "never supplies more than was signed, nor what is rejected, unpaid, unverified or stopped, in any order of events",
    () => {
      const coverage = playAll()
      const rare = allRows()
        .map((row) => ({ row, taken: coverage.get(row) ?? 0 }))
        .filter(({ taken }) => taken < OFTEN)
      expect(rare).toEqual([])
    },
    20 * MINUTE
  )

  it("has at least twenty mistakes to find", () => {
    expect(Object.keys(faults).length).toBeGreaterThanOrEqual(20)
  })

  it.each(Object.entries(faults))(
    "finds out that %s",
    (name, rules) => {
      const wanted = towards[name]
      const goals = wanted
        ? allGoals.filter((goal) => wanted.includes(goal.name))
        : allGoals
      const found = fc.check(
        fc.property(tape, (bytes) => {
          play(rules, bytes, goals)
        }),
        { numRuns: 100_000, seed: SEED, endOnFailure: true }
      )
      expect(found.failed).toBe(true)
      expect(String(found.errorInstance)).toMatch(/^Error|Violation/)
    },
    MINUTE
  )
})
