import fc from "fast-check"
import {
  givenBackOf,
  LEAST_TOP_UP,
  proposedPrice,
  topUpOf,
} from "../change-proposal"

describe("the price of a change", () => {
  it.each<[string, [number, number, number], [number, number, number]]>([
    ["dearer: the difference is asked for", [2500, 1, 2000], [2500, 500, 0]],
    ["cheaper: the difference goes back", [1500, 1, 2000], [1500, 0, 500]],
    ["the same", [2000, 1, 2000], [2000, 0, 0]],
    ["several packs", [1000, 3, 2000], [3000, 1000, 0]],
    ["as much as a card is charged with", [2030, 1, 2000], [2030, 30, 0]],
    ["less than a card is charged with", [2029, 1, 2000], [2000, 0, 0]],
    ["less, in packs that don't divide it", [672, 3, 2000], [1998, 0, 2]],
    ["more for what a code had made free", [2500, 1, 0], [2500, 2500, 0]],
  ])("%s", (_, [unit, packs, paid_pence], expected) => {
    const new_pence = proposedPrice(unit, packs, paid_pence)
    const prices = { paid_pence, new_pence }
    expect([new_pence, topUpOf(prices), givenBackOf(prices)]).toEqual(expected)
  })

  it("is a whole number of pence a pack, and never asks for what no card is charged with", () => {
    const pence = fc.integer({ min: 0, max: 100_000 })
    const packs = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(pence, packs, pence, (unit, count, paid_pence) => {
        const new_pence = proposedPrice(unit, count, paid_pence)
        const prices = { paid_pence, new_pence }
        expect(new_pence % count).toBe(0)
        expect(new_pence).toBeLessThanOrEqual(unit * count)
        expect(paid_pence + topUpOf(prices) - givenBackOf(prices)).toBe(
          new_pence
        )
        const more = topUpOf(prices)
        expect(more === 0 || more >= LEAST_TOP_UP).toBe(true)
      })
    )
  })
})
