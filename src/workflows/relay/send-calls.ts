import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PARTNER_GATEWAY_MODULE } from "../../modules/partner-gateway"
import type PartnerGatewayModuleService from "../../modules/partner-gateway/service"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import type {
  CallHandler,
  CallOutcome,
  OutboundCall,
} from "../../shared/partner-calls"
import { isolated } from "./isolated"
import { callHandlers } from "./registry"

const AT_ONCE = 8
/** Look-ups have their turn, too, on a day with many calls. */
const MOST = 40
/** How often a repeatable call is repeated after a lost answer before a person looks. */
const MAX_REPEATS = 3

const gatewayOf = (container: MedusaContainer) =>
  container.resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)

/**
 * Sends some of what is due, a few at a time; gives how many were tried, and is
 * called again until there are none. Others go on beside one whose partner
 * takes long.
 */
export async function sendDueCalls(
  container: MedusaContainer
): Promise<number> {
  const gateway = gatewayOf(container)
  if (!(await gateway.hasWork(clock.now()))) {
    return 0
  }
  await gateway.expireLeases(clock.now())
  const underWay = new Set<Promise<number>>()
  for (let tried = 0; ; ) {
    const room = Math.min(AT_ONCE - underWay.size, MOST - tried)
    const calls = room > 0 ? await gateway.takeDue(clock.now(), room) : []
    tried += calls.length
    for (const call of calls) {
      const sending = isolated(container, `call ${call.id}`, () =>
        send(container, call)
      ).finally(() => underWay.delete(sending))
      underWay.add(sending)
    }
    if (underWay.size === 0) {
      return tried
    }
    // Taking several costs as much as taking one.
    do {
      await Promise.race(underWay)
    } while (underWay.size > AT_ONCE / 2)
  }
}

async function send(
  container: MedusaContainer,
  call: OutboundCall
): Promise<number> {
  const outcome = await trySend(container, call)
  await gatewayOf(container).recordOutcome(call.id, outcome, clock.now())
  return 1
}

async function trySend(
  container: MedusaContainer,
  call: OutboundCall
): Promise<CallOutcome> {
  const handler = handlerOf(call)
  if (!handler) {
    return { kind: "refused", error: "nothing is registered to send it" }
  }
  try {
    return await handler.send(container, call)
  } catch (error) {
    // A handler reports a partner's failure as an outcome. What it throws is
    // ours (a missing record, a bug) and was thrown before or after sending,
    // nobody knows: staff see it, and where harmless it is tried again.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `Call ${call.partner}.${call.operation} (${call.id}) failed: ${messageOf(error)}`
      )
    return { kind: "unknown", error: messageOf(error) }
  }
}

/** Looks up calls whose answer was lost, or gives them to staff; gives how many. */
export async function settleUnknownCalls(
  container: MedusaContainer
): Promise<number> {
  const gateway = gatewayOf(container)
  if (!(await gateway.hasWork(clock.now()))) {
    return 0
  }
  const calls = await gateway.takeUnknown(clock.now(), AT_ONCE)
  await Promise.all(
    calls.map(async (call) => {
      const found = await lookUp(container, call)
      await gateway.recordLookUp(call.id, found, clock.now())
    })
  )
  return calls.length
}

async function lookUp(container: MedusaContainer, call: OutboundCall) {
  const handler = handlerOf(call)
  if (handler?.onUnknown === "look_up" && handler.lookUp) {
    try {
      return await handler.lookUp(container, call)
    } catch (error) {
      return { kind: "unavailable", error: messageOf(error) } as const
    }
  }
  if (handler?.onUnknown === "repeat" && call.attempts < MAX_REPEATS) {
    return { kind: "not_found" } as const
  }
  return { kind: "hold" } as const
}

const handlerOf = (call: OutboundCall): CallHandler | undefined =>
  callHandlers[`${call.partner}.${call.operation}`]
