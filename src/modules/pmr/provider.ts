/** The key under which the configured patient-record system is registered. */
export const PMR_PROVIDER = "pmr_provider"

/** One supply as the pharmacy's patient record takes it. */
export type PmrRecord = {
  /** Our own key: the same record pushed twice is one entry there. */
  reference: string
  patient: {
    id: string
    first_name: string
    last_name: string
    sex: "male" | "female"
    /** "YYYY-MM-DD" */
    date_of_birth: string
    nhs_number: string | null
    address: string[]
    postcode: string
  }
  medicine: {
    description: string
    dmd_code: string | null
    directions: string
    quantity: number
  }
  prescription: { reference: string; signed_at: Date } | null
  approver: { name: string; body: string | null; number: string | null }
  authored_at: Date
}

/** A patient medication record system (INT-1). */
export abstract class AbstractPmrProvider {
  static identifier: string
  /** The partner's name in the gateway. */
  abstract readonly partner: string

  /**
   * Pushes a record; idempotent at the partner by its reference.
   * @returns the partner's id of the entry
   * @throws PartnerHttpError
   */
  abstract push(record: PmrRecord): Promise<{ provider_reference: string }>

  /** The entry of an earlier push by our reference; null when there is none. @throws PartnerHttpError */
  abstract find(
    reference: string
  ): Promise<{ provider_reference: string } | null>
}
