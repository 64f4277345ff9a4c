import Stripe from "stripe"
import type { SandboxHandle } from "../../../../sandbox"
import { startSandbox } from "../../../../sandbox"
import { resolveSecrets } from "../../../../sandbox/kit/options"
import { refundsOf } from "../refund-notes"
import PharmacyStripeProvider from "../service"

const { stripeApiKey: apiKey, stripeWebhookSecret: webhookSecret } =
  resolveSecrets()

let sandbox: SandboxHandle
let provider: PharmacyStripeProvider
/** What the browser does with the card; not through the provider. */
let browser: Stripe

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
  const { hostname, port } = new URL(sandbox.url)
  provider = new PharmacyStripeProvider(
    {},
    { apiKey, webhookSecret, apiUrl: sandbox.url }
  )
  browser = new Stripe(apiKey, {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
  })
})

afterAll(() => sandbox.close())

const control = async (
  method: string,
  path: string,
  body?: Record<string, unknown>
) => {
  const answer = await fetch(`${sandbox.url}/_control${path}`, {
    method,
    ...(body
      ? {
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }
      : {}),
  })
  expect(answer.ok).toBe(true)
  return answer.json()
}

beforeEach(() => control("POST", "/reset", { partner: "stripe" }))

const fault = (mode: string, operation: string, more = {}) =>
  control("POST", "/faults/stripe", { mode, operation, ...more })

let count = 0
/** Starts a payment of £12.50 under a session's id. */
const initiate = (session = `payses_${++count}`) =>
  provider.initiatePayment({
    amount: 12.5,
    currency_code: "gbp",
    data: { session_id: session },
    context: { idempotency_key: session },
  })

/** A payment whose card was confirmed in the browser. */
async function authorised(card = "pm_card_visa") {
  const started = await initiate()
  await browser.paymentIntents
    .confirm(started.id, { payment_method: card })
    .catch(() => undefined)
  const { data } = await provider.authorizePayment({ data: started.data ?? {} })
  return data ?? {}
}

const captured = async (card?: string) => {
  const { data } = await provider.capturePayment({
    data: await authorised(card),
    context: { idempotency_key: `capt_${++count}` },
  })
  return data ?? {}
}

const intents = async () =>
  (await browser.paymentIntents.list({ limit: 100 })).data

describe("a payment", () => {
  it("is a card payment in pence that is captured later", async () => {
    const { data, status } = await initiate("payses_shape")
    expect(status).toBe("pending")
    expect(data).toMatchObject({
      amount: 1250,
      currency: "gbp",
      capture_method: "manual",
      payment_method_types: ["card"],
      metadata: { session_id: "payses_shape" },
      client_secret: expect.any(String),
    })
  })

  it("is one intent however often it is started", async () => {
    const first = await initiate("payses_same")
    const second = await initiate("payses_same")
    expect(second.id).toBe(first.id)
    expect(await intents()).toHaveLength(1)
  })

  it.each([
    ["pm_card_visa", "authorized", "requires_capture"],
    ["pm_card_chargeDeclined", "error", "requires_payment_method"],
    [
      "pm_card_chargeDeclinedInsufficientFunds",
      "error",
      "requires_payment_method",
    ],
  ])("with %s is %s", async (card, status, intentStatus) => {
    const started = await initiate()
    await browser.paymentIntents
      .confirm(started.id, { payment_method: card })
      .catch(() => undefined)
    const result = await provider.authorizePayment({ data: started.data ?? {} })
    expect(result.status).toBe(status)
    expect(result.data).toMatchObject({ status: intentStatus })
  })

  it("takes the next card after a refused one", async () => {
    const refused = await authorised("pm_card_chargeDeclined")
    await browser.paymentIntents.confirm(String(refused["id"]), {
      payment_method: "pm_card_visa",
    })
    const { status } = await provider.getPaymentStatus({ data: refused })
    expect(status).toBe("authorized")
  })

  it("is read from Stripe, not from our copy", async () => {
    const started = await initiate()
    await browser.paymentIntents.confirm(started.id, {
      payment_method: "pm_card_visa",
    })
    const { status } = await provider.updatePayment({
      data: started.data ?? {},
      amount: 12.5,
      currency_code: "gbp",
    })
    expect(status).toBe("authorized")
  })

  it("is changed when the basket's total changes", async () => {
    const started = await initiate()
    const { data } = await provider.updatePayment({
      data: started.data ?? {},
      amount: 20,
      currency_code: "gbp",
    })
    expect(data).toMatchObject({ amount: 2000 })
  })

  it("is captured once, however often it is asked for", async () => {
    const data = await authorised()
    for (const key of ["capt_a", "capt_a", "capt_b"]) {
      const result = await provider.capturePayment({
        data,
        context: { idempotency_key: key },
      })
      expect(result.data).toMatchObject({ status: "succeeded" })
    }
    const [intent] = await intents()
    expect(intent?.amount_received).toBe(1250)
  })

  it("gives the authorisation back when it is deleted", async () => {
    const data = await authorised()
    await provider.deletePayment({ data })
    const [intent] = await intents()
    expect(intent?.status).toBe("canceled")
  })
})

describe("a refund", () => {
  const refund = (data: Record<string, unknown>, key: string, amount = 5) =>
    provider.refundPayment({ amount, data, context: { idempotency_key: key } })

  it("is kept by Medusa's refund id, with Stripe's", async () => {
    const data = await captured()
    const first = await refund(data, "ref_1")
    const second = await refund(first.data ?? {}, "ref_2", 2.5)
    expect(refundsOf(second.data)).toEqual({
      ref_1: { id: expect.stringMatching(/^re_/), status: "succeeded" },
      ref_2: { id: expect.stringMatching(/^re_/), status: "succeeded" },
    })
    const { data: refunds } = await browser.refunds.list({
      payment_intent: String(data["id"]),
    })
    expect(
      refunds.map(({ amount, metadata }) => [amount, metadata?.["refund_id"]])
    ).toEqual(
      expect.arrayContaining([
        [500, "ref_1"],
        [250, "ref_2"],
      ])
    )
  })

  it("whose answer is lost is unknown, and is the same refund when repeated", async () => {
    const data = await captured()
    // Once for the try and once for the SDK's own second one.
    await fault("lose_answer", "refunds.create", { times: 2 })
    const lost = await refund(data, "ref_lost")
    expect(refundsOf(lost.data)["ref_lost"]).toEqual({
      id: null,
      status: "unknown",
    })
    const again = await refund(lost.data ?? {}, "ref_lost")
    expect(refundsOf(again.data)["ref_lost"]?.status).toBe("succeeded")
    const { data: refunds } = await browser.refunds.list({
      payment_intent: String(data["id"]),
    })
    expect(refunds).toHaveLength(1)
  })

  it("that was made already is written down and not sent again", async () => {
    const data = await captured()
    const adopted_refund = { amount: 500, id: "re_made", status: "pending" }
    const adopted = await refund({ ...data, adopted_refund }, "ref_ours")
    expect(refundsOf(adopted.data)["ref_ours"]).toEqual({
      id: "re_made",
      status: "pending",
    })
    // Another amount is another refund.
    await refund(adopted.data ?? {}, "ref_other", 2)
    const { data: refunds } = await browser.refunds.list({
      payment_intent: String(data["id"]),
    })
    expect(refunds.map(({ amount }) => amount)).toEqual([200])
  })

  it("that Stripe refuses is refused, and nothing is kept", async () => {
    const data = await captured()
    await fault("refuse", "refunds.create", { times: 1 })
    await expect(refund(data, "ref_no")).rejects.toMatchObject({
      code: "partner_refused",
    })
  })

  it("without a payment intent or its own id is never sent", async () => {
    await expect(refund({}, "ref_x")).rejects.toMatchObject({
      code: "partner_refused",
    })
  })
})

describe("when Stripe is in trouble", () => {
  const status = (data: Record<string, unknown>) =>
    provider.updatePayment({ data, amount: 12.5, currency_code: "gbp" })
  const capture = (data: Record<string, unknown>) =>
    provider.capturePayment({
      data,
      context: { idempotency_key: `capt_${++count}` },
    })

  it.each([
    ["down", "partner_unavailable"],
    ["unavailable", "partner_unavailable"],
    ["refuse", "partner_refused"],
    ["unauthorised", "partner_refused"],
  ])("%s: status and capture say so, without a body", async (mode, code) => {
    const data = await authorised()
    await fault(mode, "payment_intents.get", { times: 2 })
    await expect(status(data)).rejects.toMatchObject({ code })
    await control("DELETE", "/faults/stripe")
    await fault(mode, "payment_intents.capture", { times: 2 })
    await expect(capture(data)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^Stripe: /),
    })
    await control("DELETE", "/faults/stripe")
    // Nothing was taken, and the next try takes it.
    await expect(capture(data)).resolves.toMatchObject({
      data: { status: "succeeded" },
    })
  })

  it("a capture whose answer is lost is found to be done", async () => {
    const data = await authorised()
    await fault("lose_answer", "payment_intents.capture", { times: 2 })
    await expect(capture(data)).rejects.toMatchObject({
      code: "partner_unavailable",
    })
    await expect(capture(data)).resolves.toMatchObject({
      data: { status: "succeeded", amount_received: 1250 },
    })
  })

  it("a start whose answer is lost makes one intent", async () => {
    await fault("lose_answer", "payment_intents.create", { times: 1 })
    const { data } = await initiate("payses_lost")
    expect(data).toMatchObject({ metadata: { session_id: "payses_lost" } })
    expect(await intents()).toHaveLength(1)
  })

  it("a start that is refused says so", async () => {
    await fault("refuse", "payment_intents.create", { times: 1 })
    await expect(initiate()).rejects.toMatchObject({ code: "partner_refused" })
  })

  it("waits for a slow answer", async () => {
    await fault("slow", "payment_intents.create", { times: 1, delay_ms: 400 })
    await expect(initiate()).resolves.toMatchObject({ status: "pending" })
  })
})

describe("the options", () => {
  it.each([
    ["no key", { webhookSecret }],
    ["no webhook secret", { apiKey }],
    ["an address that is none", { apiKey, webhookSecret, apiUrl: "nowhere" }],
  ])("refuses %s", (_, options) => {
    expect(() =>
      PharmacyStripeProvider.validateOptions(
        options as Parameters<typeof PharmacyStripeProvider.validateOptions>[0]
      )
    ).toThrow()
  })
})
