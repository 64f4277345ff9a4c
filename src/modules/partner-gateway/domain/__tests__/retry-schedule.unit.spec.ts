import { nextTry } from "../retry-schedule"

const now = new Date("2026-11-21T09:00:00Z")
const minutesOf = (attempts: number) =>
  (nextTry(attempts, now).due_at.getTime() - now.getTime()) / 60_000

describe("retry schedule (INT-2)", () => {
  it.each([
    [1, 5, false],
    [2, 30, false],
    [3, 120, false],
    [4, 60, true],
    [40, 60, true],
  ])("after try %i waits %i min, flagged %s", (attempts, minutes, flagged) => {
    expect(minutesOf(attempts)).toBe(minutes)
    expect(nextTry(attempts, now).flagged).toBe(flagged)
  })

  it("honours the partner's Retry-After", () => {
    expect(nextTry(1, now, 20).due_at).toEqual(new Date("2026-11-21T09:00:20Z"))
  })
})
