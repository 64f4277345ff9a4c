/**
 * What is ticked before submission (CON-6). A changed text gets a new version;
 * a consultation stores the version it was given under.
 */
export const CONSENT_TEXTS = {
  terms: {
    version: "2026-01",
    text: "I have answered truthfully and for myself, I am 18 or over, and I agree to the terms of service and the privacy notice.",
  },
  remote_consultation: {
    version: "2026-01",
    text: "I agree to a remote consultation: a clinician decides from my answers and records whether a treatment is right for me, may ask me for more, and may decide that it is not.",
  },
} as const

export type ConsentKind = keyof typeof CONSENT_TEXTS

/** A consent as it is stored. */
export type GivenConsents = Record<ConsentKind, { version: string; at: string }>

/** The present texts, agreed to now. */
export const giveConsents = (now: Date): GivenConsents => ({
  terms: { version: CONSENT_TEXTS.terms.version, at: now.toISOString() },
  remote_consultation: {
    version: CONSENT_TEXTS.remote_consultation.version,
    at: now.toISOString(),
  },
})
