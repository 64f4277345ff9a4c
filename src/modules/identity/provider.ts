import type { IdentityOutcome } from "./domain/outcome"

/** Under which the module's container keeps the configured provider. */
export const IDENTITY_PROVIDER = "identity_provider"

/** What a provider is told about a person. */
export type PersonToCheck = {
  first_name: string
  last_name: string
  sex: "male" | "female"
  /** "YYYY-MM-DD" */
  date_of_birth: string
  home_address: {
    address_1: string
    address_2?: string | null | undefined
    city: string
    county?: string | null | undefined
    postcode: string
  }
}

export type IdentityCheckRequest = {
  /** Ours; the same when a check is repeated. */
  reference: string
  person: PersonToCheck
}

export type IdentityCheckResult = {
  outcome: IdentityOutcome
  provider_reference: string
  score: number | null
  scorecard: string | null
  /** What was looked at, e.g. ["address", "dob"]. */
  services: string[]
  /** What the provider needs to continue this check; kept encrypted. */
  continuation: Record<string, string> | null
}

/**
 * A partner that tells whether a person is who they say (IDV-1). It is
 * chosen in medusa-config.ts and lies in src/providers/identity-<partner>.
 */
export abstract class AbstractIdentityProvider {
  static identifier: string
  /** The partner's name in the gateway. */
  abstract readonly partner: string

  /**
   * Asks about a person. A technical failure is never an outcome.
   * @throws PartnerHttpError, which tells whether the partner may have acted
   */
  abstract check(request: IdentityCheckRequest): Promise<IdentityCheckResult>
}
