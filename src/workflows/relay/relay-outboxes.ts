import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AUDIT_MODULE } from "../../modules/audit"
import type { AuditModuleService } from "../../modules/audit/service"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { outboxesWithWork } from "./outbox-tables"

const BATCH = 200

const auditPayload = z.object({
  action: z.string(),
  actor: z.object({
    type: z.enum(["staff", "patient", "guest", "system", "partner"]),
    id: z.string(),
    role: z.string().optional(),
  }),
  entity_type: z.string(),
  entity_id: z.string(),
  order_id: z.string().nullish(),
  case_id: z.string().nullish(),
  patient_id: z.string().nullish(),
  details: z.record(z.string(), z.unknown()).optional(),
  at: z.string(),
})

const callPayload = z.object({
  partner: z.string(),
  operation: z.string(),
  reference: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  order_id: z.string().nullish(),
  case_id: z.string().nullish(),
})

type IntentRow = {
  id: string
  kind: "audit" | "call"
  payload: Record<string, unknown>
}

/**
 * Moves audit entries and calls from every module's outbox, in order, to the
 * ledger and the gateway. Both take a row twice without harm, so a crash
 * between the two and the mark costs nothing.
 * @returns how many rows were moved
 */
export async function relayIntents(
  container: MedusaContainer
): Promise<number> {
  let moved = 0
  for (const table of await outboxesWithWork(container, "intents")) {
    moved += await relayTable(container, table)
  }
  return moved
}

async function relayTable(
  container: MedusaContainer,
  table: string
): Promise<number> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return knex.transaction(async (trx) => {
    // One relay a table at a time, or the order of the ledger would be chance.
    const lock = await trx.raw<{ rows: { locked: boolean }[] }>(
      "select pg_try_advisory_xact_lock(hashtext(?)) as locked",
      [table]
    )
    if (!lock.rows[0]?.locked) {
      return 0
    }
    const { rows } = await trx.raw<{ rows: IntentRow[] }>(
      `select id, kind, payload from ?? where moved_at is null
          and kind in ('audit', 'call') order by seq limit ${BATCH} for update`,
      [table]
    )
    if (rows.length === 0) {
      return 0
    }
    await appendToLedger(container, rows)
    await enqueueCalls(container, rows)
    await trx.raw("update ?? set moved_at = ? where id = any(?)", [
      table,
      clock.now(),
      rows.map((row) => row.id),
    ])
    return rows.length
  })
}

async function appendToLedger(
  container: MedusaContainer,
  rows: IntentRow[]
): Promise<void> {
  const entries = rows
    .filter((row) => row.kind === "audit")
    .map((row) => {
      const { actor, ...intent } = auditPayload.parse(row.payload)
      return {
        id: row.id,
        at: new Date(intent.at),
        actor_type: actor.type,
        actor_id: actor.id,
        actor_role: actor.role ?? null,
        action: intent.action,
        entity_type: intent.entity_type,
        entity_id: intent.entity_id,
        order_id: intent.order_id ?? null,
        case_id: intent.case_id ?? null,
        patient_id: intent.patient_id ?? null,
        details: intent.details ?? {},
      }
    })
  if (entries.length > 0) {
    await container.resolve<AuditModuleService>(AUDIT_MODULE).append(entries)
  }
}

async function enqueueCalls(
  container: MedusaContainer,
  rows: IntentRow[]
): Promise<void> {
  const calls = rows
    .filter((row) => row.kind === "call")
    .map((row) => callPayload.parse(row.payload))
  if (calls.length > 0) {
    await container
      .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
      .enqueue(calls, clock.now())
  }
}
