import type { InferTypeOf } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import {
  auditRow,
  callRow,
  followUpRow,
  type OutboxRow,
} from "../../shared/outbox"
import {
  LETTER_SETTLED_STATES,
  type LetterEvent,
} from "./domain/letter-machine"
import type { Letter } from "./models/letter"

export type LetterRow = InferTypeOf<typeof Letter>

/** Where a letter's PDF and the patient's copy of it lie, and the hash of what they say. */
export type LetterFile = { key: string; copy_key: string; hash: string }

export type LetterMove = {
  letter_id: string
  event: LetterEvent
  actor: Actor
  guards?: Partial<
    Record<"consent_refused" | "address_verified" | "reason_given", boolean>
  >
  sent_to?: string
  reason?: string
  /** With "readdress": to whom, and the letter that names them. */
  addressed?: { practice_code: string; file: LetterFile }
  ifAllowed?: boolean
}

/** Our name of a letter's latest sending; an earlier one is sent no more. */
export const sendingReference = (
  letter: Pick<LetterRow, "id" | "sendings">
): string => `email:gp_letter:${letter.id}:${letter.sendings}`

/** What a step of a letter writes besides: its audit entry, its sending, and who is told. */
export function letterRows(
  letter: LetterRow,
  moved: Pick<LetterRow, "id" | "state" | "sendings">,
  { event, actor }: Pick<LetterMove, "event" | "actor">,
  now: Date
): OutboxRow[] {
  const { state } = moved
  const { case_id, order_id, patient_id } = letter
  // The same step may come again, also in one moment.
  const occasion = generateEntityId(undefined, "lete")
  const rows = [
    auditRow(
      `${letter.id}:${occasion}`,
      {
        action: `letter.${event}`,
        actor,
        entity_type: "letter",
        entity_id: letter.id,
        case_id,
        order_id,
        patient_id,
        details: { from: letter.state, to: state },
      },
      now
    ),
  ]
  if (state === "pending") {
    const reference = sendingReference(moved)
    const about = { subject_type: "letter", subject_id: letter.id }
    const operation = "gp_letter"
    const intent = { partner: "email", operation, reference, ...about }
    rows.push(callRow({ ...intent, case_id, order_id }, now))
  }
  if (LETTER_SETTLED_STATES.includes(state)) {
    const payload = { letter_id: letter.id, case_id }
    const topic = FOLLOW_UPS.LETTER_SETTLED
    rows.push(followUpRow(topic, `${letter.id}:${occasion}`, payload, now))
  }
  return rows
}
