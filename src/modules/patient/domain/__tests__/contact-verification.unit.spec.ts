import {
  assertMaySendCode,
  judgeCode,
  MAX_CODES_PER_HOUR,
  MAX_TRIES,
} from "../contact-verification"

const now = new Date("2026-11-21T09:00:00Z")
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const sent = {
  contact_index: "c1",
  expires_at: new Date(now.getTime() + 1000),
  attempts: 0,
  confirmed_at: null,
}
const right = { contact_index: "c1", matches: true }

it("sends the first code, and another after half a minute", () => {
  expect(() => assertMaySendCode([], now)).not.toThrow()
  expect(() => assertMaySendCode([ago(31)], now)).not.toThrow()
})

it.each([
  ["a second ago", [ago(1)]],
  [
    "five in the hour",
    Array.from({ length: MAX_CODES_PER_HOUR }, (_, i) => ago(600 + i)),
  ],
])("refuses after %s", (_, times) => {
  expect(() => assertMaySendCode(times, now)).toThrow(
    expect.objectContaining({ code: "rate_limited" })
  )
})

it("confirms the right code", () => {
  expect(judgeCode(sent, right, now)).toBe("confirmed")
})

it("tells a wrong code", () => {
  expect(judgeCode(sent, { ...right, matches: false }, now)).toBe("wrong")
})

it.each([
  ["there is none", undefined],
  ["it was used", { ...sent, confirmed_at: now }],
  ["it has ended", { ...sent, expires_at: now }],
  ["the contact changed", { ...sent, contact_index: "c2" }],
  ["too many tries", { ...sent, attempts: MAX_TRIES }],
])("takes no code when %s, not even the right one", (_, code) => {
  expect(judgeCode(code, right, now)).toBe("gone")
})
