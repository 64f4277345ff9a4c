import { invalid } from "../../../shared/errors"
import { isGtin, normalGtin } from "../../../shared/gtin"

export type PackScan = {
  gtin: string
  batch_number: string
  /** London day that the pack shows; it may be dispensed before that day only. */
  expiry: string
  packs: number
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
