import { invalid } from "../../../shared/errors"

export type PackScan = {
  gtin: string
  batch_number: string
  /** London day, the last on which the pack may be used. */
  expiry: string
  packs: number
}

/** 8, 12, 13 or 14 digits as the pack shows them, made 14 long so that all forms of one number are equal (GS1). */
export const normalGtin = (gtin: string): string => gtin.padStart(14, "0")

/** The GS1 check digit holds. */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) {
    return false
  }
  const digits = [...normalGtin(text)].map(Number)
  const sum = digits
    .slice(0, 13)
    .reduce(
      (total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1),
      0
    )
  return (10 - (sum % 10)) % 10 === digits[13]
}

/**
 * Refuses what may not go into a supply (DSP-2): another product, a pack out
 * of date, no batch, more packs than ordered.
 * @throws invalid_field naming the field.
 */
export function checkScan(
  scan: PackScan,
  expected: { gtin: string | null; packs_missing: number; today: string }
): void {
  if (expected.gtin === null) {
    throw invalid("gtin", "the formulary has no barcode for this item")
  }
  if (!isGtin(scan.gtin)) {
    throw invalid("gtin", "is not a valid barcode number")
  }
  if (normalGtin(scan.gtin) !== normalGtin(expected.gtin)) {
    throw invalid(
      "gtin",
      `is another product; ${expected.gtin} is to be dispensed`
    )
  }
  if (scan.batch_number.trim() === "") {
    throw invalid("batch_number", "is needed")
  }
  if (scan.expiry <= expected.today) {
    throw invalid("expiry", "the pack is out of date")
  }
  if (scan.packs > expected.packs_missing) {
    throw invalid(
      "packs",
      expected.packs_missing === 0
        ? "every pack of this supply is scanned"
        : `only ${expected.packs_missing} more of this supply are to be scanned`
    )
  }
}
