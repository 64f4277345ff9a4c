import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Stripe from "stripe"
import type { SandboxHandle } from "../index"
import { resolveSecrets } from "../kit/options"
import {
  at,
  type Backend,
  call,
  fault,
  startBackend,
  testSandbox,
  until,
} from "./helpers"

const SECRETS = resolveSecrets()
const auth = { authorization: `Bearer ${SECRETS.stripeApiKey}` }
let backend: Backend
let sandbox: SandboxHandle

const customer = (email = "t@example.test") =>
  call(`${sandbox.url}/v1/customers`, { headers: auth, form: { email } })
const customers = async () => {
  const list = await call(`${sandbox.url}/v1/customers`, { headers: auth })
  return (at(list.json, "data") as unknown[]).length
}
const intent = (idempotencyKey?: string) =>
  call(`${sandbox.url}/v1/payment_intents`, {
    headers: {
      ...auth,
      ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
    },
    form: { amount: "1250", currency: "gbp" },
  })
const hookIds = () =>
  backend.hooks.map((hook) => String(JSON.parse(hook.body).id))
const webhooks = async () => {
  const answer = await call(`${sandbox.url}/_control/webhooks`)
  return at(answer.json, "webhooks") as Array<Record<string, unknown>>
}

beforeAll(async () => {
  backend = await startBackend()
  sandbox = await testSandbox(backend)
})
afterAll(async () => {
  await sandbox.close()
  await backend.close()
})
beforeEach(async () => {
  await call(`${sandbox.url}/_control/reset`, { body: {} })
  backend.hooks.length = 0
  backend.answers.length = 0
})

describe("faults of calls", () => {
  it("down: no answer and no effect, until cleared", async () => {
    await fault(sandbox, "stripe", { mode: "down" })
    await expect(customer()).rejects.toThrow()
    await expect(customer()).rejects.toThrow()
    await call(`${sandbox.url}/_control/faults/stripe`, { method: "DELETE" })
    expect(await customers()).toBe(0)
  })

  it("unavailable: 503 and no effect, as often as asked", async () => {
    await fault(sandbox, "stripe", { mode: "unavailable", times: 2 })
    const statuses = [await customer(), await customer(), await customer()]
    expect(statuses.map((answer) => answer.status)).toEqual([503, 503, 200])
    expect(await customers()).toBe(1)
  })

  it("slow: the answer comes late", async () => {
    await fault(sandbox, "stripe", { mode: "slow", delay_ms: 120, times: 1 })
    const started = Date.now()
    expect((await customer()).status).toBe(200)
    expect(Date.now() - started).toBeGreaterThanOrEqual(115)
  })

  it("refuse and unauthorised: in the partner's own shape, no effect", async () => {
    await fault(sandbox, "stripe", { mode: "refuse", times: 1 })
    const refused = await customer()
    expect(refused.status).toBe(400)
    expect(at(refused.json, "error", "type")).toBe("invalid_request_error")
    await fault(sandbox, "stripe", { mode: "unauthorised" })
    expect((await customer()).status).toBe(401)
    expect((await customer()).status).toBe(200)
    expect(await customers()).toBe(1)
  })

  it("lose_answer: the effect stays, the same key finds it", async () => {
    await fault(sandbox, "stripe", { mode: "lose_answer", times: 1 })
    // A look-up has no effect to lose: it doesn't spend the fault.
    expect(await customers()).toBe(0)
    await expect(intent("lost-1")).rejects.toThrow()
    const replayed = await intent("lost-1")
    expect(replayed.headers.get("idempotent-replayed")).toBe("true")
    const state = await call(`${sandbox.url}/_control/state/stripe`)
    expect(
      Object.keys(at(state.json, "payment_intents") as object)
    ).toHaveLength(1)
    expect(at(state.json, "received", 1, "status")).toBe("no answer")
  })

  it("strikes only the operation named", async () => {
    const operation = "payment_intents.create"
    await fault(sandbox, "stripe", { mode: "unavailable", operation })
    expect((await customer()).status).toBe(200)
    expect((await intent()).status).toBe(503)
  })

  it("spares the token call unless it is named", async () => {
    await fault(sandbox, "signaturerx", { mode: "unavailable", times: 1 })
    const body = { grant_type: "other" }
    const token = () => call(`${sandbox.url}/signaturerx/oauth/token`, { body })
    expect((await token()).status).toBe(400)
    await fault(sandbox, "signaturerx", {
      mode: "unavailable",
      operation: "token",
    })
    expect((await token()).status).toBe(503)
  })

  it("refuses unknown partners, modes and numbers", async () => {
    const post = (partner: string, body: unknown) =>
      call(`${sandbox.url}/_control/faults/${partner}`, { body })
    expect((await post("nobody", { mode: "down" })).status).toBe(404)
    expect((await post("stripe", { mode: "melt" })).status).toBe(400)
    expect((await post("stripe", { mode: "down", times: 0 })).status).toBe(400)
  })
})

describe("webhooks", () => {
  it("are retried until the backend takes them", async () => {
    backend.answers.push(500, 503)
    await intent()
    await until(() => backend.hooks.length === 3)
    expect(new Set(hookIds()).size).toBe(1)
    await until(() => backend.hooks.length === 3)
    const [delivery] = await webhooks()
    expect(delivery).toMatchObject({ status: "delivered" })
    const before = backend.hooks.length
    await call(
      `${sandbox.url}/_control/webhooks/${String(delivery?.id)}/replay`,
      {
        body: {},
      }
    )
    await until(() => backend.hooks.length === before + 1)
  })

  it("can be duplicated", async () => {
    await fault(sandbox, "stripe", { mode: "webhook_duplicate", times: 1 })
    await intent()
    await until(() => backend.hooks.length === 2)
    expect(new Set(hookIds()).size).toBe(1)
  })

  it("can be reordered", async () => {
    await fault(sandbox, "stripe", { mode: "webhook_reorder", times: 1 })
    const first = await intent()
    const second = await intent()
    await until(() => backend.hooks.length === 2)
    const order = backend.hooks.map((hook) =>
      at(JSON.parse(hook.body), "data", "object", "id")
    )
    expect(order).toEqual([second.json.id, first.json.id])
  })

  it("can be delayed and held", async () => {
    await fault(sandbox, "stripe", {
      mode: "webhook_delay",
      delay_ms: 100,
      times: 1,
    })
    await intent()
    await new Promise((done) => setTimeout(done, 50))
    expect(backend.hooks).toHaveLength(0)
    await until(() => backend.hooks.length === 1)
    await fault(sandbox, "stripe", { mode: "webhook_hold", times: 1 })
    await intent()
    await new Promise((done) => setTimeout(done, 50))
    expect(backend.hooks).toHaveLength(1)
    const released = await call(`${sandbox.url}/_control/webhooks/release`, {
      body: {},
    })
    expect(released.json.released).toBe(1)
    await until(() => backend.hooks.length === 2)
  })

  it("can be tampered with: the signature no longer fits", async () => {
    await fault(sandbox, "stripe", { mode: "webhook_tamper", times: 1 })
    backend.answers.push(400)
    await intent()
    await until(() => backend.hooks.length === 2)
    const stripe = new Stripe(SECRETS.stripeApiKey)
    const verify = (i: number) =>
      stripe.webhooks.constructEvent(
        String(backend.hooks[i]?.body),
        String(backend.hooks[i]?.headers["stripe-signature"]),
        SECRETS.stripeWebhookSecret
      )
    expect(() => verify(0)).toThrow(/signature/i)
    expect(verify(1).type).toBe("payment_intent.created")
  })
})

describe("state", () => {
  it("survives a restart, with faults and waiting webhooks", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-"))
    const stateFile = join(folder, "state.json")
    try {
      const before = await testSandbox(undefined, { stateFile })
      await call(`${before.url}/v1/payment_intents`, {
        headers: auth,
        form: { amount: "1250", currency: "gbp" },
      })
      await fault(before, "sms", { mode: "down" })
      await before.close()
      const after = await testSandbox(backend, { stateFile })
      try {
        await until(() => backend.hooks.length === 1)
        const list = await call(`${after.url}/v1/payment_intents`, {
          headers: auth,
        })
        expect(at(list.json, "data", 0, "amount")).toBe(1250)
        const faults = await call(`${after.url}/_control/faults/sms`)
        expect(at(faults.json, "faults", 0, "mode")).toBe("down")
      } finally {
        await after.close()
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it("is shown on the page, whose forms switch faults", async () => {
    await customer("shown@example.test")
    const html = await call(`${sandbox.url}/`)
    expect(html.text).toContain("shown%40example.test")
    const url = `${sandbox.url}/_control/faults/stripe`
    const form = { mode: "down", times: "", anchor: "stripe" }
    const on = await call(url, { form })
    expect(on.status).toBe(303)
    expect(on.headers.get("location")).toBe("/#stripe")
    expect((await call(`${sandbox.url}/`)).text).toContain("down: on")
    await call(`${url}/clear`, { form })
    const faults = await call(url)
    expect(faults.json.faults).toEqual([])
  })

  it("answers 404 for addresses that no partner has", async () => {
    expect((await call(`${sandbox.url}/v1/nothing`)).status).toBe(404)
    expect((await call(`${sandbox.url}/nothing`)).status).toBe(404)
    expect((await call(`${sandbox.url}/_control/state/nobody`)).status).toBe(
      404
    )
  })
})
