/** What the patient has had so far, of this case and their others (REV-1). */
export type CaseCourse = {
  course: {
    /** The newest 50. */
    supplies: {
      id: string
      reference: string
      case_id: string
      case_reference: string
      treatment_name: string
      /** Packs. */
      quantity: number
      instalment_number: number
      instalment_count: number
      state: string
      dispatched_at: string | null
      delivered_at: string | null
    }[]
    /** The newest 50. */
    prescriptions: {
      id: string
      reference: string
      case_id: string
      state: string
      signed_at: string | null
    }[]
    /** Supplies of this case's category that have left; null where none has. */
    treatment: {
      first_supplied_at: string
      /** Whole months since the first. */
      months: number
      supplies: number
    } | null
  }
}
