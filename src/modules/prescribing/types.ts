import type { InferTypeOf } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { Actor } from "../../shared/actor"
import type { PrescriptionContent, SignedContent } from "./domain/content"
import type { Prescription } from "./models/prescription"
import type { PrescriptionIssue } from "./models/prescription-issue"

export type PrescriptionRecord = InferTypeOf<typeof Prescription>
export type IssueRecord = InferTypeOf<typeof PrescriptionIssue>

/** The prescriber as of the decision; `ip` only where an IPv4 address is known. */
export const prescriberSchema = z.object({
  name: z.string(),
  body: z.string(),
  number: z.string(),
  user_id: z.string(),
  ip: z.string().nullable(),
})
export type PrescriberSnapshot = z.infer<typeof prescriberSchema>

export type RequestInput = {
  case_id: string
  case_reference: string
  decision_id: string
  /** Of the change of strength that is signed for; none for the case's own. */
  dose_change_id?: string | null
  order_id: string
  patient_id: string
  prescriber: PrescriberSnapshot
  content: PrescriptionContent
  actor: Actor
  /** A person asks anew for the same decision, after what was asked for came to nothing. */
  again?: boolean
}

/** Why a prescription came back without a signature. */
export const NOT_SIGNED_CAUSES = [
  "incomplete",
  "refused",
  "declined",
  "quarantined",
] as const
export type NotSignedCause = (typeof NOT_SIGNED_CAUSES)[number]

export type SignatureInput = {
  prescription_id: string
  partner_reference: string
  signed_at: Date
  content: SignedContent
  document_file_key: string | null
  /** The case doesn't wait for it (any more): stored, authorises nothing (RX-3). */
  revoked: boolean
}

export type SignatureResult = {
  state: "signed" | "quarantined"
  changed: boolean
}
