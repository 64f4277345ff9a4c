import type { MedusaContainer } from "@medusajs/framework/types"
import { AUDIT_MODULE } from "../../modules/audit"
import type { AuditModuleService } from "../../modules/audit/service"
import { relayIntents } from "../relay/relay-outboxes"

const MAX_ENTRIES = 1_000

/** Everything the ledger has on an order, in order; what still waits in an outbox is moved first. */
export async function readAuditTrail(
  container: MedusaContainer,
  orderId: string
) {
  await relayIntents(container)
  const entries = await container
    .resolve<AuditModuleService>(AUDIT_MODULE)
    .list({ order_id: orderId, limit: MAX_ENTRIES })
  return entries.map((entry) => ({
    seq: Number(entry.seq),
    at: new Date(entry.at).toISOString(),
    actor: {
      type: entry.actor_type,
      id: entry.actor_id,
      role: entry.actor_role,
    },
    action: entry.action,
    entity_type: entry.entity_type,
    entity_id: entry.entity_id,
    case_id: entry.case_id,
    details: entry.details,
    hash: entry.hash,
  }))
}
