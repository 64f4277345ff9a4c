import { z } from "@medusajs/framework/zod"

/** Why an authority is suspended, resumed or revoked. */
export const AuthorityReason = z
  .object({ reason: z.string().trim().min(3, "is needed").max(2000) })
  .strict()
export type AuthorityReasonType = z.infer<typeof AuthorityReason>

/** A case's prescription as the case page shows it. */
export type PrescriptionView = {
  id: string
  reference: string
  state: string
  authority: string | null
  /** What people may do with the authority; the role decides who. */
  authority_events: ("suspend" | "resume" | "revoke")[]
  /** While suspended: by a stop over the person or case, or by a member of staff. */
  suspended_by: "stop" | "staff" | null
  /** The case that it was signed for, where this one renews it and has issues of it (REN-3). */
  signed_for: { id: string; reference: string } | null
  /** Permitted dispensings, once signed (SAF-1). */
  issues: {
    number: number
    state: "available" | "reserved" | "used" | "withdrawn"
    used_at: string | null
  }[]
  /** From when the next of several issues may be dispensed. */
  next_issue_from: string | null
  partner_reference: string | null
  /** Where the prescriber signs, while it waits for the signature. */
  signing_url: string | null
  requested_at: string | null
  signed_at: string | null
  valid_until: string | null
  has_document: boolean
  /** Why the last asking came to nothing. */
  problem: string | null
}

export type AuthorityResponse = {
  prescription: { id: string; authority: string | null }
}
