import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import { outboundCallMachine } from "../../modules/partner-gateway/domain/outbound-call-machine"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import type { OutboundCallRow } from "../../modules/partner-gateway/service"

type Filter = {
  state?: OutboundCallRow["state"] | undefined
  partner?: string | undefined
  needs_attention: boolean
  limit: number
  offset: number
}

const DECISIONS = ["retry", "mark_done", "cancel"] as const

/** Calls for the partner page, newest first, with what a person may do. */
export async function readCalls(container: MedusaContainer, filter: Filter) {
  const gateway = container.resolve<PartnerGatewayModuleService>(
    PARTNER_GATEWAY_MODULE
  )
  const [calls, count] = await gateway.listAndCountOutboundCalls(
    {
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.partner ? { partner: filter.partner } : {}),
      ...(filter.needs_attention
        ? {
            flagged_at: { $ne: null },
            state: ["retrying", "unknown", "manual", "refused"],
          }
        : {}),
    },
    {
      take: filter.limit,
      skip: filter.offset,
      order: { created_at: "DESC" },
    }
  )
  return { calls: calls.map(view), count }
}

const view = (call: OutboundCallRow) => ({
  id: call.id,
  partner: call.partner,
  operation: call.operation,
  reference: call.reference,
  state: call.state,
  attempts: call.attempts,
  due_at: call.due_at.toISOString(),
  flagged_at: call.flagged_at?.toISOString() ?? null,
  last_error: call.last_error,
  case_id: call.case_id,
  order_id: call.order_id,
  actions: DECISIONS.filter((event) =>
    outboundCallMachine.can(call.state, event)
  ),
  created_at: call.created_at.toISOString(),
})

/** Per partner: what waits, what fails, what needs a person. One grouped query. */
export async function summariseCalls(container: MedusaContainer) {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{
    rows: {
      partner: string
      waiting: number
      failing: number
      needs_attention: number
    }[]
  }>(
    `select partner,
            count(*) filter (where state in ('pending', 'sending'))::int as waiting,
            count(*) filter (where state in ('retrying', 'unknown'))::int as failing,
            count(*) filter (where flagged_at is not null)::int as needs_attention
       from outbound_call
      where state in ('pending', 'sending', 'retrying', 'unknown', 'manual', 'refused')
        and deleted_at is null
      group by partner order by partner`
  )
  return rows
}
