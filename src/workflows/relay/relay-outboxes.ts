import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AUDIT_MODULE } from "../../modules/audit"
import type { AuditModuleService } from "../../modules/audit/service"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { isolated } from "./isolated"
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

type IntentKind = "audit" | "call"
type IntentRow = { id: string; payload: Record<string, unknown> }

/**
 * Moves audit entries and calls from every module's outbox, in order, to the
 * ledger and the gateway. Both take a row twice without harm, so a crash
 * between the two and the mark costs nothing. Each table and kind is moved on
 * its own: a ledger that is down holds up the audit entries and nothing else.
 * @returns how many rows were moved
 */
export async function relayIntents(
  container: MedusaContainer
): Promise<number> {
  let moved = 0
  for (const table of await outboxesWithWork(container, "intents")) {
    for (const kind of ["audit", "call"] as const) {
      moved += await isolated(container, `${kind} intents of ${table}`, () =>
        relayTable(container, table, kind)
      )
    }
  }
  return moved
}

async function relayTable(
  container: MedusaContainer,
  table: string,
  kind: IntentKind
): Promise<number> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return knex.transaction(async (trx) => {
    // One relay a table at a time, or the order of the ledger would be chance.
    const lock = await trx.raw<{ rows: { locked: boolean }[] }>(
      "select pg_try_advisory_xact_lock(hashtext(?)) as locked",
      [`${table}:${kind}`]
    )
    if (!lock.rows[0]?.locked) {
      return 0
    }
    const { rows } = await trx.raw<{ rows: IntentRow[] }>(
      `select id, payload from ?? where moved_at is null
          and kind = ? order by seq limit ${BATCH} for update`,
      [table, kind]
    )
    if (rows.length === 0) {
      return 0
    }
    await MOVERS[kind](container, rows)
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
  const entries = rows.map((row) => {
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
  await container.resolve<AuditModuleService>(AUDIT_MODULE).append(entries)
}

async function enqueueCalls(
  container: MedusaContainer,
  rows: IntentRow[]
): Promise<void> {
  const calls = rows.map((row) => callPayload.parse(row.payload))
  await container
    .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
    .enqueue(calls, clock.now())
}

const MOVERS: Record<
  IntentKind,
  (container: MedusaContainer, rows: IntentRow[]) => Promise<void>
> = { audit: appendToLedger, call: enqueueCalls }
