import fc from "fast-check"
import {
  confirmedSum,
  counts,
  dueForCase,
  moneyOfCase,
  refundable,
  type PaidForCase,
  type RefundShare,
} from "../amounts"
import { refundMachine } from "../refund-machine"

const share = (more: Partial<RefundShare>): RefundShare => ({
  case_id: "case_a",
  state: "succeeded",
  amount: 0,
  delivery_amount: 0,
  covered_by: null,
  ...more,
})

/** Two lines of £20 and £30, and £4 of delivery. */
const paid = (more: Partial<PaidForCase> = {}): PaidForCase => ({
  case_id: "case_a",
  captured: 5400,
  line: 2000,
  delivery: 400,
  nothing_ships: false,
  ...more,
})
const b = { case_id: "case_b", line: 3000, nothing_ships: true }

describe("what is due for a case", () => {
  it.each<[string, PaidForCase, RefundShare[], [number, number]]>([
    ["its line, while another ships", paid(), [], [2000, 0]],
    ["delivery too, when nothing ships", paid(b), [], [3400, 400]],
    [
      "delivery once for an order whose cases all end",
      paid(b),
      [share({ amount: 2400, delivery_amount: 400 })],
      [3000, 0],
    ],
    [
      "the rest after a part of it",
      paid(),
      [share({ amount: 500 })],
      [1500, 0],
    ],
    [
      "nothing for a part that another refund's row counts already",
      paid(),
      [share({ amount: 2000, covered_by: "rfnd_x" })],
      [2000, 0],
    ],
    [
      "everything again after a failed one",
      paid(),
      [share({ amount: 2000, state: "failed" })],
      [2000, 0],
    ],
    [
      "nothing when it was given outside with delivery",
      paid({ nothing_ships: true }),
      [share({ amount: 2400 })],
      [0, 0],
    ],
    [
      "what is left of delivery when a part was given outside",
      paid({ nothing_ships: true }),
      [share({ amount: 2200 })],
      [200, 200],
    ],
    [
      "no more than the payment holds",
      paid(),
      [share({ case_id: null, amount: 5000 })],
      [400, 0],
    ],
    ["nothing for what cost nothing", paid({ line: 0 }), [], [0, 0]],
  ])("is %s", (_, input, shares, [amount, delivery_amount]) => {
    expect(dueForCase(input, shares)).toEqual({ amount, delivery_amount })
  })
})

const pence = fc.integer({ min: 0, max: 20_000 })
const anyShare: fc.Arbitrary<RefundShare> = fc
  .record({
    case_id: fc.constantFrom("case_a", "case_b", "case_c", null),
    state: fc.constantFrom(...refundMachine.states),
    amount: pence,
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    covered_by: fc.constantFrom(null, null, "rfnd_x"),
  })
  .map(({ part, ...one }) => ({
    ...one,
    delivery_amount: Math.floor(one.amount * part),
  }))

describe("whatever was given before", () => {
  it("a payment is never given back above what was captured", () => {
    fc.assert(
      fc.property(
        fc.record({
          line: pence,
          delivery: pence,
          captured: pence,
          nothing_ships: fc.boolean(),
        }),
        fc.array(anyShare, { maxLength: 6 }),
        (more, shares) => {
          const due = dueForCase(paid(more), shares)
          expect(due.amount).toBeGreaterThanOrEqual(0)
          expect(due.delivery_amount).toBeGreaterThanOrEqual(0)
          expect(due.delivery_amount).toBeLessThanOrEqual(due.amount)
          expect(due.amount).toBeLessThanOrEqual(
            refundable(more.captured, shares)
          )
          expect(Number.isInteger(due.amount)).toBe(true)
          if (!more.nothing_ships) {
            expect(due.delivery_amount).toBe(0)
          }
        }
      ),
      { numRuns: 5_000 }
    )
  })

  it("an order whose cases end one by one, in any order, gets all of its money back and delivery once", () => {
    fc.assert(
      fc.property(
        fc.array(pence, { minLength: 1, maxLength: 5 }),
        pence,
        fc.infiniteStream(fc.nat()),
        (lines, delivery, dice) => {
          const captured = lines.reduce((sum, line) => sum + line, delivery)
          const open = lines.map((line, at) => ({ line, id: `case_${at}` }))
          const shares: RefundShare[] = []
          while (open.length > 0) {
            const at = (dice.next().value ?? 0) % open.length
            const [next] = open.splice(at, 1)
            const due = dueForCase(
              {
                case_id: next?.id ?? "",
                line: next?.line ?? 0,
                captured,
                delivery,
                nothing_ships: open.length === 0,
              },
              shares
            )
            shares.push(share({ case_id: next?.id ?? null, ...due }))
          }
          const sum = (of: (one: RefundShare) => number) =>
            shares.reduce((total, one) => total + of(one), 0)
          expect(sum((one) => one.amount)).toBe(captured)
          expect(sum((one) => one.delivery_amount)).toBe(delivery)
          expect(shares.filter((one) => one.delivery_amount > 0).length).toBe(
            delivery > 0 ? 1 : 0
          )
        }
      )
    )
  })

  it("a case gets exactly its line however often part of it was given", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 5 }),
        (line, parts) => {
          const shares: RefundShare[] = []
          const facts = paid({ line, captured: line + 400 })
          for (const part of parts) {
            const { amount } = dueForCase(facts, shares)
            shares.push(share({ amount: Math.min(part, amount) }))
          }
          shares.push(share(dueForCase(facts, shares)))
          expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(line)
        }
      )
    )
  })
})

describe("how a case's money stands", () => {
  it.each([
    [[], "none"],
    [["succeeded"], "confirmed"],
    [["succeeded", "settled_by_hand"], "confirmed"],
    [["succeeded", "pending"], "open"],
    [["failed"], "open"],
    [["requested"], "open"],
  ] as const)("%j is %s", (states, expected) => {
    expect(moneyOfCase(states.map((state) => ({ state })))).toBe(expected)
  })

  it("counts what was confirmed once", () => {
    expect(
      confirmedSum([
        share({ amount: 500 }),
        share({ amount: 700, state: "settled_by_hand", covered_by: "rfnd_x" }),
        share({ amount: 900, state: "pending" }),
        share({ amount: 100, state: "settled_by_hand" }),
      ])
    ).toBe(600)
    expect(counts(share({ state: "failed" }))).toBe(false)
  })
})
