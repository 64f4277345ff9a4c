import Stripe from "stripe"
import type { SandboxHandle } from "../index"
import { resolveSecrets } from "../kit/options"
import { call, testSandbox } from "./helpers"

let sandbox: SandboxHandle
let stripe: Stripe

beforeAll(async () => {
  sandbox = await testSandbox()
  const { hostname, port } = new URL(sandbox.url)
  stripe = new Stripe(resolveSecrets().stripeApiKey, {
    host: hostname,
    port,
    protocol: "http",
  })
})
afterAll(() => sandbox.close())

describe("hosted card form", () => {
  it("serves a card form that shows a refusal and lets the payer try again", async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 1250,
      currency: "gbp",
      capture_method: "manual",
    })
    const query = new URLSearchParams({
      client_secret: String(intent.client_secret),
      return_url: "http://shop.example/done?basket=1",
    })
    const url = `${sandbox.url}/stripe/pay/${intent.id}?${query.toString()}`
    expect((await call(url)).text).toContain("Pay £12.50")
    const wrong = await call(
      `${sandbox.url}/stripe/pay/${intent.id}?client_secret=other`
    )
    expect(wrong.status).toBe(404)
    const typed = (number: string) => ({ number, expiry: "12/34", cvc: "123" })
    const bad = await call(url, { form: typed("4242424242424241") })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain("Your card number is incorrect.")
    const declined = await call(url, { form: typed("4000000000009995") })
    expect(declined.text).toContain("insufficient funds")
    const bank = await call(url, {
      form: { test_card: "authenticationRequired" },
    })
    const bankUrl = new URL(String(bank.headers.get("location")), sandbox.url)
    const refused = await call(bankUrl.toString(), { form: { answer: "fail" } })
    expect(String(refused.headers.get("location"))).toContain("/stripe/pay/")
    expect((await call(url)).text).toContain("unable to authenticate")
    const paid = await call(url, { form: typed("4242 4242 4242 4242") })
    const back = new URL(String(paid.headers.get("location")))
    expect(back.searchParams.get("basket")).toBe("1")
    expect(back.searchParams.get("redirect_status")).toBe("succeeded")
    const after = await stripe.paymentIntents.retrieve(intent.id)
    expect(after.status).toBe("requires_capture")
  })
})

describe("hosted form that saves a card", () => {
  it("shows a refusal, asks the bank, and leads back with the card saved for its customer", async () => {
    const customer = await stripe.customers.create()
    const setup = await stripe.setupIntents.create({
      customer: customer.id,
      usage: "off_session",
      payment_method_types: ["card"],
    })
    const query = new URLSearchParams({
      client_secret: String(setup.client_secret),
      return_url: "http://shop.example/card/return",
    })
    const url = `${sandbox.url}/stripe/setup/${setup.id}?${query.toString()}`
    expect((await call(url)).text).toContain("Save this card")
    expect((await call(url.replace("_secret_", "_other_"))).status).toBe(404)
    const refused = await call(url, { form: { test_card: "chargeDeclined" } })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain("Card not saved.")
    const asked = await call(url, {
      form: { test_card: "authenticationRequiredOnSetup" },
    })
    const bank = new URL(String(asked.headers.get("location")), sandbox.url)
    const back = await call(bank.toString(), { form: { answer: "complete" } })
    const address = new URL(String(back.headers.get("location")))
    expect([
      address.pathname,
      address.searchParams.get("setup_intent"),
      address.searchParams.get("redirect_status"),
    ]).toEqual(["/card/return", setup.id, "succeeded"])
    const saved = await stripe.setupIntents.retrieve(setup.id, {
      expand: ["payment_method"],
    })
    expect(saved).toMatchObject({
      status: "succeeded",
      payment_method: { customer: customer.id, card: { last4: "3155" } },
    })
  })
})
