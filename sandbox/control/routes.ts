import { z } from "zod"
import { FAULT_MODES } from "../kit/faults"
import type { Call } from "../kit/http"
import { LEXISNEXIS_OUTCOMES } from "../kit/options"
import { isPartner, type Partner, type PartnerName } from "../kit/types"
import type { Sandbox } from "../kit/types"
import { bodyOf, controlled, ControlError, partnerOf } from "./control"
import { mountPartnerControls } from "./partner-routes"
import type { Partners } from "./partners"

const FaultBody = z.strictObject({
  mode: z.enum(FAULT_MODES),
  times: z.coerce.number().int().min(1).max(100000).optional(),
  delay_ms: z.coerce.number().int().min(0).max(600000).optional(),
  operation: z.string().max(60).optional(),
})

const ConfigBody = z.strictObject({
  backend_url: z.url().or(z.literal("")).optional(),
  webhook_retry_ms: z.array(z.number().int().min(0)).optional(),
  lexisnexis_slow_ms: z.number().int().min(0).max(600000).optional(),
  lexisnexis_outcome: z.enum(LEXISNEXIS_OUTCOMES).optional(),
  signaturerx_php_escaping: z.boolean().optional(),
  royal_mail_oba: z.boolean().optional(),
  royal_mail_rate_limit: z.number().int().min(1).optional(),
  gp_directory_rate_limit: z.number().int().min(1).optional(),
  stripe_refund_settle_ms: z.number().int().min(0).optional(),
  minutes_ahead: z.number().int().min(0).optional(),
})

/** The control API; README.md documents it. */
export function mountControl(sandbox: Sandbox, partners: Partners): void {
  mountState(sandbox, partners)
  mountFaults(sandbox)
  mountWebhooks(sandbox)
  mountConfig(sandbox)
  mountPartnerControls(sandbox, partners)
}

function mountState(sandbox: Sandbox, partners: Partners): void {
  sandbox.router.add(
    "GET",
    "/_control/state/:partner",
    controlled((call) => {
      const partner = needed(partners, partnerOf(call))
      return {
        ...asObject(partner.view()),
        received: sandbox.received.list(partner.name),
      }
    })
  )
  sandbox.router.add(
    "POST",
    "/_control/reset",
    controlled((call) => {
      const body = bodyOf(z.object({ partner: z.string().optional() }), call)
      if (body.partner && !isPartner(body.partner)) {
        throw new ControlError(404, `no partner ${body.partner}`)
      }
      const chosen = [...partners.all.values()].filter(
        (partner) => !body.partner || partner.name === body.partner
      )
      for (const partner of chosen) {
        partner.reset()
        sandbox.faults.clear(partner.name)
        sandbox.received.clear(partner.name)
        sandbox.webhooks.clear(partner.name)
      }
      return { reset: chosen.map((partner) => partner.name) }
    })
  )
}

function mountFaults(sandbox: Sandbox): void {
  const path = "/_control/faults/:partner"
  const { faults, router } = sandbox
  const view = (partner: PartnerName) => ({ faults: faults.list(partner) })
  router.add(
    "GET",
    path,
    controlled((call) => view(partnerOf(call)))
  )
  router.add(
    "POST",
    path,
    controlled((call) => {
      const partner = partnerOf(call)
      faults.set(partner, bodyOf(FaultBody, call))
      return view(partner)
    })
  )
  const clear = (call: Call) => {
    const partner = partnerOf(call)
    const body = bodyOf(z.object({ mode: z.string().optional() }), call)
    faults.clear(partner, call.query.get("mode") ?? body.mode)
    return view(partner)
  }
  router.add("DELETE", path, controlled(clear))
  // A form can't send DELETE.
  router.add("POST", `${path}/clear`, controlled(clear))
}

function mountWebhooks(sandbox: Sandbox): void {
  const { router, webhooks } = sandbox
  router.add(
    "GET",
    "/_control/webhooks",
    controlled((call) => ({
      webhooks: webhooks.list(call.query.get("partner") ?? undefined),
    }))
  )
  router.add(
    "POST",
    "/_control/webhooks/release",
    controlled((call) => {
      const body = bodyOf(z.object({ partner: z.string().optional() }), call)
      return { released: webhooks.release(body.partner) }
    })
  )
  router.add(
    "POST",
    "/_control/webhooks/:id/replay",
    controlled((call) => {
      const copy = webhooks.replay(call.param("id"))
      if (!copy) {
        throw new ControlError(404, `no webhook ${call.param("id")}`)
      }
      return copy
    })
  )
}

function mountConfig(sandbox: Sandbox): void {
  const { router } = sandbox
  router.add(
    "GET",
    "/_control/config",
    controlled(() => sandbox.config())
  )
  router.add(
    "POST",
    "/_control/config",
    controlled((call) => {
      Object.assign(sandbox.config(), bodyOf(ConfigBody, call))
      sandbox.store.touch()
      sandbox.webhooks.kick()
      return sandbox.config()
    })
  )
}

function needed(partners: Partners, name: PartnerName): Partner {
  const partner = partners.all.get(name)
  if (!partner) {
    throw new ControlError(404, `no partner ${name}`)
  }
  return partner
}

function asObject(view: unknown): object {
  return typeof view === "object" && view !== null ? view : {}
}
