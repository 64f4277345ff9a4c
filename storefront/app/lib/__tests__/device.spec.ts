import { describe, expect, it, vi } from "vitest"
import { deviceCookie, deviceOf } from "../device.server"

vi.hoisted(() => {
  process.env["MEDUSA_PUBLISHABLE_KEY"] = "pk_invented"
  process.env["SESSION_SECRET"] = "invented-session-secret-0123456789abcdef"
  for (const name of [
    "NAME",
    "ADDRESS",
    "PREMISES_NUMBER",
    "SUPERINTENDENT",
    "PHONE",
    "EMAIL",
  ]) {
    process.env[`PHARMACY_${name}`] = "invented"
  }
})

const from = (cookie?: string) =>
  new Request("http://shop.invalid/", {
    headers: cookie === undefined ? {} : { Cookie: cookie },
  })

describe("a browser's random id", () => {
  it("is given once, is kept from scripts, and is read again", () => {
    const made = deviceCookie(from())["Set-Cookie"] ?? ""
    expect(made).toMatch(
      /^pharmacy_device=[A-Za-z0-9_-]{24}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/
    )
    const [pair = ""] = made.split(";")
    const again = from(`pharmacy_session=x; ${pair}; other=1`)
    expect(pair).toBe(`pharmacy_device=${deviceOf(again) ?? ""}`)
    expect(deviceCookie(again)).toEqual({})
    expect(deviceCookie(from())["Set-Cookie"]).not.toBe(made)
  })

  it.each([
    undefined,
    "",
    "pharmacy_device=",
    "pharmacy_device=short",
    `pharmacy_device=${"a".repeat(65)}`,
    `pharmacy_device=${"a".repeat(23)}%0A`,
    `not_pharmacy_device=${"a".repeat(24)}`,
  ])("is not taken from %j", (cookie) => {
    expect(deviceOf(from(cookie))).toBeUndefined()
  })
})
