import { treatmentSoFar } from "../treatment-course"

const on = (day: string) => new Date(`${day}T12:00:00Z`)

describe("the course of a treatment", () => {
  it.each([
    ["2026-08-21", "2026-11-21", 3],
    ["2026-08-22", "2026-11-21", 2],
    ["2026-01-31", "2026-02-28", 1],
    ["2025-11-30", "2026-02-27", 2],
    ["2026-11-21", "2026-11-21", 0],
  ])("from %s to %s is %i whole months", (from, to, months) => {
    expect(treatmentSoFar([on(from)], on(to))?.months).toBe(months)
  })

  it("begins with the earliest that left, and counts all", () => {
    const dispatched = [on("2026-06-01"), on("2026-03-01"), on("2026-09-01")]
    expect(treatmentSoFar(dispatched, on("2026-11-21"))).toEqual({
      first_supplied_at: on("2026-03-01"),
      months: 8,
      supplies: 3,
    })
  })

  it("is none before anything has left", () => {
    expect(treatmentSoFar([], on("2026-11-21"))).toBeNull()
  })
})
