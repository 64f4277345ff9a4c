/**
 * The wording under which a patient lets us tell the GP (SAF-5). A new wording
 * gets a new version; the patient keeps the one that was agreed to.
 */
export const GP_CONSENT = {
  version: "2026-11",
  text: "I agree that Willow Pharmacy tells my GP practice about the treatment supplied to me, so that my medical record is complete. I can withdraw this at any time for letters that have not been sent.",
} as const
