import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import { DISPENSING_MODULE } from "../../src/modules/dispensing"
import type DispensingModuleService from "../../src/modules/dispensing/service"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { PRESCRIBING_MODULE } from "../../src/modules/prescribing"
import type PrescribingModuleService from "../../src/modules/prescribing/service"
import { systemActor } from "../../src/shared/actor"
import { addDays } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import { orderIdOf } from "../../src/workflows/treatment-plan/instalment-order"
import { control } from "../fixtures/cases"
import { approvedSupply } from "../fixtures/dispensing"
import { type GivenPlan, givePlan, plansOf } from "../fixtures/plans"
import { type Answer, must, stripeOf } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { until } from "../support/partners"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()
const DAY_MS = 24 * 60 * 60_000
const NOWHERE = "http://127.0.0.1:9"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    let case_id: string

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, NOWHERE)
      case_id = (await approvedSupply(shop)).case_id
    })
    beforeEach(async () => {
      await control(sandbox.url, "faults/stripe/clear", {})
    })

    const plans = () => plansOf(shop.container)
    const dispensing = () =>
      shop.container.resolve<DispensingModuleService>(DISPENSING_MODULE)

    /** A plan of three months, the second of which is due today. */
    const plan = (card = "pm_card_visa"): Promise<GivenPlan> =>
      givePlan(shop.container, {
        case_id,
        card,
        dispatched: addDays(londonDay(clock.now()), -31),
      })
    /** What a minute of the worker does. */
    const work = async (days = 0) => {
      clock.setOffset(days * DAY_MS)
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
    }
    const month = (given: GivenPlan, number = 2) =>
      plans().retrieveInstalment(must(given.instalments[number - 1]))
    const planOf = ({ plan_id }: GivenPlan) => plans().retrievePlan(plan_id)
    const secondSupply = async () => {
      const [found] = await dispensing().listSupplies({
        case_id,
        instalment_number: 2,
      })
      return found
    }
    /** Stripe's own books of the plan's customer, the oldest first. */
    const atStripe = async ({ plan_id }: GivenPlan) => {
      const mandate = must(await plans().mandateOf(plan_id))
      const { data } = await stripeOf().paymentIntents.list({
        customer: mandate.customer_reference,
        limit: 100,
      })
      return data.reverse()
    }
    const statuses = (intents: Stripe.PaymentIntent[]) =>
      intents.map(({ status }) => status)
    const fault = (mode: string, more: Record<string, unknown> = {}) =>
      control(sandbox.url, "faults/stripe", {
        mode,
        operation: "payment_intents.create",
        times: 1,
        ...more,
      })
    const told = async (operation: string): Promise<number> =>
      (
        await shop.container
          .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
          .listOutboundCalls({ operation })
      ).length
    const read = async (entity: string, id: string, fields: string[]) => {
      const { data } = await shop.container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity, fields, filters: { id } })
      return JSON.parse(JSON.stringify(must(data[0])))
    }
    /** The month was paid once and can be dispensed. */
    const expectPaid = async (given: GivenPlan) => {
      const paid = await month(given)
      expect(paid).toMatchObject({ state: "paid", decline_code: null })
      const succeeded = (await atStripe(given)).filter(
        ({ status }) => status === "succeeded"
      )
      expect(succeeded).toMatchObject([
        { id: paid.payment_intent, amount_received: 2250 },
      ])
      expect(await planOf(given)).toMatchObject({ state: "active" })
      expect(await secondSupply()).toMatchObject({
        order_id: paid.order_id,
        state: "ready",
      })
    }

    it("charges the second month once, gives it an order of its own and queues its supply", async () => {
      const given = await plan()
      await work()
      await work()
      await expectPaid(given)

      const { id, order_id } = await month(given)
      expect(order_id).toBe(orderIdOf(id))
      const order = await read("order", must(order_id), [
        "*",
        "total",
        "summary.*",
        "items.*",
        "items.total",
        "items.tax_lines.*",
        "shipping_total",
        "shipping_address.*",
        "payment_collections.*",
        "payment_collections.payments.*",
        "payment_collections.payments.captures.*",
      ])
      expect(order).toMatchObject({
        total: 22.5,
        shipping_total: 2.9,
        status: "pending",
        customer_id: expect.any(String),
        shipping_address: { postal_code: expect.any(String) },
        metadata: { instalment_id: id, instalment_number: 2 },
        items: [
          {
            title: "Treatment",
            total: 19.6,
            tax_lines: [{ rate: 0, code: "GB-VAT-0" }],
          },
        ],
        payment_collections: [
          {
            status: "completed",
            captured_amount: 22.5,
            payments: [{ amount: 22.5, captures: [{ amount: 22.5 }] }],
          },
        ],
      })
      expect(order.summary).toMatchObject({
        pending_difference: 0,
        transaction_total: 22.5,
      })
      const supply = must(await secondSupply())
      const reserved = await shop.container
        .resolve(Modules.INVENTORY)
        .listReservationItems({ line_item_id: supply.line_item_id })
      expect(reserved).toMatchObject([{ quantity: 1 }])
      const issues = await shop.container
        .resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
        .listPrescriptionIssues({ supply_id: supply.id })
      expect(issues).toMatchObject([{ number: 2, state: "reserved" }])
    })

    it("tries a soft decline again on its days, and no more after them", async () => {
      const given = await plan("pm_card_chargeDeclinedInsufficientFunds")
      const today = londonDay(clock.now())
      const seen: unknown[] = []
      for (const day of [0, 0, 1, 2, 3, 7, 8, 14]) {
        await work(day)
        const { state, attempts, retry_on } = await month(given)
        seen.push([day, state, attempts, retry_on])
      }
      expect(seen).toEqual([
        [0, "retry_wait", 1, addDays(today, 1)],
        [0, "retry_wait", 1, addDays(today, 1)],
        [1, "retry_wait", 2, addDays(today, 3)],
        [2, "retry_wait", 2, addDays(today, 3)],
        [3, "retry_wait", 3, addDays(today, 7)],
        [7, "failed", 4, null],
        [8, "failed", 4, null],
        [14, "failed", 4, null],
      ])
      expect(await planOf(given)).toMatchObject({
        state: "paused",
        pause_causes: ["payment"],
      })
      // Each attempt is given up before the next one begins.
      expect(statuses(await atStripe(given))).toEqual([
        "canceled",
        "canceled",
        "canceled",
        "requires_payment_method",
      ])
      expect(await told("instalment_failed")).toBe(4)
      expect(await secondSupply()).toBeUndefined()
    })

    it("never tries a hard decline again by itself", async () => {
      const given = await plan("pm_card_chargeDeclinedLostCard")
      await work()
      await work(1)
      await work(7)
      expect(await month(given)).toMatchObject({
        state: "failed",
        attempts: 1,
        decline_code: "lost_card",
      })
      expect(await atStripe(given)).toHaveLength(1)
      expect(await planOf(given)).toMatchObject({ pause_causes: ["payment"] })
    })

    it("waits for its patient where the bank asks, and goes on with the same payment", async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      const given = await plan("pm_card_authenticationRequired")
      await work()
      const { state, payment_intent } = await month(given)
      expect(state).toBe("action_required")
      expect(await planOf(given)).toMatchObject({ pause_causes: ["payment"] })

      await stripeOf().paymentIntents.confirm(must(payment_intent), {
        payment_method: "pm_card_visa",
      })
      await until("the month paid", async () =>
        (await month(given)).state === "paid" ? true : undefined
      )
      await drainWork(shop.container)
      await expectPaid(given)
      await pointWebhooksAt(sandbox, NOWHERE)
    })

    it("takes what Stripe made after all for the month's payment, rather than to charge again", async () => {
      const given = await plan()
      await fault("lose_answer")
      await fault("unavailable", { operation: "payment_intents.list" })
      await work()
      const { id, state } = await month(given)
      expect(state).toBe("unknown")
      // Somebody took it for never made; its first call has lost its month.
      const never = { attempt: 1, payment_intent: null } as const
      const outcome = { ...never, kind: "not_found" } as const
      await plans().recordCharge(id, outcome, systemActor("test"), clock.now())
      await work(1)
      expect((await month(given)).attempts).toBe(2)
      await expectPaid(given)
      expect(await atStripe(given)).toHaveLength(1)
    })

    it.each([
      { mode: "lose_answer", minutes: 0 },
      { mode: "down", minutes: 6 },
      { mode: "unavailable", minutes: 6 },
    ])("is charged once where Stripe's answer is $mode", async (one) => {
      const given = await plan()
      await fault(one.mode)
      await work()
      await work(one.minutes / (24 * 60))
      await expectPaid(given)
      expect(await atStripe(given)).toHaveLength(1)
    })

    it.each([
      // The notice is there before anybody looks for the answer that was lost.
      { mode: "webhook_duplicate", answer: "lose_answer" },
      { mode: "webhook_reorder", answer: "lose_answer" },
      // A day late, when the month is long paid.
      { mode: "webhook_hold", answer: null },
    ])("believes Stripe's notices once: $mode", async ({ mode, answer }) => {
      // What earlier tests had to say is not waited for.
      await control(sandbox.url, "reset", { partner: "stripe" })
      await pointWebhooksAt(sandbox, shop.baseUrl)
      await control(sandbox.url, "faults/stripe", { mode })
      const given = await plan()
      if (answer) {
        await fault(answer)
      }
      await work()
      await expectPaid(given)
      await control(sandbox.url, "faults/stripe/clear", {})
      await control(sandbox.url, "webhooks/release", { partner: "stripe" })
      await until("every notice delivered", async () => {
        const { webhooks } = await control(
          sandbox.url,
          "webhooks?partner=stripe"
        )
        return (webhooks as Answer["body"][]).every(
          (one) => one["status"] === "delivered"
        )
          ? true
          : undefined
      })
      await work(1)
      await expectPaid(given)
      const { rows } = await shop.container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw<{
          rows: { n: number }[]
        }>(`select count(*)::int n from payment where data->>'id' = ?`, [must((await month(given)).payment_intent)])
      expect(rows).toEqual([{ n: 1 }])
      await pointWebhooksAt(sandbox, NOWHERE)
    })

    it("charges nothing that is stopped, and goes on when the stop is released", async () => {
      const given = await plan()
      const { patient_id } = await planOf(given)
      const act = { actor: systemActor("test"), now: clock.now() }
      const stop = await dispensing().openStop(
        {
          scope: "patient",
          subject_id: patient_id,
          patient_id,
          reason_code: "clinical_query",
          note: null,
        },
        act
      )
      await work()
      await work()
      expect(await planOf(given)).toMatchObject({
        state: "paused",
        pause_causes: ["clinical"],
      })
      expect(await atStripe(given)).toEqual([])
      expect(
        await shop.container
          .resolve(Modules.ORDER)
          .listOrders({ id: orderIdOf((await month(given)).id) })
      ).toEqual([])
      expect(await told("plan_waits_team")).toBeGreaterThan(0)

      await dispensing().releaseStop(stop.id, "Asked and answered", act)
      // The prescription that the stop suspended is taken up again first.
      await drainWork(shop.container)
      await work()
      await expectPaid(given)
    })

    it("takes nothing for somebody who is dead or couldn't be shown to be themselves", async () => {
      const given = await plan()
      const { patient_id: id } = await planOf(given)
      const patients =
        shop.container.resolve<PatientModuleService>(PATIENT_MODULE)
      for (const identity_status of ["deceased", "action_required"] as const) {
        await patients.updatePatients({ id, identity_status })
        await work()
        expect(await planOf(given)).toMatchObject({
          pause_causes: ["clinical"],
        })
        expect(await atStripe(given)).toEqual([])
      }
      await patients.updatePatients({ id, identity_status: "verified" })
      await work()
      await expectPaid(given)
    })

    it("sends no charge that waited while its patient paused the plan", async () => {
      const given = await plan()
      const patient = { type: "patient" as const, id: "cus_1" }
      await fault("unavailable", { times: 9 })
      await work()
      expect(await atStripe(given)).toEqual([])
      await control(sandbox.url, "faults/stripe/clear", {})
      await plans().pause(given.plan_id, "patient", patient, clock.now())
      await work(1)
      expect(await atStripe(given)).toEqual([])
      expect(await month(given)).toMatchObject({ state: "due" })
      await plans().resume(given.plan_id, "patient", patient, clock.now())
      await work(1)
      await expectPaid(given)
    })

    it("takes nothing after too long a gap before staff have looked (SAF-18)", async () => {
      const given = await givePlan(shop.container, {
        case_id,
        longest_gap_days: 40,
        dispatched: addDays(londonDay(clock.now()), -50),
      })
      await work()
      await work()
      expect(await planOf(given)).toMatchObject({ pause_causes: ["clinical"] })
      expect(await atStripe(given)).toEqual([])
      const staff = { type: "staff" as const, id: "user_1" }
      await plans().resume(given.plan_id, "clinical", staff, clock.now())
      await work()
      await expectPaid(given)
    })

    it("leaves a plan that staff stopped to staff, whatever else was in the way", async () => {
      const given = await plan()
      const now = clock.now()
      const staff = { type: "staff" as const, id: "user_1" }
      await plans().pause(
        given.plan_id,
        "clinical",
        systemActor("charge-check"),
        now
      )
      await plans().pause(given.plan_id, "clinical", staff, now)
      await work()
      expect(await planOf(given)).toMatchObject({ pause_causes: ["clinical"] })
      expect(await atStripe(given)).toEqual([])
      await plans().resume(given.plan_id, "clinical", staff, now)
      await work()
      await expectPaid(given)
    })

    it("charges nothing that isn't on the shelf, and goes on when it is", async () => {
      const given = await plan()
      const { variant_id } = await planOf(given)
      const stock = shop.container.resolve(Modules.INVENTORY)
      const { inventory_items } = await read("variant", variant_id, [
        "inventory_items.inventory_item_id",
      ])
      const inventory_item_id = inventory_items[0].inventory_item_id
      const [level] = await stock.listInventoryLevels({ inventory_item_id })
      const shelf = (stocked_quantity: number) =>
        stock.updateInventoryLevels({
          inventory_item_id,
          location_id: must(level).location_id,
          stocked_quantity,
        })
      await shelf(must(level).reserved_quantity)
      await work()
      await work()
      expect(await planOf(given)).toMatchObject({
        state: "paused",
        pause_causes: ["stock"],
      })
      expect(await atStripe(given)).toEqual([])
      await shelf(must(level).reserved_quantity + 1)
      await work()
      await expectPaid(given)
    })

    const endPlan = async ({ plan_id }: GivenPlan) => {
      const actor = systemActor("test")
      await plans().cancelRest(plan_id, "test", actor, clock.now())
    }

    it.each([
      { end: "was cancelled", act: endPlan },
      {
        end: "is complete",
        act: async ({ plan_id, instalments }: GivenPlan) => {
          const id = must(instalments[2])
          await plans().updateInstalments({ id, state: "cancelled" })
          await plans().updatePlans({ id: plan_id, state: "completed" })
        },
      },
    ])("gives back what comes when the plan $end", async ({ act }) => {
      const given = await plan()
      await fault("lose_answer")
      await fault("unavailable", {
        operation: "payment_intents.list",
        times: 9,
      })
      await work()
      expect((await month(given)).state).toBe("unknown")
      await act(given)
      await control(sandbox.url, "faults/stripe/clear", {})
      await work(1)
      const [intent] = await atStripe(given)
      const refunds = await stripeOf().refunds.list({
        payment_intent: must(intent).id,
      })
      expect(refunds.data).toMatchObject([{ amount: 2250 }])
      expect(await secondSupply()).toBeUndefined()
    })

    it("sends no charge that waited while its plan was ended", async () => {
      const given = await plan()
      await fault("unavailable", { times: 99 })
      await sweepInstalments(shop.container)
      // It was tried, and waits: one that is on its way can't be called off.
      await drainWork(shop.container)
      await endPlan(given)
      await control(sandbox.url, "faults/stripe/clear", {})
      // Called off, and in the next minute known to have been never made.
      await work(1)
      await work(1)
      expect((await month(given)).state).toBe("cancelled")
      expect(await atStripe(given)).toEqual([])
      expect(await secondSupply()).toBeUndefined()
    })
  },
})
