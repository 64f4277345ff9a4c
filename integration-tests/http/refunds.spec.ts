// Takes about 55 seconds.
import { Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type Stripe from "stripe"
import type { SandboxHandle } from "../../sandbox"
import { BILLING_MODULE } from "../../src/modules/billing"
import type BillingModuleService from "../../src/modules/billing/service"
import { type Actor, systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { runningEnv } from "../../src/shared/env"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { casesOf, control, type SeedRole, signIn } from "../fixtures/cases"
import {
  basketWithTreatment,
  call,
  complete,
  confirmCard,
  type Headers,
  makePatient,
  must,
  type Person,
  startPayment,
  stripeOf,
} from "../fixtures/shop"
import { booksOf, makePackedSupply, whatIsOpen } from "../fixtures/refunds"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const clinician: Actor = { type: "staff", id: "user_1", role: "prescriber" }

type Paid = {
  person: Person
  order_id: string
  intent: string
  captured: number
  /** By line: the treatment first. */
  cases: string[]
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "reasons")
    const staff = {} as Record<SeedRole, Headers>

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      for (const role of ["admin", "prescriber", "team", "support"] as const) {
        staff[role] = await signIn(shop, role)
      }
    })
    beforeEach(async () => {
      await control(sandbox.url, "faults/stripe/clear", {})
    })
    afterEach(() => {
      clock.setOffset(0)
      runningEnv().REFUNDS_AUTOMATIC = true
    })

    const billing = () =>
      shop.container.resolve<BillingModuleService>(BILLING_MODULE)
    const refundsOf = (case_id: string) =>
      billing().listCaseRefunds({ case_id }, { order: { created_at: "ASC" } })
    const caseOf = (id: string) => casesOf(shop).retrieveClinicalCase(id)
    const atStripe = async (intent: string) =>
      (await stripeOf().refunds.list({ payment_intent: intent, limit: 100 }))
        .data
    const fault = (mode: string, operation: string, times: number) =>
      control(sandbox.url, "faults/stripe", { mode, operation, times })
    const mails = async (to: string): Promise<{ text: string }[]> =>
      (
        await control(
          sandbox.url,
          `mailbox?to=${encodeURIComponent(to)}&subject=${encodeURIComponent("Your refund")}`
        )
      )["messages"]
    const admin = (
      role: SeedRole,
      method: string,
      path: string,
      body?: object
    ) =>
      call(shop, method, `/admin/${path}`, {
        headers: staff[role],
        ...(body ? { body } : {}),
      })

    /** Moves the test clock, which is read from its table every few seconds. */
    const later = async (minutes: number) => {
      const moved = await admin("admin", "POST", "clock", {
        advance_minutes: minutes,
      })
      expect(moved.status).toBe(200)
    }

    /** Waits for the simulator's webhooks and for what follows them. */
    const until = async (what: string, done: () => Promise<boolean>) => {
      const end = performance.now() + 30_000
      while (performance.now() < end) {
        await drainWork(shop.container)
        if (await done()) {
          return
        }
        await new Promise((next) => setTimeout(next, 50))
      }
      throw new Error(`waited in vain: ${what}; ${await whatIsOpen(shop)}`)
    }
    const untilCase = (id: string, state: string) =>
      until(`case ${state}`, async () => (await caseOf(id)).state === state)

    /** A paid order of one treatment, and of goods where asked for. */
    const paid = async (
      options: { card?: string; goods?: boolean } = {}
    ): Promise<Paid> => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      if (options.goods) {
        await call(shop, "POST", `/store/baskets/${basket.id}/lines`, {
          body: { variant_id: shop.goods, quantity: 2 },
          headers: basket.headers,
        })
      }
      const intent = await confirmCard(
        await startPayment(shop, basket),
        options.card
      )
      const placed = await complete(shop, basket)
      const order_id = String(placed.body["order"].id)
      await drainWork(shop.container)
      const cases = await casesOf(shop).listClinicalCases({ order_id })
      const { amount_received } =
        await stripeOf().paymentIntents.retrieve(intent)
      return {
        person,
        order_id,
        intent,
        captured: amount_received,
        cases: [
          ...cases.filter(({ variant_id }) => variant_id === shop.pom),
          ...cases.filter(({ variant_id }) => variant_id !== shop.pom),
        ].map(({ id }) => id),
      }
    }

    const cancel = async (case_id: string) => {
      await casesOf(shop).transition(
        { case_id, event: "cancel", actor: clinician },
        clock.now()
      )
      await drainWork(shop.container)
    }
    const deny = async (case_id: string) => {
      for (const [act, body] of [
        ["claim", {}],
        ["deny", { reason: "interaction", notes: "An invented reason" }],
      ] as const) {
        const answer = await admin(
          "prescriber",
          "POST",
          `cases/${case_id}/${act}`,
          body
        )
        expect([act, answer.status, answer.body["message"]]).toEqual([
          act,
          200,
          undefined,
        ])
      }
      await drainWork(shop.container)
    }

    const books = ({ order_id }: Paid) => booksOf(shop, order_id)

    it("gives the money of a rejected case back, tells it when it is confirmed, and keeps Medusa's books", async () => {
      // The webhooks go nowhere at first: Stripe's answer alone confirms nothing.
      await pointWebhooksAt(sandbox, "http://127.0.0.1:9")
      const order = await paid()
      const id = must(order.cases[0])
      const { line_item_id } = await caseOf(id)
      await deny(id)
      expect(await caseOf(id)).toMatchObject({
        state: "awaiting_refund",
        ended_as: "rejected_clinical",
      })
      const [waiting] = await refundsOf(id)
      expect(waiting).toMatchObject({
        state: "pending",
        amount: order.captured,
        reason_class: "rejected_clinical",
        automatic: true,
      })
      expect(must(waiting).delivery_amount).toBeGreaterThan(0)
      expect(await mails(order.person.email)).toHaveLength(0)
      expect(await books(order)).toEqual({
        pending: 0,
        lines: 0,
        refunds: [order.captured],
        refunded: order.captured,
        credits: 1,
      })
      const reserved = await shop.container
        .resolve(Modules.INVENTORY)
        .listReservationItems({ line_item_id })
      expect(reserved).toHaveLength(0)

      const account = () =>
        call(shop, "GET", `/store/account/orders/${order.order_id}`, {
          headers: order.person.headers,
        })
      expect((await account()).body["order"].treatments[0]).toMatchObject({
        status: { word: "Rejected, awaiting refund" },
      })

      await pointWebhooksAt(sandbox, shop.baseUrl)
      await later(20)
      await runSweeps(shop.container)
      await untilCase(id, "refunded")
      await until(
        "email",
        async () => (await mails(order.person.email)).length > 0
      )
      const [told] = await mails(order.person.email)
      expect(await mails(order.person.email)).toHaveLength(1)
      expect(must(told).text).toContain(`£${(order.captured / 100).toFixed(2)}`)
      expect(must(told).text).not.toMatch(/finasteride|hair|reject/i)
      expect((await account()).body["order"].treatments[0]).toMatchObject({
        status: { word: "Refunded" },
        refund: {
          amount: { amount: order.captured, currency: "gbp" },
          state: "refunded",
        },
      })

      expect(await atStripe(order.intent)).toMatchObject([
        { amount: order.captured, metadata: { refund_id: must(waiting).id } },
      ])
      const seen = await admin("team", "GET", "refunds?view=done")
      expect(seen.body["refunds"]).toMatchObject([
        { id: must(waiting).id, state: "succeeded", actions: [] },
      ])
      for (const role of ["support", "prescriber"] as const) {
        expect((await admin(role, "GET", "refunds")).status).toBe(403)
      }
    })

    it("refunds the lines of one order one by one, and delivery with the last", async () => {
      const order = await paid({ goods: true })
      const [treatment, goods] = [must(order.cases[0]), must(order.cases[1])]
      await cancel(treatment)
      await untilCase(treatment, "refunded")
      const [first] = await refundsOf(treatment)
      expect(must(first).delivery_amount).toBe(0)
      expect(must(first).amount).toBeLessThan(order.captured)
      expect(await books(order)).toMatchObject({
        pending: 0,
        lines: 1,
        refunds: [must(first).amount],
        credits: 0,
      })
      expect((await caseOf(goods)).ended_as).toBeNull()
      await cancel(goods)
      await untilCase(goods, "refunded")
      const [second] = await refundsOf(goods)
      expect(must(first).amount + must(second).amount).toBe(order.captured)
      expect(must(second).delivery_amount).toBeGreaterThan(0)
      expect(await books(order)).toMatchObject({
        pending: 0,
        lines: 0,
        refunded: order.captured,
      })
    })

    it("sends one refund whatever is lost, and waits while Stripe is down", async () => {
      await fault("lose_answer", "refunds.create", 1)
      const lost = await paid()
      await cancel(must(lost.cases[0]))
      await untilCase(must(lost.cases[0]), "refunded")
      expect(await atStripe(lost.intent)).toHaveLength(1)

      const down = await paid()
      const id = must(down.cases[0])
      await fault("down", "refunds.create", 50)
      await fault("down", "refunds.list", 50)
      await cancel(id)
      expect(await caseOf(id)).toMatchObject({
        state: "awaiting_refund",
        partner_unavailable: true,
      })
      await control(sandbox.url, "faults/stripe/clear", {})
      await later(12)
      await drainWork(shop.container)
      await later(12)
      await untilCase(id, "refunded")
      expect((await caseOf(id)).partner_unavailable).toBe(false)
      expect(await atStripe(down.intent)).toHaveLength(1)
      expect(await books(down)).toMatchObject({ pending: 0 })
    })

    it("brings a refund that fails later back, to be tried again or settled by hand", async () => {
      const order = await paid()
      const id = must(order.cases[0])
      await cancel(id)
      await untilCase(id, "refunded")
      const fail = async () => {
        const [refund] = await refundsOf(id)
        await control(
          sandbox.url,
          `stripe/refunds/${must(refund).partner_refund_id}`,
          { status: "failed", failure_reason: "expired_or_canceled_card" }
        )
      }
      await fail()
      await untilCase(id, "awaiting_refund")
      const [failed] = await refundsOf(id)
      expect(failed).toMatchObject({ state: "failed", attempt: 1 })
      await until("books", async () => (await books(order)).refunded === 0)
      expect(await books(order)).toMatchObject({
        pending: -order.captured / 100,
        refunds: [],
      })
      const queue = await admin("team", "GET", "refunds")
      expect(queue.body["refunds"]).toMatchObject([
        {
          id: must(failed).id,
          failure_code: "expired_or_canceled_card",
          actions: ["retry", "settle"],
        },
      ])

      const path = `refunds/${must(failed).id}`
      expect((await admin("support", "POST", `${path}/retry`)).status).toBe(403)
      expect((await admin("team", "POST", `${path}/send`)).status).toBe(400)
      expect((await admin("team", "POST", `${path}/retry`)).status).toBe(200)
      await untilCase(id, "refunded")
      await fail()
      await until("failed again", async () => {
        const [again] = await refundsOf(id)
        return again?.state === "failed" && again.attempt === 2
      })
      const keys = (await atStripe(order.intent)).map(
        (one: Stripe.Refund) => one.metadata?.["refund_key"]
      )
      expect(keys.sort()).toEqual([
        `${must(failed).id}:1`,
        `${must(failed).id}:2`,
      ])

      const short = await admin("team", "POST", `${path}/settle`, {
        reason: "bank",
      })
      expect(short.status).toBe(400)
      const settled = await admin("team", "POST", `${path}/settle`, {
        reason: "Paid to the patient's bank account",
      })
      expect(settled.body["refund"]).toMatchObject({ state: "settled_by_hand" })
      await untilCase(id, "refunded")
      await until("books", async () => (await books(order)).pending === 0)
      expect(await books(order)).toMatchObject({ refunds: [order.captured] })
      expect(await mails(order.person.email)).toHaveLength(1)
    })

    it("recognises what was refunded elsewhere: a part, the whole, and in Medusa", async () => {
      runningEnv().REFUNDS_AUTOMATIC = false
      const order = await paid()
      const id = must(order.cases[0])
      await stripeOf().refunds.create({
        payment_intent: order.intent,
        amount: 300,
      })
      await until("part", async () => (await refundsOf(id)).length === 1)
      expect((await caseOf(id)).state).toBe("queued")
      await until("booked", async () => {
        const { refunds, pending } = await books(order)
        return refunds.length === 1 && pending === 0
      })

      await cancel(id)
      expect((await caseOf(id)).state).toBe("awaiting_refund")
      const waits = must((await refundsOf(id))[1])
      expect(waits).toMatchObject({
        state: "requested",
        automatic: false,
        amount: order.captured - 300,
      })
      await runSweeps(shop.container)
      expect(await atStripe(order.intent)).toHaveLength(1)

      // A part of it is given in Medusa, the rest in the dashboard.
      await refundPaymentWorkflow(shop.container).run({
        input: { payment_id: waits.payment_id, amount: 2 },
      })
      await until("reduced", async () => {
        const one = await billing().retrieveCaseRefund(waits.id)
        return one.amount === order.captured - 500
      })
      await stripeOf().refunds.create({
        payment_intent: order.intent,
        amount: order.captured - 500,
      })
      await untilCase(id, "refunded")
      expect(await billing().retrieveCaseRefund(waits.id)).toMatchObject({
        state: "settled_by_hand",
        covered_by: expect.any(String),
      })
      expect(await atStripe(order.intent)).toHaveLength(3)
      await until("books", async () => {
        const { refunds, pending } = await books(order)
        return refunds.length === 3 && pending === 0
      })
      expect(await books(order)).toMatchObject({ refunded: order.captured })
      await until(
        "mail",
        async () => (await mails(order.person.email)).length > 0
      )

      // Pressed by a person, where there is nothing from elsewhere.
      const other = await paid()
      const packed = await makePackedSupply(
        shop,
        await caseOf(must(other.cases[0]))
      )
      await cancel(must(other.cases[0]))
      const ours = must((await refundsOf(must(other.cases[0])))[0])
      // Its pack may still be picked up (SAF-19).
      expect(
        await admin("admin", "POST", `refunds/${ours.id}/send`)
      ).toMatchObject({ status: 400, body: { code: "guard_not_met" } })
      await packed.takeApart()
      const sent = await admin("admin", "POST", `refunds/${ours.id}/send`)
      expect(sent.body["refund"]).toMatchObject({ state: "sent" })
      await untilCase(must(other.cases[0]), "refunded")
    })

    it("gives a mere authorisation back and closes the case", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      await fault("refuse", "payment_intents.capture", 50)
      const intent = await confirmCard(await startPayment(shop, basket))
      await complete(shop, basket)
      await drainWork(shop.container)
      const [found] = await casesOf(shop).listClinicalCases({
        customer_id: person.customer_id,
      })
      expect(must(found).state).toBe("payment_pending")
      await casesOf(shop).transition(
        {
          case_id: must(found).id,
          event: "cancel",
          actor: systemActor("test"),
        },
        clock.now()
      )
      await untilCase(must(found).id, "closed")
      expect(await stripeOf().paymentIntents.retrieve(intent)).toMatchObject({
        status: "canceled",
        amount_received: 0,
      })
      expect(await refundsOf(must(found).id)).toEqual([])
      expect(await mails(person.email)).toHaveLength(0)
    })
  },
})
