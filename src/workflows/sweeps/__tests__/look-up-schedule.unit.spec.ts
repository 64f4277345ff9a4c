import { generateEntityId } from "@medusajs/framework/utils"
import { firstSessionId } from "../look-up-schedule"

describe("the first id of a moment", () => {
  it("stands between the ids made before and after it", () => {
    const now = Date.now()
    const made = generateEntityId(undefined, "payses")
    expect(made > firstSessionId(new Date(now - 2))).toBe(true)
    expect(made < firstSessionId(new Date(now + 60_000))).toBe(true)
  })

  it("goes up with time, and is as long as an id's time", () => {
    const week = 7 * 24 * 60 * 60_000
    const at = new Date("2026-11-21T12:00:00Z")
    const earlier = new Date(at.getTime() - week)
    expect(firstSessionId(earlier) < firstSessionId(at)).toBe(true)
    expect(firstSessionId(new Date(0))).toBe("payses_0000000000")
  })
})
