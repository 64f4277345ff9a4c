import type { SignedContent } from "./domain/content"

export type { SignedContent } from "./domain/content"

/** A draft to be signed at the partner. */
export type DraftRequest = {
  /** Our reference; the partner gives it back with each notice. */
  reference: string
  /** The case, for the partner's own search. */
  case_reference: string
  /** What is to be signed. */
  content: SignedContent
  /** What the partner needs of the patient beyond that. */
  patient: {
    id: string
    sex: "male" | "female"
    email: string
    /** E.164 */
    phone: string
    nhs_number: string | null
  }
  consultation_reference: string | null
  /** IPv4 address from which the prescriber decided, where known. */
  prescriber_ip: string | null
}

export type DraftAccepted = {
  partner_reference: string
  /** Where the prescriber signs; null where the partner gives no link. */
  signing_url: string | null
}

/** What a partner tells us about a prescription. */
export type PrescriptionNotice = {
  partner_reference: string
  reference: string | null
} & (
  | {
      kind: "signed"
      /** The appropriate date (reg 217(4)). */
      signed_at: Date
      /** What was signed, read back from the notice. */
      content: SignedContent
      /** The signed document (PDF). */
      document: Buffer
    }
  | { kind: "declined"; reason: string | null }
  | { kind: "other"; type: string }
)

export type InboundHeaders = Record<string, string | string[] | undefined>

/**
 * A partner at which prescribers sign. The signing PIN is never asked for,
 * received, stored or sent by us (RX-2), so that no method takes one.
 */
export abstract class AbstractPrescribingProvider {
  static identifier: string

  /** The partner's name in the gateway. */
  abstract readonly partner: string

  /**
   * Creates an unsigned draft. There is no look-up: a lost answer stays unknown.
   * @throws PartnerHttpError
   */
  abstract createDraft(request: DraftRequest): Promise<DraftAccepted>

  /** Whether an inbound message is the partner's; constant time, on raw bytes. */
  abstract isAuthentic(raw: Buffer, headers: InboundHeaders): boolean

  /**
   * Reads an authenticated message. An unknown type is "other".
   * @throws PartnerHttpError "malformed" when a known one lacks what it needs
   */
  abstract parseNotice(raw: string): PrescriptionNotice
}

/** Under what the module's loader registers the one configured provider. */
export const PRESCRIBING_PROVIDER = "prescribing_provider"
