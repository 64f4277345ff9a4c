import { isStricter } from "../../../shared/legal-class"
import type { ConsultationRule, LegalClass } from "./legal-class"

type Pack = { legal_class: LegalClass; consultation: ConsultationRule }

/**
 * How a product with several packs is shown: by its strictest pack, so that a
 * POM never appears with price or pack beside a milder one.
 * Null when it has no pack.
 */
export function shownAs(packs: readonly Pack[]): Pack | null {
  const strictest = packs.find((pack) =>
    packs.every((one) => !isStricter(one.legal_class, pack.legal_class))
  )
  return strictest
    ? {
        legal_class: strictest.legal_class,
        consultation: packs.some((pack) => pack.consultation === "required")
          ? "required"
          : "none",
      }
    : null
}
