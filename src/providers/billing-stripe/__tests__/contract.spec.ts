import Stripe from "stripe"
import type { SandboxHandle } from "../../../../sandbox"
import { startSandbox } from "../../../../sandbox"
import { resolveSecrets } from "../../../../sandbox/kit/options"
import { StripeRefundProvider } from "../service"

const { stripeApiKey: apiKey } = resolveSecrets()

let sandbox: SandboxHandle
let provider: StripeRefundProvider
let account: Stripe

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
  const { hostname, port } = new URL(sandbox.url)
  provider = new StripeRefundProvider({}, { apiKey, apiUrl: sandbox.url })
  account = new Stripe(apiKey, {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
  })
})

afterAll(() => sandbox.close())

const control = async (path: string, body: Record<string, unknown>) => {
  const answer = await fetch(`${sandbox.url}/_control${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
}

beforeEach(async () => {
  await control("/reset", { partner: "stripe" })
  await control("/config", { stripe_refund_settle_ms: 50 })
})

const fault = (mode: string, operation: string) =>
  control("/faults/stripe", { mode, operation, times: 1 })

/** A captured payment of £12.50. */
const captured = async (card = "pm_card_visa", session = "payses_1") => {
  const { id } = await account.paymentIntents.create({
    amount: 1250,
    currency: "gbp",
    payment_method_types: ["card"],
    payment_method: card,
    confirm: true,
    metadata: { session_id: session },
  })
  return id
}

const refund = (payment_intent: string, amount = 500, key = "rfnd_1:1") =>
  provider.create({ payment_intent, amount, refund_id: "rfnd_1", key })

it("is made once under its key, with our names in the metadata", async () => {
  const intent = await captured()
  const first = await refund(intent)
  expect(first).toEqual({
    id: expect.stringMatching(/^re_/),
    amount: 500,
    status: "succeeded",
    failure_code: null,
    refund_id: "rfnd_1",
    key: "rfnd_1:1",
  })
  expect((await refund(intent)).id).toBe(first.id)
  expect(await provider.list(intent)).toEqual([first])
})

it("is listed beside those that others made, however many", async () => {
  const intent = await captured()
  await account.refunds.create({ payment_intent: intent, amount: 100 })
  await refund(intent)
  const other = await captured()
  await account.refunds.create({ payment_intent: other })
  const listed = await provider.list(intent)
  expect(
    listed.map(({ amount, refund_id, key }) => [amount, refund_id, key])
  ).toEqual(
    expect.arrayContaining([
      [100, null, null],
      [500, "rfnd_1", "rfnd_1:1"],
    ])
  )
  expect(listed).toHaveLength(2)
  const many = await captured()
  for (let made = 0; made < 101; made += 1) {
    await refund(many, 1, `rfnd_2:${made}`)
  }
  expect(new Set((await provider.list(many)).map(({ id }) => id)).size).toBe(
    101
  )
})

it.each([
  ["pm_card_pendingRefund", "pending", "succeeded"],
  ["pm_card_refundFail", "succeeded", "failed"],
])("of %s is %s and becomes %s", async (card, at, after) => {
  const intent = await captured(card)
  expect((await refund(intent)).status).toBe(at)
  for (let tries = 0; tries < 60; tries += 1) {
    const [now] = await provider.list(intent)
    if (now?.status === after) {
      expect(now.failure_code === null).toBe(after !== "failed")
      return
    }
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error(`it did not become ${after}`)
})

it("is refused with Stripe's code when the payment doesn't hold it", async () => {
  const intent = await captured()
  await expect(refund(intent, 1251)).rejects.toMatchObject({
    name: "RefundRefused",
    code: "amount_too_large",
  })
  await refund(intent, 1250, "rfnd_1:2")
  await expect(refund(intent, 1, "rfnd_1:3")).rejects.toMatchObject({
    code: "charge_already_refunded",
  })
})

it.each([
  ["down", { name: "PartnerHttpError" }],
  ["unavailable", { kind: "unavailable", sent: true }],
  ["lose_answer", { sent: true }],
  ["unauthorised", { kind: "rejected" }],
  ["refuse", { name: "RefundRefused" }],
] as const)("%s says whether Stripe may have acted", async (mode, expected) => {
  const intent = await captured()
  await fault(mode, "refunds.create")
  await expect(refund(intent)).rejects.toMatchObject(expected)
  // The same key again is the same refund, made now or before.
  await refund(intent)
  expect(await provider.list(intent)).toHaveLength(1)
})

it("tells the session of a payment, and of none that isn't ours", async () => {
  const intent = await captured("pm_card_visa", "payses_mine")
  expect(await provider.sessionOf(intent)).toBe("payses_mine")
  expect(await provider.sessionOf("pi_unknown")).toBeNull()
})

it("lists what was made in a span of time, however much, and nothing else", async () => {
  const intent = await captured("pm_card_createDispute", "payses_2")
  await account.paymentIntents.create({
    amount: 900,
    currency: "gbp",
    payment_method_types: ["card"],
    payment_method: "pm_card_visa",
    capture_method: "manual",
    confirm: true,
    metadata: { instalment_id: "ins_1" },
  })
  for (let made = 0; made < 100; made += 1) {
    await account.paymentIntents.create({ amount: 100, currency: "gbp" })
  }
  const refunded = await captured()
  await refund(refunded)
  const from = new Date(Date.now() - 60_000)
  const to = new Date(Date.now() + 60_000)
  const payments = await provider.listSince("payments", from, to)
  expect(payments).toHaveLength(103)
  expect(payments).toEqual(
    expect.arrayContaining([
      {
        payment_intent: intent,
        received: 1250,
        status: "succeeded",
        session_id: "payses_2",
        instalment_id: null,
      },
      {
        payment_intent: expect.any(String),
        received: 0,
        status: "authorised",
        session_id: null,
        instalment_id: "ins_1",
      },
    ])
  )
  expect(await provider.listSince("refunds", from, to)).toMatchObject([
    { payment_intent: refunded, amount: 500, key: "rfnd_1:1" },
  ])
  const [dispute] = await provider.listSince("disputes", from, to)
  expect(dispute).toMatchObject({
    payment_intent: intent,
    amount: 1250,
    status: "open",
    partner_status: "needs_response",
    evidence_due_at: expect.any(Date),
  })
  expect(await provider.disputesOf(intent)).toEqual([dispute])
  expect(await provider.disputesOf(refunded)).toEqual([])
  await control(`/stripe/disputes/${dispute?.id}`, { status: "lost" })
  expect(await provider.readDispute(dispute?.id ?? "")).toMatchObject({
    status: "lost",
  })
  expect(await provider.readDispute("dp_unknown")).toBeNull()
  for (const kind of ["payments", "refunds", "disputes"] as const) {
    const after = new Date(to.getTime() + 60_000)
    expect(await provider.listSince(kind, to, after)).toEqual([])
  }
})

it("takes what is authorised, once for a key", async () => {
  const { id } = await account.paymentIntents.create({
    amount: 900,
    currency: "gbp",
    payment_method_types: ["card"],
    payment_method: "pm_card_visa",
    capture_method: "manual",
    confirm: true,
  })
  await fault("lose_answer", "payment_intents.capture")
  await expect(provider.capture(id, "capture:1")).rejects.toMatchObject({
    sent: true,
  })
  expect(await provider.capture(id, "capture:1")).toMatchObject({
    status: "succeeded",
    received: 900,
  })
  expect(await provider.readPayment(id)).toMatchObject({ received: 900 })
})

it.each([
  ["no key", {}],
  ["an address that is none", { apiKey, apiUrl: "nowhere" }],
])("takes no options with %s", (_, options) => {
  expect(() => new StripeRefundProvider({}, options)).toThrow()
})
