import Stripe from "stripe"
import type { SandboxHandle } from "../../../../sandbox"
import { startSandbox } from "../../../../sandbox"
import { resolveSecrets } from "../../../../sandbox/kit/options"
import type { NewCharge } from "../../../modules/billing/provider/charges"
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

const fault = async (mode: string, operation: string) => {
  const answer = await fetch(`${sandbox.url}/_control/faults/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode, operation, times: 1 }),
  })
  expect(answer.ok).toBe(true)
}

let keys = 0

/** A month's charge of a saved card. */
const chargeOf = async (token: string): Promise<NewCharge> => {
  const { id: customer } = await account.customers.create()
  const { id } = await account.paymentMethods.create({
    type: "card",
    card: { token },
    customer,
  })
  const key = `inst_ins_1_a${++keys}`
  return {
    amount: 2250,
    customer,
    payment_method: id,
    instalment_id: "ins_1",
    attempt: 1,
    key,
  }
}

it.each([
  { token: "tok_visa", status: "succeeded" },
  // Saved with the patient's consent elsewhere; asked for each time here.
  { token: "tok_authenticationRequired", status: "needs_authentication" },
  {
    token: "tok_chargeDeclinedInsufficientFunds",
    status: "declined",
    code: "insufficient_funds",
  },
  {
    token: "tok_chargeDeclinedLostCard",
    status: "declined",
    code: "lost_card",
  },
  {
    token: "tok_chargeDeclinedExpiredCard",
    status: "declined",
    code: "expired_card",
  },
])("a charge of $token is $status, once under its key", async (one) => {
  const { token, ...expected } = one
  const wanted = await chargeOf(token)
  const first = await provider.charge(wanted)
  expect(first).toEqual({
    ...expected,
    payment_intent: expect.stringMatching(/^pi_/),
    instalment_id: "ins_1",
    attempt: 1,
  })
  expect(await provider.charge(wanted)).toEqual(first)
  expect(await provider.findCharge(wanted.customer, wanted.key)).toEqual(first)
  expect(await provider.readCharge(first.payment_intent ?? "")).toEqual(first)
  expect(await provider.chargesOf(wanted.customer, "ins_1")).toEqual([first])
  expect(await provider.chargesOf(wanted.customer, "ins_2")).toEqual([])
  const { data } = await account.paymentIntents.list({
    customer: wanted.customer,
  })
  expect(data).toHaveLength(1)
})

it("finds the charge whose answer was lost, and none that was never made", async () => {
  const lost = await chargeOf("tok_visa")
  await fault("lose_answer", "payment_intents.create")
  await expect(provider.charge(lost)).rejects.toMatchObject({ sent: true })
  expect(await provider.findCharge(lost.customer, lost.key)).toMatchObject({
    status: "succeeded",
  })
  const never = await chargeOf("tok_visa")
  await fault("unavailable", "payment_intents.create")
  await expect(provider.charge(never)).rejects.toMatchObject({
    kind: "unavailable",
  })
  expect(await provider.findCharge(never.customer, never.key)).toBeNull()
})

it("declines for good a card that isn't there any more", async () => {
  const wanted = await chargeOf("tok_visa")
  const charge = { ...wanted, payment_method: "pm_gone" }
  expect(await provider.charge(charge)).toMatchObject({
    status: "declined",
    code: "resource_missing",
    payment_intent: null,
  })
})

it("doesn't know what became of a key that said something else", async () => {
  const wanted = await chargeOf("tok_visa")
  await provider.charge(wanted)
  await expect(
    provider.charge({ ...wanted, amount: 100 })
  ).rejects.toMatchObject({ kind: "malformed", sent: true })
})

it("gives up a declined charge for good, and says of a paid one that it is paid", async () => {
  const declined = await provider.charge(
    await chargeOf("tok_chargeDeclinedInsufficientFunds")
  )
  const intent = declined.payment_intent ?? ""
  expect(await provider.giveUpCharge(intent)).toMatchObject({
    status: "declined",
  })
  await expect(
    account.paymentIntents.confirm(intent, { payment_method: "pm_card_visa" })
  ).rejects.toMatchObject({ code: "payment_intent_unexpected_state" })
  const paid = await provider.charge(await chargeOf("tok_visa"))
  expect(await provider.giveUpCharge(paid.payment_intent ?? "")).toEqual(paid)
  expect(await provider.giveUpCharge("pi_unknown")).toBeNull()
})

it("says that a charge can still be paid which Stripe didn't call off", async () => {
  const asked = await provider.charge(
    await chargeOf("tok_authenticationRequired")
  )
  const intent = asked.payment_intent ?? ""
  await fault("refuse", "payment_intents.cancel")
  expect(await provider.giveUpCharge(intent)).toEqual({
    ...asked,
    status: "open",
  })
  // Asked again it is called off, however the refusal was kept.
  expect(await provider.giveUpCharge(intent)).toMatchObject({
    status: "declined",
  })
})
