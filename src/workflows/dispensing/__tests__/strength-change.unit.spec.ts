import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { readStrengthChange } from "../strength-change"

/** A supply in short: its month, its strength, the day in March on which it left. */
type Short = [month: number, strength: string, day: number | null]

const supplyOf = ([instalment_number, strength, day]: Short) => ({
  case_id: "case_1",
  instalment_number,
  formulary_item_id: `fit_${strength}`,
  treatment_name: `A tablet ${strength}`,
  dispatched_at: day === null ? null : new Date(Date.UTC(2027, 2, day)),
})

type Filter = { instalment_number: { $ne: number } }

function noticeOf(own: Short, others: Short[], inForce = true) {
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      listDoseChanges: async () =>
        inForce ? [{ from_item_id: "fit_1mg", from_name: "A tablet 1mg" }] : [],
    },
    [DISPENSING_MODULE]: {
      listSupplies: async ({ instalment_number }: Filter) =>
        others
          .map(supplyOf)
          .filter(
            (one) =>
              one.dispatched_at !== null &&
              one.instalment_number !== instalment_number.$ne
          )
          .sort((a, b) => Number(b.dispatched_at) - Number(a.dispatched_at)),
    },
  })) {
    container.register(name, asValue(service))
  }
  return readStrengthChange(container, supplyOf(own))
}

it.each<[string, Short, Short[], string | null]>([
  ["the first month of it", [4, "2mg", null], [[3, "1mg", 1]], "1mg"],
  [
    "the next, where the first was given back unsent",
    [5, "2mg", null],
    [
      [3, "1mg", 1],
      [4, "2mg", null],
    ],
    "1mg",
  ],
  [
    "the next, where the first has left",
    [5, "2mg", null],
    [[4, "2mg", 1]],
    null,
  ],
  ["a month before it", [3, "1mg", null], [[2, "1mg", 1]], null],
  [
    "two changes at once: from what was sent, not from what never was",
    [4, "3mg", null],
    [[3, "1mg", 1]],
    "1mg",
  ],
  ["a step back to what was sent", [5, "1mg", null], [[3, "1mg", 1]], null],
  [
    "one of which nothing has left",
    [2, "2mg", null],
    [[1, "1mg", null]],
    "1mg",
  ],
  [
    "a replacement of the first parcel of it",
    [4, "2mg", null],
    [
      [3, "1mg", 1],
      [4, "2mg", 9],
    ],
    "1mg",
  ],
  [
    "a replacement of an older month",
    [3, "1mg", null],
    [
      [3, "1mg", 1],
      [4, "2mg", 9],
    ],
    "2mg",
  ],
  [
    "one that left, whatever left later",
    [4, "2mg", 9],
    [
      [3, "1mg", 1],
      [5, "3mg", 20],
    ],
    "1mg",
  ],
])("is said of %s", async (_of, own, others, from) => {
  expect(await noticeOf(own, others)).toEqual(
    from && { from: `A tablet ${from}`, to: `A tablet ${own[1]}` }
  )
})

it("is not asked of what was never changed", async () => {
  expect(await noticeOf([2, "2mg", null], [[1, "1mg", 1]], false)).toBeNull()
})
