import fc from "fast-check"
import {
  doseChangeMachine,
  OPEN_DOSE_STATES,
  type DoseChangeEvent,
  type DoseChangeState,
} from "../dose-change-machine"
import { doseMandateText } from "../mandate"
import { type DoseTerms, firstUnbegun, termsOfMonth } from "../terms"

const NEXT: Record<
  DoseChangeState,
  Partial<Record<DoseChangeEvent, DoseChangeState>>
> = {
  proposed: {
    accept: "awaiting_signature",
    decline: "declined",
    withdraw: "withdrawn",
    lapse: "lapsed",
  },
  awaiting_signature: {
    come_into_force: "in_force",
    fail_signature: "not_signed",
    withdraw: "withdrawn",
    lapse: "lapsed",
  },
  in_force: {},
  declined: {},
  withdrawn: {},
  not_signed: {},
  lapsed: {},
}

describe("the states of a dose change (SAF-18)", () => {
  it.each(
    doseChangeMachine.states.flatMap((from) =>
      doseChangeMachine.events.map((event) => ({ from, event }))
    )
  )("$from, $event", ({ from, event }) => {
    const to = NEXT[from][event]
    expect(doseChangeMachine.can(from, event)).toBe(to !== undefined)
    if (to) {
      expect(doseChangeMachine.next(from, event)).toBe(to)
    } else {
      expect(() => doseChangeMachine.next(from, event)).toThrow()
    }
  })

  it("is open until it is answered and signed, and comes into force only signed and agreed to", () => {
    expect(
      doseChangeMachine.states.filter((one) => !doseChangeMachine.isFinal(one))
    ).toEqual([...OPEN_DOSE_STATES])
    const into = doseChangeMachine.rows.filter(({ to }) => to === "in_force")
    expect(into.map(({ from }) => from)).toEqual(["awaiting_signature"])
  })
})

const strength = (number: number) => ({
  formulary_item_id: `item_${number}`,
  variant_id: `variant_${number}`,
  quantity: 1 + (number % 3),
  monthly_price: 1_000 + number,
})

type Plan = ReturnType<typeof strength>

/** Changes as they come into force one after the other: each from its month on, which never lies before the one before. */
function history(froms: readonly number[]): {
  plan: Plan
  changes: DoseTerms[]
} {
  const sorted = [...froms].sort((a, b) => a - b)
  const changes = sorted.map((from_number, at): DoseTerms => {
    const [from, to] = [strength(at), strength(at + 1)]
    return {
      id: `dch_${at + 1}`,
      state: "in_force",
      from_number,
      in_force_at: new Date(Date.UTC(2026, 0, at + 1)),
      from_item_id: from.formulary_item_id,
      from_variant_id: from.variant_id,
      from_quantity: from.quantity,
      from_monthly_price: from.monthly_price,
      to_item_id: to.formulary_item_id,
      to_variant_id: to.variant_id,
      to_quantity: to.quantity,
      to_monthly_price: to.monthly_price,
    }
  })
  return { plan: strength(sorted.length), changes }
}

const monthNumbers = fc.array(fc.integer({ min: 2, max: 12 }), { maxLength: 5 })
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const notInForce = (change: DoseTerms, state: string): DoseTerms => ({
  ...change,
  id: `${change.id}_${state}`,
  state,
  from_number: null,
  in_force_at: null,
})

describe("what a month is supplied with (SAF-18)", () => {
  it("is the one strength that held last when the month came, with its own packs, price and prescription", () => {
    fc.assert(
      fc.property(monthNumbers, (froms) => {
        const { plan, changes } = history(froms)
        for (const number of MONTHS) {
          const at = changes.filter((one) => must(one.from_number) <= number)
          expect(termsOfMonth(plan, changes, number)).toEqual({
            ...strength(at.length),
            dose_change_id: at.at(-1)?.id ?? null,
          })
        }
      })
    )
  })

  it("stays what it was for every month before a change that comes, whatever comes", () => {
    fc.assert(
      fc.property(
        monthNumbers.filter((froms) => froms.length > 0),
        (froms) => {
          const { plan, changes } = history(froms)
          const last = must(changes.at(-1))
          const before = {
            plan: strength(changes.length - 1),
            changes: changes.slice(0, -1),
          }
          for (const number of MONTHS) {
            const now = termsOfMonth(plan, changes, number)
            const then = termsOfMonth(before.plan, before.changes, number)
            expect(now.dose_change_id === last.id).toBe(
              number >= must(last.from_number)
            )
            if (number < must(last.from_number)) {
              expect(now).toEqual(then)
            }
          }
        }
      )
    )
  })

  it("takes nothing from a change that isn't in force, in whatever order they are read", () => {
    fc.assert(
      fc.property(
        monthNumbers,
        fc.constantFrom(
          ...doseChangeMachine.states.filter((one) => one !== "in_force")
        ),
        (froms, state) => {
          const { plan, changes } = history(froms)
          const more = [
            ...changes.map((one) => notInForce(one, state)),
            ...[...changes].reverse(),
          ]
          for (const number of MONTHS) {
            expect(termsOfMonth(plan, more, number)).toEqual(
              termsOfMonth(plan, changes, number)
            )
          }
        }
      )
    )
  })
})

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) {
    throw new Error("is missing")
  }
  return value
}

const BEGUN = [
  "due",
  "charging",
  "unknown",
  "retry_wait",
  "action_required",
  "failed",
  "paid",
  "supplied",
  "disputed",
  "refunded",
]

describe("the first month that another strength may be for", () => {
  it("comes after every month that has begun, or fell due at any time", () => {
    const state = fc.constantFrom("scheduled", "cancelled", ...BEGUN)
    fc.assert(
      fc.property(
        fc.array(fc.record({ state, fell: fc.boolean() }), {
          minLength: 1,
          maxLength: 12,
        }),
        (rows) => {
          const months = rows.map((row, at) => ({
            id: `ins_${at + 1}`,
            number: at + 1,
            state: row.state,
          }))
          const fallen = new Set(
            months.filter((_, at) => rows[at]?.fell).map(({ id }) => id)
          )
          const first = firstUnbegun(months, fallen)
          const begun = months.filter(
            (one) => BEGUN.includes(one.state) || fallen.has(one.id)
          )
          const last = Math.max(0, ...begun.map(({ number }) => number))
          const free = months.filter(
            ({ number, state: of }) => of === "scheduled" && number > last
          )
          expect(first).toBe(free[0]?.number ?? null)
        }
      )
    )
  })
})

describe("what a patient agrees to with another strength (PAY-3)", () => {
  const terms = {
    pharmacy: "Sample Pharmacy",
    phone: "020 7946 0000",
    reference: "PLN-1",
    from: { monthly_price: 1960, delivery_price: 290 },
  }
  it("names the plan, both amounts, and nothing of the medicine; another price is another text", () => {
    const dearer = doseMandateText({
      ...terms,
      to: { monthly_price: 2960, delivery_price: 290 },
    })
    expect(dearer.text).toContain(
      "takes £32.50 from the card that you gave for this plan, instead of £22.50: £29.60 for your treatment and £2.90 for its delivery."
    )
    const same = doseMandateText({ ...terms, to: terms.from })
    expect(same.text).toContain("goes on taking £22.50")
    expect(same.hash).not.toBe(dearer.hash)
  })
})
