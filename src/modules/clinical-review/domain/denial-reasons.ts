import { invalid } from "../../../shared/errors"
import type { LegalClass } from "./queue"

/** How urgently somebody who is denied needs help elsewhere; as the forms' advice (SAF-6). */
export const ADVICE_LEVELS = [
  "emergency",
  "urgent",
  "see_gp",
  "not_suitable",
] as const
export type AdviceLevel = (typeof ADVICE_LEVELS)[number]

/** What a reason is for; null means every class or category. */
export type DenialScope = {
  legal_classes: string[] | null
  categories: string[] | null
}

/** Whether a reason may be given for a case of this class and category. */
export const appliesTo = (
  reason: DenialScope & { active: boolean },
  about: { legal_class: LegalClass; category_handle: string }
): boolean =>
  reason.active &&
  (reason.legal_classes?.includes(about.legal_class) ?? true) &&
  (reason.categories?.includes(about.category_handle) ?? true)

/** What the patient was told, as it read when it was decided: the reason may be rewritten later. */
export type Denial = {
  code: string
  version: number
  title: string
  advice_level: AdviceLevel
  patient_text: string
}

/** @throws invalid_field reason, where it isn't one for this case */
export function assertApplies(
  reason: DenialScope & { active: boolean; code: string },
  about: { legal_class: LegalClass; category_handle: string }
): void {
  if (!reason.active) {
    throw invalid("reason", `"${reason.code}" is not in use any more`)
  }
  if (!appliesTo(reason, about)) {
    throw invalid(
      "reason",
      `"${reason.code}" is not for class ${about.legal_class} in ${about.category_handle}`
    )
  }
}
