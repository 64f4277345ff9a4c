import { isDueForLookUp } from "../look-up-schedule"

const now = new Date("2026-11-21T12:00:00Z")
const agedMinutes = (minutes: number) =>
  new Date(now.getTime() - minutes * 60_000)

describe("when a payment is looked up", () => {
  it.each([0, 1, 17, 59])("is asked about at %d minutes", (minutes) => {
    expect(isDueForLookUp(agedMinutes(minutes), now)).toBe(true)
  })

  it("is asked about each half hour after that, and no oftener", () => {
    const asked = Array.from({ length: 240 }, (_, index) => 60 + index).filter(
      (minutes) => isDueForLookUp(agedMinutes(minutes), now)
    )
    expect(asked).toEqual([60, 90, 120, 150, 180, 210, 240, 270])
  })

  it.each([7 * 24 * 60, 10_000_000, -1])(
    "is left alone at %d minutes",
    (minutes) => {
      expect(isDueForLookUp(agedMinutes(minutes), now)).toBe(false)
    }
  )
})
