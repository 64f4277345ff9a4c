import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import Stripe from "stripe"
import { CLINICAL_REVIEW_MODULE } from "../../src/modules/clinical-review"
import type ClinicalReviewModuleService from "../../src/modules/clinical-review/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { drainWork } from "../../src/workflows/relay/drain"
import { DUE_FOR_LOOK_UP } from "../../src/workflows/sweeps/look-up-schedule"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import {
  type Basket,
  basketWithTreatment,
  complete,
  confirmCard,
  makePatient,
  must,
  startPayment,
  stripeOf,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    const post = (body: string, headers: Record<string, string>) =>
      fetch(`${shop.baseUrl}/hooks/stripe`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      })

    const signature = (
      body: string,
      change: { secret?: string; age?: number } = {}
    ) =>
      Stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret: change.secret ?? must(process.env["STRIPE_WEBHOOK_SECRET"]),
        timestamp: Math.floor(Date.now() / 1000) - (change.age ?? 0),
      })

    const send = (body: string) =>
      post(body, { "stripe-signature": signature(body) })

    /** An event as Stripe would send it about an intent, however old its content. */
    const event = (id: string, type: string, intent: Stripe.PaymentIntent) =>
      JSON.stringify({ id, object: "event", type, data: { object: intent } })

    const orders = () =>
      shop.container
        .resolve(Modules.ORDER)
        .listOrders({}, { relations: ["transactions"] })

    const cases = () =>
      shop.container
        .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
        .listClinicalCases({})

    const payments = () =>
      shop.container
        .resolve(Modules.PAYMENT)
        .listPayments({}, { relations: ["captures"] })

    const ready = async (): Promise<{
      basket: Basket
      intent: Stripe.PaymentIntent
    }> => {
      const basket = await basketWithTreatment(shop, await makePatient(shop))
      const id = await confirmCard(await startPayment(shop, basket))
      return { basket, intent: await stripeOf().paymentIntents.retrieve(id) }
    }

    /** One order, one case that goes on, one capture over the whole amount, one transaction. */
    const expectOneOfEach = async (intent: Stripe.PaymentIntent) => {
      const [order, ...others] = await orders()
      expect(others).toEqual([])
      expect(order?.transactions).toHaveLength(1)
      const opened = await cases()
      expect(opened).toHaveLength(1)
      expect(opened[0]?.state).not.toBe("payment_pending")
      const made = await payments()
      expect(made).toHaveLength(1)
      expect(made[0]?.captures).toHaveLength(1)
      const now = await stripeOf().paymentIntents.retrieve(intent.id)
      expect(now).toMatchObject({
        status: "succeeded",
        amount_received: intent.amount,
      })
    }

    it("refuses what Stripe didn't sign", async () => {
      const { intent } = await ready()
      const body = event(
        "evt_forged",
        "payment_intent.amount_capturable_updated",
        intent
      )
      const attempts: [string, Response][] = [
        ["unsigned", await post(body, {})],
        ["nonsense", await post(body, { "stripe-signature": "t=1,v1=00" })],
        [
          "another secret",
          await post(body, {
            "stripe-signature": signature(body, { secret: "whsec_other" }),
          }),
        ],
        [
          "too old",
          await post(body, {
            "stripe-signature": signature(body, { age: 3600 }),
          }),
        ],
        [
          "changed after signing",
          await post(body.replace("evt_forged", "evt_changed"), {
            "stripe-signature": signature(body),
          }),
        ],
        [
          "another's signature",
          await post(body, { "stripe-signature": signature("{}") }),
        ],
      ]
      for (const [name, answer] of attempts) {
        expect([name, answer.status]).toEqual([name, 401])
      }
      const own = await fetch(`${shop.baseUrl}/hooks/payment/stripe_stripe`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "stripe-signature": signature(body),
        },
        body,
      })
      expect(own.status).toBe(403)
      await drainWork(shop.container)
      expect(await orders()).toEqual([])
    })

    it("places the order of a browser that never came back, once", async () => {
      const { intent } = await ready()
      const created = event("evt_1", "payment_intent.created", intent)
      const authorised = event(
        "evt_2",
        "payment_intent.amount_capturable_updated",
        intent
      )
      // Out of order, doubled, and once more after everything is done.
      for (const body of [authorised, authorised, created]) {
        expect((await send(body)).status).toBe(200)
      }
      await drainWork(shop.container)
      await expectOneOfEach(intent)
      const captured = await stripeOf().paymentIntents.retrieve(intent.id)
      for (const body of [
        event("evt_3", "payment_intent.succeeded", captured),
        event("evt_4", "payment_intent.payment_failed", intent),
        event("evt_5", "payment_intent.canceled", intent),
        authorised,
      ]) {
        expect((await send(body)).status).toBe(200)
      }
      await drainWork(shop.container)
      await expectOneOfEach(intent)
    })

    it("changes nothing when the browser came first, or at the same time", async () => {
      const { basket, intent } = await ready()
      const body = event(
        "evt_6",
        "payment_intent.amount_capturable_updated",
        intent
      )
      await Promise.all([
        complete(shop, basket),
        send(body).then(() => drainWork(shop.container)),
      ])
      await drainWork(shop.container)
      await runSweeps(shop.container)
      await expectOneOfEach(intent)
    })

    it("ignores what is not ours", async () => {
      const { intent } = await ready()
      for (const body of [
        event("evt_7", "payment_intent.succeeded", { ...intent, metadata: {} }),
        event("evt_8", "payment_intent.succeeded", {
          ...intent,
          metadata: { session_id: "payses_unknown" },
        }),
        event("evt_9", "charge.dispute.created", { ...intent, id: "dp_1" }),
      ]) {
        expect((await send(body)).status).toBe(200)
      }
      await drainWork(shop.container)
      expect(await orders()).toEqual([])
    })

    it("finds by itself what a lost webhook and a closed browser left", async () => {
      const { intent } = await ready()
      await runSweeps(shop.container)
      await drainWork(shop.container)
      await expectOneOfEach(intent)
      await runSweeps(shop.container)
      await expectOneOfEach(intent)
    })

    it("goes on with an order that a killed process left unpaid or uncaptured", async () => {
      const { basket, intent } = await ready()
      await complete(shop, basket)
      const knex = shop.container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      // As if killed before the mark: everything is found to be done.
      const unsettle = () =>
        knex.raw(
          `update "order" set metadata = metadata - 'settled_at', created_at = created_at - interval '5 minutes'`
        )
      await unsettle()
      await runSweeps(shop.container)
      await expectOneOfEach(intent)

      // As if killed between writing the capture and hearing from Stripe.
      await unsettle()
      await knex.raw(`update payment set captured_at = null`)
      await knex.raw(`update capture set id = 'capt_unfinished'`)
      await knex.raw(`delete from order_transaction`)
      await runSweeps(shop.container)
      const [payment] = await payments()
      expect(payment?.captured_at).not.toBeNull()
      await expectOneOfEach(intent)

      // As if killed while authorising: order and session, nothing between.
      await unsettle()
      await knex.raw(`delete from order_transaction`)
      await knex.raw(`delete from capture`)
      await knex.raw(`delete from payment`)
      await knex.raw(
        `update payment_session set authorized_at = null, status = 'pending'`
      )
      await runSweeps(shop.container)
      await expectOneOfEach(intent)
    })

    it("finds the one that is due behind hundreds that aren't", async () => {
      const other = await basketWithTreatment(shop, await makePatient(shop))
      const given = await startPayment(shop, other)
      // Given up two days ago, and none of them due in this minute.
      await shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
        `insert into payment_session
         select (jsonb_populate_record(null::payment_session, to_jsonb(s) ||
           jsonb_build_object('id', 'payses_old_' || n,
             'created_at', now() - interval '2 days 7 minutes 30 seconds'))).*
           from payment_session s, generate_series(1, 250) n
          where s.data->>'id' = ?`,
        [must(given.body["payment"]).payment_intent]
      )
      const { intent } = await ready()
      await runSweeps(shop.container)
      await expectOneOfEach(intent)
    })

    it("asks every minute for an hour, then every half hour for a week", async () => {
      const { rows } = await shop.container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw<{ rows: { minutes: number }[] }>(
          `select s.minutes from (
             select m as minutes, cast(:now as timestamptz) - (m + 0.5) * interval '1 minute' as created_at
               from generate_series(-1, 20000) m) s
            where ${DUE_FOR_LOOK_UP} order by 1`,
          { now: new Date() }
        )
      const asked = rows.map(({ minutes }) => minutes)
      expect(asked.slice(0, 60)).toEqual(Array.from(Array(60).keys()))
      expect(asked.slice(60, 64)).toEqual([60, 90, 120, 150])
      expect(asked.at(-1)).toBe(7 * 24 * 60 - 30)
    })

    it("looks only at the type of what isn't about a payment, and keeps what it can't read", async () => {
      const inbox = () =>
        shop.container
          .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
          .listInboundEvents({ partner: "stripe" })
      const other = { object: "balance", available: [] }
      for (const [id, type] of [
        ["evt_balance", "balance.available"],
        ["evt_odd", "payment_intent.succeeded"],
      ]) {
        const body = JSON.stringify({
          id,
          object: "event",
          type,
          data: { object: other },
        })
        expect((await send(body)).status).toBe(200)
      }
      await drainWork(shop.container)
      const states = (await inbox()).map((row) => [row.external_id, row.state])
      expect(Object.fromEntries(states)).toEqual({
        evt_balance: "processed",
        evt_odd: "failed",
      })
    })
  },
})
