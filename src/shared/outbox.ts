import { model } from "@medusajs/framework/utils"
import type { Actor } from "./actor"
import type { FollowUpTopic } from "./follow-ups"

/**
 * The table in which a module writes its intents in the same transaction as
 * its change (design: nothing that matters rides on an event). One relay moves
 * the rows, in order and repeatably, to the ledger, the partner gateway and
 * the follow-up workflows. Payloads hold ids only, never clinical content.
 */
export function outboxModel<const Name extends string>(name: Name) {
  return model
    .define(name, {
      id: model.id({ prefix: "obx" }).primaryKey(),
      seq: model.autoincrement(),
      kind: model.enum(["audit", "call", "follow_up"]),
      topic: model.text(),
      key: model.text(),
      payload: model.json(),
      due_at: model.dateTime(),
      attempts: model.number().default(0),
      last_error: model.text().nullable(),
      moved_at: model.dateTime().nullable(),
    })
    .indexes([
      { on: ["key"], unique: true },
      { on: ["due_at"], where: "moved_at IS NULL" },
    ])
}

/** A row to write with `createOutboxes(rows, sharedContext)`. */
export type OutboxRow = {
  kind: "audit" | "call" | "follow_up"
  topic: string
  key: string
  payload: Record<string, unknown>
  due_at: Date
}

/** What the ledger records; `details` never holds clinical content, names or dates of birth. */
export type AuditIntent = {
  action: string
  actor: Actor
  entity_type: string
  entity_id: string
  order_id?: string | null
  case_id?: string | null
  patient_id?: string | null
  details?: Record<string, unknown>
}

/** An outbound effect: sent once under `reference`, which the partner sees as our own key where it takes one. */
export type CallIntent = {
  partner: string
  operation: string
  reference: string
  subject_type: string
  subject_id: string
  order_id?: string | null
  case_id?: string | null
}

/** `key` must be the same when the same change is written again (e.g. "<history id>"). */
export const auditRow = (
  key: string,
  intent: AuditIntent,
  now: Date
): OutboxRow => ({
  kind: "audit",
  topic: intent.action,
  key: `audit:${key}`,
  payload: { ...intent, at: now.toISOString() },
  due_at: now,
})

export const callRow = (intent: CallIntent, now: Date): OutboxRow => ({
  kind: "call",
  topic: `${intent.partner}.${intent.operation}`,
  key: `call:${intent.reference}`,
  payload: { ...intent },
  due_at: now,
})

/** `key` names the subject and occasion, e.g. a case's id: a topic and key happen once. */
export const followUpRow = (
  topic: FollowUpTopic,
  key: string,
  payload: Record<string, unknown>,
  now: Date
): OutboxRow => ({
  kind: "follow_up",
  topic,
  key: `follow_up:${topic}:${key}`,
  payload,
  due_at: now,
})
