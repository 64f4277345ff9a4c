import * as fc from "fast-check"
import { canonicalJson, contentHash } from "../canonical-json"
import { newReference, secretsEqual } from "../ids"
import { ageOn, formatDate, formatDateTime, londonDay } from "../london"
import { formatPence, toPence, toPounds } from "../money"

describe("money", () => {
  it("survives the way to Medusa's pounds and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (pence) => {
        expect(toPence(toPounds(pence))).toBe(pence)
      })
    )
  })

  it("reads as pounds", () => {
    expect(formatPence(1250)).toBe("£12.50")
  })
})

describe("London's calendar", () => {
  it("shows summer time", () => {
    expect(formatDateTime(new Date("2026-07-01T23:30:00Z"))).toBe(
      "2 Jul 2026, 00:30"
    )
    expect(londonDay(new Date("2026-07-01T23:30:00Z"))).toBe("2026-07-02")
  })

  it("writes September with three letters", () => {
    expect(formatDate(new Date("2026-09-05T12:00:00Z"))).toBe("5 Sep 2026")
  })

  it.each([
    ["2008-11-21", "2026-11-21T00:00:00Z", 18],
    ["2008-11-22", "2026-11-21T23:59:00Z", 17],
    ["2008-07-02", "2026-07-01T23:30:00Z", 18],
    ["2008-02-29", "2026-02-28T12:00:00Z", 17],
    ["2008-02-29", "2026-03-01T12:00:00Z", 18],
  ])("born %s is at %s aged %i", (born, at, age) => {
    expect(ageOn(born, new Date(at))).toBe(age)
  })
})

describe("canonical JSON", () => {
  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(
          JSON.parse(JSON.stringify(value))
        )
      })
    )
  })

  it("tells one changed digit", () => {
    expect(contentHash({ quantity: 28 })).not.toBe(
      contentHash({ quantity: 29 })
    )
  })
})

describe("references and secrets", () => {
  it("can be read out", () => {
    expect(newReference("CON")).toMatch(
      /^CON-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/
    )
  })

  it("compares secrets of any length", () => {
    expect(secretsEqual("a", "a")).toBe(true)
    expect(secretsEqual("a", "ab")).toBe(false)
  })
})
