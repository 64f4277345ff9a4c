import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import type { Place } from "../../shared/encryption/vault"
import {
  auditRow,
  callRow,
  followUpRow,
  type OutboxRow,
} from "../../shared/outbox"
import type { IdentityCheckState } from "./domain/identity-check-machine"
import type { IdentityCheck } from "./models/identity-check"
import type { IdentityDocument } from "./models/identity-document"

export type IdentityCheckRow = InferTypeOf<typeof IdentityCheck>
export type IdentityDocumentRow = InferTypeOf<typeof IdentityDocument>

/** The data key under which everything of a patient's identity is encrypted. */
export const patientScope = (patientId: string): string =>
  `patient:${patientId}`

export const wordsPlace = (row: string): Place => ({
  table: "identity_check_event",
  column: "words_enc",
  row,
})

export const documentPlace = (
  column: "name_enc" | "file_key",
  row: string
): Place => ({ table: "identity_document", column, row })

/** What a sender should do with a check. */
export type SendTurn =
  | { kind: "send"; check: IdentityCheckRow }
  | { kind: "concluded"; check: IdentityCheckRow }
  | { kind: "held"; check: IdentityCheckRow }

const UNANSWERED: ReadonlySet<IdentityCheckState> = new Set([
  "created",
  "sent",
] as const)

/** The entry of a change for the ledger; `key` names its occasion. */
export const checkAudit = (
  check: IdentityCheckRow,
  action: string,
  actor: Actor,
  occasion: { key: string; now: Date }
): OutboxRow =>
  auditRow(
    occasion.key,
    {
      action,
      actor,
      entity_type: "identity_check",
      entity_id: check.id,
      patient_id: check.patient_id,
      case_id: check.case_id,
      order_id: check.order_id,
      details: { provider: check.provider, reference: check.reference },
    },
    occasion.now
  )

/**
 * What a move lets follow: the case and the patient hear of everything but the
 * sending; a check that no longer counts is heard of only while somebody waits
 * for its answer. Whoever is asked for documents gets an email.
 */
export function checkFollowUps(
  check: IdentityCheckRow,
  state: IdentityCheckState,
  occasion: { key: string; now: Date }
): OutboxRow[] {
  const isHeard =
    state !== "sent" && (state !== "invalid" || UNANSWERED.has(check.state))
  const { key, now } = occasion
  return [
    ...(isHeard
      ? [
          followUpRow(
            FOLLOW_UPS.IDENTITY_CONCLUDED,
            key,
            { identity_check_id: check.id },
            now
          ),
        ]
      : []),
    ...(state === "documents_requested"
      ? [documentsEmail(check, key, now)]
      : []),
  ]
}

const documentsEmail = (
  { id, case_id, order_id }: IdentityCheckRow,
  key: string,
  now: Date
): OutboxRow =>
  callRow(
    {
      partner: "email",
      operation: "identity_documents",
      reference: `email:identity_documents:${key}`,
      subject_type: "identity_check",
      subject_id: id,
      case_id,
      order_id,
    },
    now
  )
