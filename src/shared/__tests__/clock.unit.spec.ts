import { clock } from "../clock"

afterEach(() => clock.setOffset(0))

it("is never moved back by an offset that was read before a move", () => {
  clock.moveOn(60_000)
  clock.moveOn(0)
  expect(clock.offset()).toBe(60_000)
  clock.moveOn(120_000)
  expect(clock.offset()).toBe(120_000)
})
