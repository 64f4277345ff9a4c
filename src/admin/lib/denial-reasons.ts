import type { DenialReasonView } from "../../api/contracts/denial-reason"
import { classWords } from "./words"

/** A reason as its form holds it. */
export type DenialReasonForm = {
  /** 0 for a new one. */
  version: number
  code: string
  title: string
  advice_level: DenialReasonView["advice_level"]
  patient_text: string
  legal_classes: string[]
  /** Handles, separated by commas. */
  categories: string
  active: boolean
}

export const BLANK_REASON: DenialReasonForm = {
  version: 0,
  code: "",
  title: "",
  advice_level: "see_gp",
  patient_text: "",
  legal_classes: [],
  categories: "",
  active: true,
}

export const reasonForm = (reason: DenialReasonView): DenialReasonForm => ({
  ...reason,
  legal_classes: reason.legal_classes ?? [],
  categories: (reason.categories ?? []).join(", "),
})

const CLASSES = ["POM", "P", "GSL", "device"] as const

/** The part of a request that a new reason and a changed one share. */
export function wordingOf(form: DenialReasonForm) {
  const categories = form.categories
    .split(",")
    .map((handle) => handle.trim())
    .filter(Boolean)
  const legal_classes = CLASSES.filter((one) =>
    form.legal_classes.includes(one)
  )
  return {
    title: form.title.trim(),
    advice_level: form.advice_level,
    patient_text: form.patient_text.trim(),
    legal_classes: legal_classes.length > 0 ? legal_classes : null,
    categories: categories.length > 0 ? categories : null,
    active: form.active,
  }
}

/** "POM, P · hair-loss", or "Every case". */
export function scopeWord(reason: DenialReasonView): string {
  const parts = [
    reason.legal_classes?.map((one) => classWords(one).short).join(", "),
    reason.categories?.join(", "),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(" · ") : "Every case"
}

/** Those that may be given for a case; the server judges the same again. */
export const reasonsFor = (
  reasons: readonly DenialReasonView[],
  about: { legal_class: string; category: { handle: string } }
): DenialReasonView[] =>
  reasons.filter(
    (one) =>
      one.active &&
      (one.legal_classes?.includes(about.legal_class) ?? true) &&
      (one.categories?.includes(about.category.handle) ?? true)
  )
