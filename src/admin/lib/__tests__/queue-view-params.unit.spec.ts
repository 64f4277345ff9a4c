import { filtersOf, sameFilters } from "../queue-view-params"

it("keeps an address's filters and never its search", () => {
  const filters = filtersOf({
    queue: "team",
    q: "CASE-1",
    page: "3",
    waiting_days: "7",
    state: undefined,
  })
  expect(filters).toEqual({ queue: "team", waiting_days: 7 })
  expect(sameFilters(filters, { waiting_days: 7, queue: "team" })).toBe(true)
  expect(sameFilters(filters, { queue: "team" })).toBe(false)
})

it("shows everything where an address is not understood", () => {
  expect(filtersOf({ queue: "nobody's" })).toEqual({})
})
