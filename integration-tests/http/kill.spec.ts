import type { SandboxHandle } from "../../sandbox"
import { packSupply } from "../fixtures/dispensing"
import {
  type Answer,
  complete,
  must,
  type Person,
  type Shop,
} from "../fixtures/shop"
import { payBasket, register, Staff } from "../resilience/people"
import { Server } from "../resilience/server"
import { Simulators, SWEEP_MS } from "../resilience/simulators"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"
import { Partners, until } from "../support/partners"

// A start of the backend takes about twelve seconds, and a step has up to two.
jest.setTimeout(300_000)

/** Of what is bought by the one whose order meets a kill at the payment only. */
const PLAN_MONTHS = 3
const GP_MAIL = "reception@z90001.example"

let sandbox: SandboxHandle
let simulators: Simulators
let partners: Partners
let server: Server
let door: Pick<Shop, "baseUrl" | "key" | "pom">
/** Whose order meets a kill on all its way, and whose at the payment only. */
let first: { person: Person; intent: string; order_id: string }
let second: { person: Person; intent: string }
let caseId: string
let supplyId: string
let failed = false

/** One stretch of the way; there is no sense in going on from a broken one. */
const step = (name: string, walk: () => Promise<void>) =>
  test(name, async () => {
    if (failed) {
      throw new Error("An earlier step of the way has failed")
    }
    failed = true
    try {
      await walk()
    } catch (error) {
      throw new Error(`The backend said:\n${server.said}`, { cause: error })
    }
    failed = false
  })

beforeAll(async () => {
  sandbox = await startTestSandbox()
  simulators = new Simulators(sandbox.url)
  partners = new Partners(sandbox.url)
  server = await Server.prepare()
  await pointWebhooksAt(sandbox, server.baseUrl)
  await simulators.set({ webhook_retry_ms: [500] })
  // Orders have to go on without being told.
  await simulators.holdNotices("stripe")
  const [pom] = await server.ask<{ variant_id: string }>(
    `select variant_id from formulary_item i
       join clinical_category c on c.id = i.category_id
      where c.handle = 'hair-loss' and i.legal_class = 'POM'
        and jsonb_array_length(i.plan_options) > 0 limit 1`
  )
  const { baseUrl, key } = server
  door = { baseUrl, key, pom: must(pom).variant_id }
  await server.start()
}, 600_000)

afterAll(async () => {
  await server.remove()
  await sandbox.close()
}, 60_000)

step("killed while the payment is authorised", async () => {
  // Identity checks of such a name are answered slowly; see the next step.
  const person = await register(door, partners, "Slowman")
  const { basket, intent } = await payBasket(door, person)
  await simulators.slow("stripe", "payment_intents.get", 3000)
  const lost = complete(door, basket).catch(() => "no answer")
  await until(
    "an order of this basket",
    async () => (await server.count("order_cart")) === 1 || undefined
  )
  await server.kill()
  expect(await lost).toBe("no answer")
  expect(await server.count("payment")).toBe(0)
  await simulators.quick("stripe")
  await simulators.set({ lexisnexis_slow_ms: 12_000 })
  await server.start()
  first = { person, intent, order_id: await settledOrder(person) }
  expect(await server.count(`"order"`)).toBe(1)
})

step("killed after LexisNexis was asked, before its answer", async () => {
  await until("an identity check", async () => {
    const { checks } = await simulators.state("lexisnexis")
    return checks.length > 0 || undefined
  })
  await server.kill()
  await simulators.set({ lexisnexis_slow_ms: 0 })
  await server.start()
  const prescriber = await Staff.signIn(door, "prescriber")
  const queued = await prescriber.waitFor("cases", first.order_id, "queued")
  expect(queued["identity_status"]).toBe("verified")
  caseId = String(queued["id"])
  // The lost answer can't be looked up, and a second one costs a credit.
  expect((await simulators.state("lexisnexis"))["checks"]).toHaveLength(2)
})

step("killed at a confirmed card, a capture, a plan written down", async () => {
  const person = await register(door, partners, "Passmore")
  const { intent } = await payBasket(door, person, PLAN_MONTHS)
  await server.kill()
  expect(await server.count(`"order"`)).toBe(1)
  await simulators.slow("stripe", "payment_intents.capture", 5000)
  // Nobody completes the basket: the sweep finds the money.
  await server.start()
  await simulators.begun("stripe")
  await server.kill()
  await until("the capture at Stripe", async () => {
    const { status } = await simulators.payment(intent)
    return status === "succeeded" || undefined
  })
  await simulators.quick("stripe")
  // A sweep leaves a young order to whoever may be placing it.
  await server.ask(
    `update "order" set created_at = created_at - interval '1 minute'
        where customer_id = '${person.customer_id}'`
  )
  await server.killWhileWriting("plan_mandate")
  expect(await server.count("plan")).toBe(0)
  // It is settled while the steps after this one go on.
  second = { person, intent }
})

step("killed between commit and relay", async () => {
  await server.start("server")
  const prescriber = await Staff.signIn(door, "prescriber")
  await prescriber.act(`cases/${caseId}/claim`)
  await prescriber.readSections(caseId)
  await prescriber.act(`cases/${caseId}/approve`, {
    gp_justification: "Told to see a GP about side effects",
  })
  await prescriber.waitFor("cases", first.order_id, "awaiting_signature")
  await server.kill()
  // The decision is committed with what has to follow, and nothing followed.
  const waiting = "clinical_review_outbox where kind = 'follow_up'"
  expect(await server.count(`${waiting} and moved_at is null`)).toBeGreaterThan(
    0
  )
  expect(await server.count("prescription")).toBe(0)
  expect(await simulators.prescriptions()).toHaveLength(0)
})

step("killed after create-prescription, before its answer", async () => {
  await simulators.slow("signaturerx", "prescriptions.create", 5000)
  await server.start()
  await simulators.begun("signaturerx")
  await server.kill()
  await until(
    "the draft at SignatureRx",
    async () => (await simulators.prescriptions()).length > 0 || undefined
  )
  await simulators.quick("signaturerx")
  await server.start()
  const staff = await Staff.signIn(door, "pharmacist")
  // SignatureRx can't be asked what it has: a person decides.
  const held = await until("a held call", () => heldCall(staff), SWEEP_MS)
  expect(held).toMatchObject({
    operation: "create",
    case_id: caseId,
    actions: expect.arrayContaining(["retry", "mark_done"]),
    flagged_at: expect.any(String),
  })
  await until("a flag on the case", async () => {
    const kinds = await flagsOf(staff)
    return kinds.includes("prescription_unknown") || undefined
  })
  await staff.waitFor("cases", first.order_id, "awaiting_signature")
  expect(await simulators.prescriptions()).toHaveLength(1)
  // What was killed while capturing is settled meanwhile.
  await settledOrder(second.person)
})

step("killed after the signed notice was stored", async () => {
  await server.kill()
  await server.start("server")
  const [draft] = await simulators.prescriptions()
  await simulators.sign(draft)
  // The webhook works on what it stored at once: the kill meets it anywhere.
  const stored = "inbound_event where partner = 'signaturerx'"
  await until(
    "a stored notice",
    async () => (await server.count(stored)) === 1 || undefined
  )
  await server.kill()
  await server.start()
  const staff = await Staff.signIn(door, "prescriber")
  await staff.waitFor("cases", first.order_id, "approved")
  const pharmacist = await Staff.signIn(door, "pharmacist")
  const supply = await pharmacist.waitFor("supplies", first.order_id, "ready")
  supplyId = String(supply["id"])
  // The notice said what became of the call; nobody has anything to decide.
  expect(await flagsOf(staff)).not.toContain("prescription_unknown")
  expect(await heldCall(pharmacist)).toBeUndefined()
})

step("killed after create-shipment, before its answer", async () => {
  await simulators.slow("royal-mail", "orders.create", 5000)
  await packSupply(door, supplyId)
  await simulators.begun("royal-mail")
  await server.kill()
  await until("the shipment at Royal Mail", async () => {
    const { orders } = await simulators.state("royal-mail")
    return orders.length > 0 || undefined
  })
  await simulators.quick("royal-mail")
  await server.start()
  const team = await Staff.signIn(door, "team")
  await team.waitFor("supplies", first.order_id, "labelled")
  await team.act(`supplies/${supplyId}/hand-over`)
  const { supply } = await team.read(`supplies/${supplyId}`)
  await partners.scanParcel(supply.parcel.tracking_number, "EVKOP")
  await team.waitFor("supplies", first.order_id, "delivered")
})

step("the partners did everything once", async () => {
  // What Stripe had to say all the while comes now, late.
  await simulators.releaseNotices("stripe")
  await until(
    "all notices worked on",
    async () =>
      (await server.count("inbound_event where state = 'stored'")) === 0 ||
      undefined
  )
  for (const { intent, person } of [first, second]) {
    const paid = await simulators.payment(intent)
    expect(paid).toMatchObject({
      status: "succeeded",
      amount_received: paid.amount,
      charges: [{ captured: true, amount_refunded: 0 }],
    })
    const orders = `"order" where customer_id = '${person.customer_id}'`
    expect(await server.count(orders)).toBe(1)
    const receipts = await simulators.mails(person.email, "Payment received")
    expect(receipts).toHaveLength(1)
  }
  expect(await server.count("payment")).toBe(2)
  // The plan that was being written down is there once, its first month paid.
  expect(
    await server.ask(
      `select p.months, i.number, i.state, i.payment_intent,
              (select count(*)::int from plan_mandate) as mandates
         from plan p join instalment i on i.plan_id = p.id order by i.number`
    )
  ).toEqual(
    Array.from({ length: PLAN_MONTHS }, (_, at) => ({
      months: PLAN_MONTHS,
      number: at + 1,
      state: at === 0 ? "paid" : "scheduled",
      payment_intent: at === 0 ? second.intent : null,
      mandates: 1,
    }))
  )
  expect(await simulators.prescriptions()).toHaveLength(1)
  expect(await simulators.state("royal-mail")).toMatchObject({
    orders: [expect.anything()],
    shipments: [expect.anything()],
    deleted: [],
  })
  expect(await simulators.mails(GP_MAIL)).toMatchObject([
    { attachments: [expect.anything()] },
  ])
})

const settledOrder = (person: Person): Promise<string> =>
  until(
    "a settled order",
    async () => {
      const [order] = await server.ask<{ id: string }>(
        `select id from "order" where customer_id = '${person.customer_id}'
            and metadata->>'settled_at' is not null`
      )
      return order?.id
    },
    SWEEP_MS
  )

async function flagsOf(staff: Staff): Promise<string[]> {
  const answer = await staff.read(`cases/${caseId}`)
  return (answer["case"].flags as Answer["body"][]).map(({ kind }) =>
    String(kind)
  )
}

async function heldCall(staff: Staff): Promise<Answer["body"] | undefined> {
  const path = "partner-calls?partner=signaturerx&state=manual"
  return (await staff.read(path))["partner_calls"][0]
}
