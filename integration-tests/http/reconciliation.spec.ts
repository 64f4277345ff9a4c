// Takes about 110 seconds.
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { DISPENSING_MODULE } from "../../src/modules/dispensing"
import type DispensingModuleService from "../../src/modules/dispensing/service"
import type { Actor } from "../../src/shared/actor"
import { addDays } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { readOrderMoney } from "../../src/workflows/billing/order-money"
import { billingOf } from "../../src/workflows/billing/services"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import { casesOf, control } from "../fixtures/cases"
import { approvedSupply } from "../fixtures/dispensing"
import { type GivenPlan, givePlan, plansOf } from "../fixtures/plans"
import {
  basketWithTreatment,
  complete,
  confirmCard,
  makePatient,
  must,
  startPayment,
  stripeOf,
} from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(240_000)

const sandbox = useSandbox()
const NOWHERE = "http://127.0.0.1:9"
const DAY_MS = 24 * 60 * 60_000
const clinician: Actor = { type: "staff", id: "user_1", role: "prescriber" }

type Difference = {
  id: string
  kind: string
  subject_id: string
  payment_intent: string
  state: string
  act: string | null
  reason: string | null
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const desk = openDesk(shop, ["admin", "team"])

    /** Stripe knows of nothing, and tells nobody. */
    beforeEach(async () => {
      await control(sandbox.url, "faults/stripe/clear", {})
      await control(sandbox.url, "reset", { partner: "stripe" })
      await pointWebhooksAt(sandbox, NOWHERE)
    })

    const billing = () => billingOf(shop.container)
    const plans = () => plansOf(shop.container)
    const caseOf = (id: string) => casesOf(shop).retrieveClinicalCase(id)
    const stops = (case_id: string) =>
      shop.container
        .resolve<DispensingModuleService>(DISPENSING_MODULE)
        .listStopOrders({ subject_id: case_id, released_at: null })
    const fault = (mode: string, operation?: string) =>
      control(sandbox.url, "faults/stripe", {
        mode,
        times: 1,
        ...(operation ? { operation } : {}),
      })
    const knex = () =>
      shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

    const differences = async (state = "open"): Promise<Difference[]> => {
      const page = await desk.get(
        "team",
        `reconciliation/differences?state=${state}&limit=100`
      )
      expect(page.status).toBe(200)
      return page.body["differences"]
    }
    /** Presses "Compare now", and gives what is open when it is done. */
    const compare = async (): Promise<Difference[]> => {
      const begun = await desk.post("team", "reconciliation/run")
      expect(begun.status).toBe(200)
      await drainWork(shop.container)
      const { run, open_differences } = (
        await desk.get("admin", "reconciliation")
      ).body
      expect([run.last_error, run.finished_at]).toEqual([
        null,
        expect.any(String),
      ])
      expect(run.open_differences).toBe(open_differences)
      const open = await differences()
      expect(open).toHaveLength(open_differences)
      return open
    }
    const mend = async ({ id, kind }: Difference) => {
      const answer = await desk.post(
        "team",
        `reconciliation/differences/${id}/mend`
      )
      expect([kind, answer.status, answer.body]).toEqual([
        kind,
        200,
        { difference: { id, state: "mended" } },
      ])
      await drainWork(shop.container)
    }
    const kinds = (found: Difference[]) => found.map(({ kind }) => kind).sort()

    /** A placed order of one treatment. */
    const order = async (before?: (intent: string) => Promise<void>) => {
      const basket = await basketWithTreatment(shop, await makePatient(shop))
      const intent = await confirmCard(await startPayment(shop, basket))
      await before?.(intent)
      const placed = await complete(shop, basket)
      const order_id = String(must(placed.body["order"]).id)
      await drainWork(shop.container)
      const [found] = await casesOf(shop).listClinicalCases({ order_id })
      const { payments } = await readOrderMoney(shop.container, order_id)
      return {
        intent,
        order_id,
        case_id: must(found).id,
        payment_id: payments[0]?.payment_id ?? "",
        captured: payments[0]?.captured ?? 0,
      }
    }
    const refunded = async () => {
      const made = await order()
      await casesOf(shop).transition(
        { case_id: made.case_id, event: "cancel", actor: clinician },
        clock.now()
      )
      await drainWork(shop.container)
      const [refund] = await billing().listCaseRefunds({
        case_id: made.case_id,
      })
      return { ...made, refund: must(refund) }
    }
    const dispute = (payment_intent: string) =>
      control(sandbox.url, "stripe/disputes", { payment_intent })
    const decide = (id: string, status: string) =>
      control(sandbox.url, `stripe/disputes/${id}`, { status })

    /** An approved case with a plan, the second month of which is due today. */
    const plan = async () => {
      const { case_id } = await approvedSupply(shop)
      const given = await givePlan(shop.container, {
        case_id,
        dispatched: addDays(londonDay(clock.now()), -31),
      })
      return { ...given, case_id }
    }
    const second = ({ instalments }: GivenPlan) =>
      plans().retrieveInstalment(must(instalments[1]))
    const work = async () => {
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
    }
    /** Money that somebody took at Stripe without us. */
    const taken = (
      metadata: Record<string, string>,
      more: Partial<Stripe.PaymentIntentCreateParams> = {}
    ) =>
      stripeOf().paymentIntents.create({
        amount: 2250,
        currency: "gbp",
        payment_method_types: ["card"],
        payment_method: "pm_card_visa",
        confirm: true,
        metadata,
        ...more,
      })

    it("comes to no difference whatever is lost, early, doubled, out of order or late", async () => {
      // The answer to a charge is lost; so is the one to the capture of an order.
      const given = await plan()
      await fault("lose_answer", "payment_intents.create")
      await work()
      await fault("lose_answer", "payment_intents.capture")
      await order()
      clock.setOffset(10 * 60_000)
      await runSweeps(shop.container)
      await work()
      expect((await second(given)).state).toBe("paid")

      // Webhooks come before the browser does, twice, and in another order.
      await pointWebhooksAt(sandbox, shop.baseUrl)
      await fault("webhook_duplicate")
      await fault("webhook_reorder")
      await order(async () => {
        await settled()
      })

      // The answer to a refund is lost, and one that succeeded fails: it is tried again.
      await fault("lose_answer", "refunds.create")
      const { case_id } = await refunded()
      await untilCase(case_id, "refunded")
      const [refund] = await billing().listCaseRefunds({ case_id })
      await control(
        sandbox.url,
        `stripe/refunds/${must(refund).partner_refund_id}`,
        { status: "failed", failure_reason: "declined" }
      )
      await untilCase(case_id, "awaiting_refund")
      const again = await desk.post("team", `refunds/${must(refund).id}/retry`)
      expect(again.status).toBe(200)
      await untilCase(case_id, "refunded")

      // What Stripe says while nobody listens comes a day late.
      await control(sandbox.url, "faults/stripe", { mode: "webhook_hold" })
      const late = await order()
      const month = await second(given)
      const { id } = await dispute(must(month.payment_intent))
      const { id: other } = await dispute(late.intent)
      expect(kinds(await compare())).toEqual([
        "dispute_unknown",
        "dispute_unknown",
      ])
      clock.setOffset(DAY_MS)
      await control(sandbox.url, "faults/stripe/clear", {})
      await control(sandbox.url, "webhooks/release", { partner: "stripe" })
      await until("disputed", async () =>
        (await stops(late.case_id)).some(
          ({ reason_code }) => reason_code === "payment_disputed"
        )
      )
      await until(
        "month",
        async () => (await second(given)).state === "disputed"
      )
      expect(await stops(given.case_id)).toHaveLength(1)
      await decide(id, "won")
      await decide(other, "lost")
      await until("won", async () => (await second(given)).state === "paid")
      expect(await stops(given.case_id)).toEqual([])
      await until("lost", async () => {
        const page = await desk.get("admin", "reconciliation/disputes")
        return page.body["disputes"].every(
          ({ state }: { state: string }) => state !== "open"
        )
      })
      expect(await stops(late.case_id)).toHaveLength(1)

      expect(await compare()).toEqual([])
      expect(kinds(await differences("mended"))).toEqual([
        "dispute_unknown",
        "dispute_unknown",
      ])
      const mails = await control(
        sandbox.url,
        `mailbox?subject=${encodeURIComponent("dispute")}`
      )
      expect(mails["messages"].length).toBeGreaterThan(2)
      await drainWork(shop.container)
    })

    it("names each planted difference, and mends it from the page's routes", async () => {
      const given = await plan()
      const more = await order()
      const less = await order()
      await knex().raw(
        `update capture set amount = amount + case payment_id when ? then -1 else 1 end
          where payment_id in (?, ?)`,
        [more.payment_id, more.payment_id, less.payment_id]
      )
      await stripeOf().refunds.create({
        payment_intent: more.intent,
        amount: 300,
      })
      await dispute(less.intent)
      const failed = await refunded()
      await control(
        sandbox.url,
        `stripe/refunds/${must(failed.refund.partner_refund_id)}`,
        { status: "failed", failure_reason: "declined" }
      )
      const other = await refunded()
      await billing().recordPartner(
        other.refund.id,
        {
          id: must(other.refund.partner_refund_id),
          status: "succeeded",
          failure_code: null,
        },
        clinician,
        clock.now()
      )
      await billing().updateCaseRefunds({
        id: other.refund.id,
        amount: other.refund.amount - 50,
      })
      const { id: known } = await dispute(other.intent)
      const heard = must(await billing().ledger().readDispute(known))
      await billing().recordDispute(heard, other.order_id, clock.now())
      await decide(known, "won")
      // Paid at Stripe: for nothing, for a basket that nobody came back to, twice for a month, and once for another.
      await taken({})
      const stays = await taken({})
      const basket = await basketWithTreatment(shop, await makePatient(shop))
      const forgotten = await confirmCard(await startPayment(shop, basket))
      // Nobody has asked about it for long, and nobody looks the lost charge up.
      await knex().raw(
        `update payment_session set created_at = now() - interval '8 days'
          where data->>'id' = ?`,
        [forgotten]
      )
      await work()
      const month = await second(given)
      expect(month.state).toBe("paid")
      await taken({ instalment_id: month.id, attempt: "1" })
      const lost = await plan()
      await control(sandbox.url, "faults/stripe", {
        mode: "down",
        operation: "payment_intents.list",
      })
      await fault("lose_answer", "payment_intents.create")
      await work()
      expect((await second(lost)).state).toBe("unknown")
      await knex().raw(
        `update outbound_call set due_at = now() + interval '1 day' where state = 'unknown'`
      )
      await control(sandbox.url, "faults/stripe/clear", {})

      const open = await compare()
      expect(kinds(open)).toEqual(
        [
          "received_more",
          "received_less",
          "dispute_unknown",
          "dispute_state",
          "refund_unknown",
          "refund_state",
          "refund_amount",
          "payment_unknown",
          "payment_unknown",
          "payment_not_placed",
          "charged_twice",
          "charge_not_recorded",
        ].sort()
      )
      const [kept, ...others] = [
        ...open.filter(({ subject_id }) => subject_id === stays.id),
        ...open.filter(({ subject_id }) => subject_id !== stays.id),
      ]
      const { id } = must(kept)
      expect(
        (
          await desk.post("team", `reconciliation/differences/${id}/accept`, {
            reason: "too short",
          })
        ).status
      ).toBe(400)
      const accepted = await desk.post(
        "team",
        `reconciliation/differences/${id}/accept`,
        { reason: "Paid for a course that we hold for the staff" }
      )
      expect(accepted.body).toEqual({ difference: { id, state: "accepted" } })
      for (const one of others) {
        await mend(one)
      }
      expect(await compare()).toEqual([])
      expect(await differences("accepted")).toMatchObject([
        { id, reason: "Paid for a course that we hold for the staff" },
      ])
      expect((await second(lost)).state).toBe("paid")
      expect(await stops(less.case_id)).toHaveLength(1)
      expect(
        await billing().listPaymentDisputes({ state: "won" })
      ).toHaveLength(1)
      expect((await caseOf(failed.case_id)).state).toBe("awaiting_refund")

      // Stripe tells of all of it at last: nothing follows.
      await pointWebhooksAt(sandbox, shop.baseUrl)
      await settled()
      expect(await compare()).toEqual([])

      // It has changed since it was accepted, so somebody looks again.
      await stripeOf().refunds.create({ payment_intent: stays.id, amount: 50 })
      expect(await compare()).toMatchObject([{ id, kind: "payment_unknown" }])
      await mend(must(kept))
      expect(await compare()).toEqual([])
    })

    it("finds what Stripe has no trace of, and has our books say so", async () => {
      const paid = await order()
      await refunded()
      await control(sandbox.url, "reset", { partner: "stripe" })
      const open = await compare()
      expect(kinds(open)).toEqual([
        "payment_missing",
        "payment_missing",
        "refund_missing",
      ])
      for (const one of open) {
        await mend(one)
      }
      const { payments } = await readOrderMoney(shop.container, paid.order_id)
      expect(payments).toEqual([])
      expect(await compare()).toEqual([])
      await drainWork(shop.container)
    })

    /** Waits for the simulator's webhooks and for what follows them. */
    const until = async (what: string, done: () => Promise<boolean>) => {
      const end = performance.now() + 20_000
      while (performance.now() < end) {
        await drainWork(shop.container)
        if (await done()) {
          return
        }
        await new Promise((next) => setTimeout(next, 50))
      }
      throw new Error(`waited in vain: ${what}`)
    }
    const untilCase = (id: string, state: string) =>
      until(`case ${state}`, async () => (await caseOf(id)).state === state)
    /** Everything that Stripe has to tell was delivered. */
    const settled = () =>
      until("webhooks", async () => {
        const { webhooks } = await control(
          sandbox.url,
          "webhooks?partner=stripe"
        )
        return webhooks.every(
          ({ status }: { status: string }) => status !== "waiting"
        )
      })
  },
})
