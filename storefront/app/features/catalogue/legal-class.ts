import type { LegalClass } from "../../lib/contracts"

/** What the class of a product means to the person who reads about it. */
export const CLASS_WORDS: Record<LegalClass, string> = {
  POM: "Prescription only",
  P: "Pharmacy medicine",
  GSL: "General sale",
  device: "Test kit",
}

export const CLASS_NOTES: Record<LegalClass, string> = {
  POM: "A prescriber decides whether this medicine is right for you and writes the prescription. It can’t be bought without one.",
  P: "Sold under the supervision of a pharmacist, who reads your answers before we send it.",
  GSL: "Our pharmacy team checks every order before we send it.",
  device: "Our pharmacy team checks every order before we send it.",
}
