import { isGtin, normalGtin } from "../../../../shared/gtin"
import { checkScan, type PackScan } from "../scan"

// Invented numbers with right check digits.
const GTIN = "05012345678900"

const scan = (changes: Partial<PackScan> = {}): PackScan => ({
  gtin: GTIN,
  batch_number: "LOT42",
  expiry: "2027-06-30",
  packs: 1,
  ...changes,
})
const expected = { gtin: GTIN, packs_missing: 2, today: "2026-11-23" }

describe("isGtin", () => {
  it.each([
    ["05012345678900", true],
    ["5012345678900", true],
    ["5012345678901", false],
    ["96385074", true],
    ["036000291452", true],
    ["501234567891", false],
    ["abc", false],
    ["", false],
  ])("%s: %s", (text, valid) => {
    expect(isGtin(text)).toBe(valid)
  })
})

describe("checkScan", () => {
  it("takes the right pack, in date", () => {
    expect(() => checkScan(scan(), expected)).not.toThrow()
  })

  it("takes the same number in its shorter form", () => {
    expect(normalGtin("5012345678900")).toBe(GTIN)
    expect(() =>
      checkScan(scan({ gtin: "5012345678900" }), expected)
    ).not.toThrow()
  })

  it.each<
    [string, Partial<PackScan>, Partial<typeof expected> | { gtin: null }]
  >([
    ["gtin: is another product", { gtin: "96385074" }, {}],
    ["gtin: is not a valid barcode", { gtin: "5012345678901" }, {}],
    ["gtin: the formulary has no barcode", {}, { gtin: null }],
    ["batch_number: is needed", { batch_number: "  " }, {}],
    ["expiry: the pack is out of date", { expiry: "2026-11-23" }, {}],
    ["expiry: the pack is out of date", { expiry: "2025-01-31" }, {}],
    ["packs: only 2 more", { packs: 3 }, {}],
    ["packs: every pack", {}, { packs_missing: 0 }],
  ])("refuses %s", (message, changes, circumstances) => {
    expect(() =>
      checkScan(scan(changes), { ...expected, ...circumstances })
    ).toThrow(message)
  })
})
