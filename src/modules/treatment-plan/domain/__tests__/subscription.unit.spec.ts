import { coolingOffSince, coolingOffUntil, noticeUntil } from "../subscription"

it("tells of payments a week before, and of a renewal for its fourteen days", () => {
  expect(noticeUntil("2026-02-23")).toBe("2026-03-02")
  expect(coolingOffUntil("2026-02-20")).toBe("2026-03-06")
  expect(coolingOffSince(coolingOffUntil("2026-02-20"))).toBe("2026-02-20")
})
