import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { PMR_MODULE } from "../../modules/pmr"
import type PmrModuleService from "../../modules/pmr/service"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"
import { createOutcome } from "../../shared/http/http-client"
import type { CallHandler } from "../../shared/partner-calls"
import { buildRecord, pmrReference } from "./build-record"

const pmrOf = (container: MedusaContainer) =>
  container.resolve<PmrModuleService>(PMR_MODULE)

const resultSchema = z.object({ provider_reference: z.string() })

const push: CallHandler = {
  onUnknown: "look_up",
  send: async (container, call) => {
    const pmr = pmrOf(container)
    const of = await pmr.retrievePmrPush(call.subject_id)
    const record = await buildRecord(container, of)
    try {
      return { kind: "done", result: await pmr.push(record) }
    } catch (error) {
      return createOutcome(error)
    }
  },
  lookUp: async (container, call) => {
    const pmr = pmrOf(container)
    const of = await pmr.retrievePmrPush(call.subject_id)
    try {
      const found = await pmr.find(pmrReference(of))
      return found ? { kind: "found", result: found } : { kind: "not_found" }
    } catch (error) {
      return { kind: "unavailable", error: messageOf(error) }
    }
  },
  done: async (container, call, result) => {
    // Marked done by hand: somebody typed it in, so there is no reference.
    const parsed = resultSchema.safeParse(result)
    await pmrOf(container).settle(
      call.subject_id,
      "pushed",
      parsed.success ? parsed.data.provider_reference : null,
      clock.now()
    )
  },
  failed: async (container, call) => {
    await pmrOf(container).settle(call.subject_id, "failed", null, clock.now())
  },
}

export const pmrCalls: Record<string, CallHandler> = { "titan.push": push }
