import Stripe from "stripe"
import type { SandboxHandle } from "../index"
import { resolveSecrets } from "../kit/options"
import {
  type Backend,
  call,
  fault,
  startBackend,
  testSandbox,
  until,
} from "./helpers"

const SECRETS = resolveSecrets()
let backend: Backend
let sandbox: SandboxHandle
let stripe: Stripe

beforeAll(async () => {
  backend = await startBackend()
  sandbox = await testSandbox(backend)
  const { hostname, port } = new URL(sandbox.url)
  stripe = new Stripe(SECRETS.stripeApiKey, {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
  })
})

afterAll(async () => {
  await sandbox.close()
  await backend.close()
})

beforeEach(async () => {
  await call(`${sandbox.url}/_control/reset`, { body: { partner: "stripe" } })
  backend.hooks.length = 0
})

const pay = (
  card: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
  options?: Stripe.RequestOptions
) => {
  const params: Stripe.PaymentIntentCreateParams = {
    amount: 1250,
    currency: "gbp",
    payment_method: card,
    payment_method_types: ["card"],
    confirm: true,
    ...more,
  }
  // The SDK refuses an options object that holds none of its options.
  return options
    ? stripe.paymentIntents.create(params, options)
    : stripe.paymentIntents.create(params)
}

const failure = async (
  work: Promise<unknown>
): Promise<Stripe.errors.StripeError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) {
      return error
    }
    throw error
  }
  throw new Error("the call should have failed")
}

const eventTypes = () =>
  backend.hooks.map((hook) => String(JSON.parse(hook.body).type))

describe("Stripe simulator", () => {
  it("authorises, captures in part and refunds, with expansion", async () => {
    const intent = await pay("pm_card_visa", {
      capture_method: "manual",
      metadata: { session_id: "ps_1" },
      expand: ["latest_charge"],
    })
    expect(intent.status).toBe("requires_capture")
    expect(intent.amount_capturable).toBe(1250)
    expect(intent.latest_charge).toMatchObject({ captured: false, paid: true })

    const captured = await stripe.paymentIntents.capture(intent.id, {
      amount_to_capture: 1000,
    })
    expect(captured.status).toBe("succeeded")
    expect(captured.amount_received).toBe(1000)
    const again = await failure(stripe.paymentIntents.capture(intent.id))
    expect(again.code).toBe("payment_intent_unexpected_state")

    const refund = await stripe.refunds.create(
      { payment_intent: intent.id, amount: 400 },
      { idempotencyKey: "refund-1" }
    )
    expect(refund.status).toBe("succeeded")
    const tooMuch = await failure(
      stripe.refunds.create({ payment_intent: intent.id, amount: 601 })
    )
    expect(tooMuch.statusCode).toBe(400)
    const list = await stripe.refunds.list({ payment_intent: intent.id })
    expect(list.data.map((item) => item.id)).toEqual([refund.id])
    const found = await stripe.paymentIntents.search({
      query: "metadata['session_id']:'ps_1'",
    })
    expect(found.data.map((item) => item.id)).toEqual([intent.id])
  })

  it("signs webhooks so that the SDK accepts them, and names the key", async () => {
    const intent = await pay("pm_card_visa")
    await stripe.refunds.create(
      { payment_intent: intent.id },
      { idempotencyKey: "ref_medusa_1" }
    )
    await until(() => eventTypes().includes("charge.refunded"))
    expect(eventTypes()).toEqual([
      "payment_intent.created",
      "payment_intent.succeeded",
      "refund.created",
      "charge.refunded",
    ])
    for (const hook of backend.hooks) {
      const event = stripe.webhooks.constructEvent(
        hook.body,
        String(hook.headers["stripe-signature"]),
        SECRETS.stripeWebhookSecret
      )
      expect(event.api_version).toBe("2024-04-10")
      expect(hook.path).toBe("/hooks/stripe")
    }
    const created = JSON.parse(String(backend.hooks[2]?.body))
    expect(created.request.idempotency_key).toBe("ref_medusa_1")
  })

  it("replays a key, refuses it with other parameters and while in flight", async () => {
    const key = { idempotencyKey: "k1" }
    const first = await pay("pm_card_visa", {}, key)
    const second = await pay("pm_card_visa", {}, key)
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true")
    const other = await failure(pay("pm_card_visa", { amount: 999 }, key))
    expect(other.type).toBe("StripeIdempotencyError")
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1)

    await fault(sandbox, "stripe", { mode: "slow", delay_ms: 200, times: 1 })
    const slow = pay("pm_card_visa", {}, { idempotencyKey: "k2" })
    await new Promise((done) => setTimeout(done, 60))
    const meanwhile = await failure(
      pay("pm_card_visa", {}, { idempotencyKey: "k2" })
    )
    expect(meanwhile.statusCode).toBe(409)
    expect((await slow).status).toBe("succeeded")
  })

  it.each([
    ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
    [
      "pm_card_visa_chargeDeclinedInsufficientFunds",
      "card_declined",
      "insufficient_funds",
    ],
    ["pm_card_chargeDeclinedLostCard", "card_declined", "lost_card"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    ["pm_card_chargeCustomerFail", "card_declined", "generic_decline"],
  ])(
    "declines %s and replays the decline under its key",
    async (card, code, reason) => {
      const key = { idempotencyKey: `decline-${card}` }
      for (let i = 0; i < 2; i++) {
        const error = await failure(pay(card, {}, key))
        expect(error.statusCode).toBe(402)
        expect(error.type).toBe("StripeCardError")
        expect(error.code).toBe(code)
        expect(error.decline_code).toBe(reason)
        expect(error.payment_intent?.status).toBe("requires_payment_method")
      }
      expect((await stripe.charges.list()).data).toHaveLength(1)
    }
  )

  it("asks the bank: redirect on session, refusal off session", async () => {
    const intent = await pay("pm_card_authenticationRequired", {
      return_url: "http://shop.example/done",
    })
    expect(intent.status).toBe("requires_action")
    const url = String(intent.next_action?.redirect_to_url?.url)
    const page = await call(url)
    expect(page.text).toContain("Complete")
    const done = await call(url, { form: { answer: "complete" } })
    expect(done.status).toBe(303)
    const back = new URL(String(done.headers.get("location")))
    expect(back.searchParams.get("payment_intent")).toBe(intent.id)
    expect(back.searchParams.get("redirect_status")).toBe("succeeded")
    const paid = await stripe.paymentIntents.retrieve(intent.id)
    expect(paid.status).toBe("succeeded")

    const customer = await stripe.customers.create({ email: "t@example.test" })
    const method = await stripe.paymentMethods.attach(
      "pm_card_authenticationRequired",
      { customer: customer.id }
    )
    const off = await failure(
      pay(method.id, { customer: customer.id, off_session: true })
    )
    expect(off.code).toBe("authentication_required")
  })

  it("lets a card that was set up be charged off session", async () => {
    const customer = await stripe.customers.create({ email: "t@example.test" })
    const setup = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: "pm_card_authenticationRequiredOnSetup",
      usage: "off_session",
      confirm: true,
      return_url: "http://shop.example/",
    })
    await call(String(setup.next_action?.redirect_to_url?.url), {
      form: { answer: "complete" },
    })
    const methods = await stripe.customers.listPaymentMethods(customer.id)
    const saved = String(methods.data[0]?.id)
    const charged = await pay(saved, {
      customer: customer.id,
      off_session: true,
    })
    expect(charged.status).toBe("succeeded")
    await stripe.paymentMethods.detach(saved)
    const reused = await failure(pay(saved, { customer: customer.id }))
    expect(reused.statusCode).toBe(400)
  })

  it("cancels an authorisation and refuses bad parameters", async () => {
    const intent = await pay("pm_card_visa", { capture_method: "manual" })
    const gone = await stripe.paymentIntents.cancel(intent.id)
    expect(gone.status).toBe("canceled")
    const unknown = await failure(stripe.paymentIntents.retrieve("pi_unknown"))
    expect(unknown.code).toBe("resource_missing")
    const missing = await call(`${sandbox.url}/v1/payment_intents`, {
      headers: { authorization: `Bearer ${SECRETS.stripeApiKey}` },
      form: { amount: "1250", colour: "red" },
    })
    expect(missing.status).toBe(400)
    const wrongKey = await call(`${sandbox.url}/v1/payment_intents`, {
      headers: { authorization: "Bearer sk_test_other" },
    })
    expect(wrongKey.status).toBe(401)
    const noReturn = await failure(
      stripe.paymentIntents.create({
        amount: 1250,
        currency: "gbp",
        payment_method: "pm_card_visa",
        confirm: true,
      })
    )
    expect(noReturn.param).toBe("return_url")
  })

  it("settles refunds later and opens and closes disputes", async () => {
    const intent = await pay("pm_card_refundFail")
    const refund = await stripe.refunds.create({ payment_intent: intent.id })
    expect(refund.status).toBe("succeeded")
    await until(() => eventTypes().includes("refund.failed"))
    const failed = await stripe.refunds.retrieve(refund.id)
    expect(failed.status).toBe("failed")
    const charge = await stripe.charges.retrieve(refund.charge as string)
    expect(charge.amount_refunded).toBe(0)

    const other = await pay("pm_card_visa")
    const opened = await call(`${sandbox.url}/_control/stripe/disputes`, {
      body: { payment_intent: other.id },
    })
    await call(
      `${sandbox.url}/_control/stripe/disputes/${String(opened.json.id)}`,
      {
        body: { status: "won" },
      }
    )
    await until(() => eventTypes().includes("charge.dispute.closed"))
    expect(eventTypes()).toContain("charge.dispute.funds_reinstated")
  })
})
