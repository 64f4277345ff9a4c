import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { AUDIT_MODULE } from "../../modules/audit"
import type { AuditModuleService } from "../../modules/audit/service"
import { staffNames } from "../clinical-review/read-queue"
import { relayIntents } from "../relay/relay-outboxes"

const MAX_ENTRIES = 1_000

const caseRow = z.object({
  id: z.string(),
  consultation_id: z.string().nullable(),
  patient_id: z.string(),
})

/**
 * Everything the ledger has on an order, in order (DLV-4): consultation and
 * answers, identity, decision, prescription, payment, dispatch, tracking. What
 * still waits in an outbox is moved first.
 */
export async function readAuditTrail(
  container: MedusaContainer,
  orderId: string
) {
  await relayIntents(container)
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "clinical_case",
      fields: Object.keys(caseRow.shape),
      filters: { order_id: orderId },
    })
  const cases = z.array(caseRow).parse(data)
  const entries = await container
    .resolve<AuditModuleService>(AUDIT_MODULE)
    .listAbout(
      {
        order_id: orderId,
        case_ids: cases.map(({ id }) => id),
        entity_ids: cases.flatMap((one) =>
          one.consultation_id ? [one.consultation_id] : []
        ),
      },
      MAX_ENTRIES
    )
  const names = await staffNames(container, [
    ...new Set(
      entries
        .filter(({ actor_type }) => actor_type === "staff")
        .map(({ actor_id }) => actor_id)
    ),
  ])
  return entries.map((entry) => ({
    seq: entry.seq,
    at: new Date(entry.at).toISOString(),
    actor: {
      type: entry.actor_type,
      id: entry.actor_id,
      role: entry.actor_role,
      name: names.get(entry.actor_id) ?? null,
    },
    action: entry.action,
    entity_type: entry.entity_type,
    entity_id: entry.entity_id,
    case_id: entry.case_id,
    details: entry.details,
    hash: entry.hash,
  }))
}
