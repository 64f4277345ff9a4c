import { isDmdId } from "./dmd"
import { isGtin } from "../../../shared/gtin"
import type { ConsultationRule, LegalClass } from "./legal-class"

/** What the rules look at; an item has more. */
export type ItemFacts = {
  legal_class: LegalClass
  consultation: ConsultationRule
  sellable: boolean
  controlled_schedule: number | null
  dmd_vmp: string | null
  dmd_vmpp: string | null
  dmd_amp: string | null
  dmd_ampp: string | null
  dmd_verified: boolean
  dmd_exemption_note: string | null
  gtin: string | null
  max_quantity_per_order: number
  max_quantity_per_period: number
}

export type FieldProblem = { field: string; message: string }

const DMD_FIELDS = ["dmd_vmp", "dmd_vmpp", "dmd_amp", "dmd_ampp"] as const

/** Every rule of ENT-1 and R-18 that an item breaks, by field; empty when none. */
export function problemsOf(item: ItemFacts): FieldProblem[] {
  const rules: [boolean, string, string][] = [
    [
      item.sellable &&
        item.controlled_schedule !== null &&
        item.controlled_schedule < 5,
      "sellable",
      "controlled drugs of schedules 1 to 4 can't be sold (R-18)",
    ],
    [
      item.consultation === "none" &&
        item.legal_class !== "GSL" &&
        item.legal_class !== "device",
      "consultation",
      "only GSL and test kits may go without one (ENT-1)",
    ],
    [
      item.dmd_verified && item.dmd_vmp === null && item.dmd_amp === null,
      "dmd_verified",
      "needs a VMP or AMP id",
    ],
    [
      item.gtin !== null && !isGtin(item.gtin),
      "gtin",
      "is not a GTIN: length or check digit is wrong",
    ],
    [
      item.max_quantity_per_period < item.max_quantity_per_order,
      "max_quantity_per_period",
      "is less than one order may hold",
    ],
  ]
  const ids = DMD_FIELDS.flatMap((field) => {
    const id = item[field]
    return id !== null && !isDmdId(id)
      ? [{ field, message: "is not a dm+d id: its check digit is wrong" }]
      : []
  })
  return [
    ...rules
      .filter(([broken]) => broken)
      .map(([, field, message]) => ({ field, message })),
    ...ids,
  ]
}

/** Whether a POM may be prescribed electronically, and if not, why. */
export type EPrescribing =
  | { allowed: true }
  | { allowed: false; reason: string }

/**
 * Without verified dm+d ids e-prescribing is blocked, unless a
 * pharmacist let the item be prescribed by its description alone.
 */
export function ePrescribing(
  item: Pick<
    ItemFacts,
    "dmd_vmp" | "dmd_amp" | "dmd_verified" | "dmd_exemption_note"
  >
): EPrescribing {
  const identified =
    item.dmd_verified && (item.dmd_vmp !== null || item.dmd_amp !== null)
  return identified || item.dmd_exemption_note !== null
    ? { allowed: true }
    : {
        allowed: false,
        reason:
          "dm+d ids are not verified; a pharmacist has to enter them or to exempt the item",
      }
}
