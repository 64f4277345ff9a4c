import { BILLING_MODULE } from "../../src/modules/billing"
import type BillingModuleService from "../../src/modules/billing/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { PRESCRIBING_MODULE } from "../../src/modules/prescribing"
import type PrescribingModuleService from "../../src/modules/prescribing/service"
import { systemActor } from "../../src/shared/actor"
import { addDays } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { readReminders } from "../../src/workflows/account/renewals/read-reminders"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import { sweepRefunds } from "../../src/workflows/sweeps/refunds"
import { casesOf, control } from "../fixtures/cases"
import { approvedSupply, dispensingOf } from "../fixtures/dispensing"
import { type GivenPlan, givePlan, plansOf, saveCard } from "../fixtures/plans"
import { booksOf, whatIsOpen } from "../fixtures/refunds"
import { must, stripeOf } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const desk = openDesk(shop, [
      "admin",
      "prescriber",
      "pharmacist",
      "team",
      "support",
    ])

    beforeAll(() => pointWebhooksAt(sandbox, shop.baseUrl))
    afterEach(() => drainWork(shop.container))

    const plans = () => plansOf(shop.container)
    const today = () => londonDay(clock.now())

    /** A plan whose second month is due today, charged by now; `before` comes before its charge. */
    const running = async (
      card = "pm_card_visa",
      before = async (): Promise<unknown> => undefined
    ) => {
      const { case_id } = await approvedSupply(shop)
      const given = await givePlan(shop.container, {
        case_id,
        card,
        dispatched: addDays(today(), -31),
      })
      await before()
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
      return { ...given, case_id }
    }
    const month = ({ instalments }: GivenPlan, number: number) =>
      plans().retrieveInstalment(must(instalments[number - 1]))
    const supplyOf = async (case_id: string, instalment_number: number) => {
      const [found] = await dispensingOf(shop.container).listSupplies({
        case_id,
        instalment_number,
      })
      return must(found)
    }
    const refundsOf = (case_id: string) =>
      shop.container
        .resolve<BillingModuleService>(BILLING_MODULE)
        .listCaseRefunds({ case_id }, { order: { created_at: "ASC" } })
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

    it("cancels what remains: months, supply and issues end, and the paid month goes back", async () => {
      const given = await running()
      const { plan_id, case_id } = given
      const { reference, customer_id, course_id } =
        await plans().retrievePlan(plan_id)
      await plans().remindOfRenewal(
        {
          course_id: must(course_id),
          case_id,
          customer_id,
          way: "order_again",
        },
        systemActor("test"),
        clock.now()
      )
      expect(await readReminders(shop.container, customer_id)).toHaveLength(1)
      const list = await desk.get("team", `plans?q=${reference.slice(-6)}`)
      expect(list.body).toMatchObject({
        count: 1,
        plans: [
          {
            id: plan_id,
            state: "active",
            paid: 2,
            supplied: 1,
            next_number: 3,
            case_reference: expect.stringMatching(/^/),
          },
        ],
      })
      const shown = await desk.get("pharmacist", `plans/${plan_id}`)
      expect(shown.body["plan"]).toMatchObject({
        actions: ["pause", "cancel"],
        course: { state: "open" },
        issues: { authorised: 3, free: 1 },
        instalments: [
          { number: 1, state: "supplied" },
          { number: 2, state: "paid", supply: { state: "ready" } },
          { number: 3, state: "scheduled", due_on: expect.any(String) },
        ],
        mandates: [{ card_label: "visa 4242" }],
      })
      expect(
        shown.body["plan"].history.map((one: { event: string }) => one.event)
      ).toEqual(expect.arrayContaining(["plan.purchase", "instalment.succeed"]))

      const refused = [
        await desk.post("pharmacist", `plans/${plan_id}/cancel`, {
          reason: "other",
        }),
        await desk.post("team", `plans/${plan_id}/cancel`, { reason: "" }),
      ]
      expect(refused.map(({ status }) => status)).toEqual([403, 400])

      const cancelled = await desk.post("team", `plans/${plan_id}/cancel`, {
        reason: "patient_asked",
      })
      expect(cancelled).toMatchObject({
        status: 200,
        body: {
          plan: {
            state: "cancelled",
            end_reason: "patient_asked",
            actions: [],
            instalments: [
              { state: "supplied" },
              { state: "paid", supply: { state: "cancelled" } },
              { state: "cancelled" },
            ],
          },
        },
      })
      await until("the refund", async () => {
        const { state } = await month(given, 2)
        return state === "refunded"
      })
      const second = await month(given, 2)
      expect(await refundsOf(case_id)).toMatchObject([
        {
          purpose: "instalment",
          instalment_id: second.id,
          order_id: second.order_id,
          amount: 2250,
          state: "succeeded",
        },
      ])
      const listed = await desk.get("admin", "refunds?view=all")
      expect(listed.body["refunds"]).toMatchObject([
        {
          plan: { id: plan_id, reference },
          case_reference: expect.stringMatching(/^CASE-/),
          order_display_id: expect.any(Number),
        },
      ])
      // Nobody is reminded of what they don't want any more.
      expect(await readReminders(shop.container, customer_id)).toEqual([])
      const { data } = await stripeOf().refunds.list({
        payment_intent: must(second.payment_intent),
      })
      expect(data.map(({ amount }) => amount)).toEqual([2250])
      expect(await booksOf(shop, must(second.order_id))).toMatchObject({
        pending: 0,
        refunded: 2250,
        lines: 0,
      })
      const told = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({
          operation: ["instalment_refunded", "plan_ended"],
          subject_id: [second.id, plan_id],
        })
      const sent = { state: "done", result: { sent: true } }
      expect(told).toMatchObject([sent, sent])
      const issues = await shop.container
        .resolve<PrescribingModuleService>(PRESCRIBING_MODULE)
        .listPrescriptionIssues({}, { order: { number: "ASC" } })
      expect(issues.map(({ state }) => state)).toEqual([
        "used",
        "withdrawn",
        "withdrawn",
      ])
      expect(await casesOf(shop).retrieveClinicalCase(case_id)).toMatchObject({
        state: "closed",
        ended_as: "completed",
      })
      const again = await desk.post("admin", `plans/${plan_id}/cancel`, {
        reason: "other",
      })
      expect(again.body["code"]).toBe("transition_not_allowed")

      // Money that is taken back later makes the month owed again (PAY-5).
      const [refund] = await refundsOf(case_id)
      await shop.container
        .resolve<BillingModuleService>(BILLING_MODULE)
        .recordPartner(
          must(refund).id,
          {
            id: must(must(refund).partner_refund_id),
            status: "failed",
            failure_code: "lost_or_stolen_card",
          },
          systemActor("test"),
          clock.now()
        )
      await drainWork(shop.container)
      expect(await month(given, 2)).toMatchObject({ state: "paid" })
    })

    it("keeps the money of a pack that is made up until it is taken apart", async () => {
      const given = await running()
      const { id } = await supplyOf(given.case_id, 2)
      const dispensing = dispensingOf(shop.container)
      await dispensing.updateSupplies({ id, state: "packed" })
      await desk.post("team", `plans/${given.plan_id}/cancel`, {
        reason: "not_available",
      })
      await drainWork(shop.container)
      await sweepRefunds(shop.container)
      expect(await refundsOf(given.case_id)).toMatchObject([
        { state: "requested", amount: 2250 },
      ])
      await dispensing.updateSupplies({ id, state: "disposed" })
      await sweepRefunds(shop.container)
      await until("the refund", async () => {
        const { state } = await month(given, 2)
        return state === "refunded"
      })
    })

    it("ends a plan of which nothing has left with its whole case", async () => {
      const { case_id } = await approvedSupply(shop)
      const given = await givePlan(shop.container, { case_id, card: null })
      const cancelled = await desk.post(
        "admin",
        `plans/${given.plan_id}/cancel`,
        { reason: "patient_asked" }
      )
      expect(cancelled.status).toBe(200)
      await until("the case's refund", async () => {
        const { state } = await casesOf(shop).retrieveClinicalCase(case_id)
        return state === "refunded"
      })
      expect(await month(given, 1)).toMatchObject({ state: "refunded" })
      expect(await month(given, 3)).toMatchObject({ state: "cancelled" })
      expect(await refundsOf(case_id)).toMatchObject([{ purpose: "ended" }])
    })

    it("lists a failed charge, and tries it again with another card", async () => {
      const given = await running("pm_card_chargeDeclinedInsufficientFunds")
      const id = must(given.instalments[1])
      const failed = await desk.get("team", "failed-charges")
      expect(failed.body).toMatchObject({
        count: 1,
        charges: [
          {
            id,
            state: "retry_wait",
            decline_code: "insufficient_funds",
            may_retry: true,
          },
        ],
      })
      await plans().changeCard(
        given.plan_id,
        await saveCard("pm_card_visa"),
        systemActor("test"),
        clock.now()
      )
      const retried = await desk.post("team", `failed-charges/${id}/retry`)
      expect(retried).toMatchObject({
        status: 200,
        body: { charge: { id, state: "charging", outcome: "begun" } },
      })
      await drainWork(shop.container)
      expect(await month(given, 2)).toMatchObject({ state: "paid" })
      const charges = await plans().listPlanEvents(
        { plan_id: given.plan_id, event: "instalment.charge" },
        { order: { seq: "ASC" } }
      )
      expect(charges.map(({ actor_type }) => actor_type)).toEqual([
        "system",
        "staff",
      ])
      const late = await desk.post("team", `failed-charges/${id}/retry`)
      expect(late.body["code"]).toBe("transition_not_allowed")
      expect((await desk.get("admin", "failed-charges")).body).toMatchObject({
        count: 0,
      })
    })

    it("tells the team of a charge that Stripe doesn't take, lists it, and charges anew when its call is called off", async () => {
      const given = await running("pm_card_visa", () =>
        control(sandbox.url, "faults/stripe", {
          mode: "refuse",
          operation: "payment_intents.create",
          times: 1,
        })
      )
      expect(await month(given, 2)).toMatchObject({ state: "charging" })
      const id = must(given.instalments[1])
      const gateway = shop.container.resolve<PartnerGatewayModuleService>(
        PARTNER_GATEWAY_MODULE
      )
      const told = await gateway.listOutboundCalls({
        operation: "charge_stuck_team",
      })
      expect(told.length).toBeGreaterThan(0)
      clock.setOffset(61 * 60_000)
      const stuck = await desk.get("team", "failed-charges?state=charging")
      expect(stuck.body).toMatchObject({ count: 1, charges: [{ id }] })
      clock.setOffset(0)
      const [call] = await gateway.listOutboundCalls({
        operation: "charge",
        subject_id: id,
      })
      await gateway.decide(
        {
          call_id: must(call).id,
          event: "cancel",
          actor: systemActor("test"),
          note: null,
        },
        clock.now()
      )
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
      const paid = await month(given, 2)
      expect(paid).toMatchObject({ state: "paid", attempts: 2 })
      const { customer_reference: customer } = must(
        await plans().mandateOf(given.plan_id)
      )
      const { data } = await stripeOf().paymentIntents.list({ customer })
      expect(data).toMatchObject([{ id: paid.payment_intent }])
    })

    it("tells the team once when the reason is gone, but too much time has passed over it (SAF-18)", async () => {
      const { case_id } = await approvedSupply(shop)
      const given = await givePlan(shop.container, {
        case_id,
        longest_gap_days: 40,
        dispatched: addDays(today(), -31),
      })
      const check = systemActor("charge-check")
      await plans().pause(given.plan_id, "clinical", check, clock.now())
      for (const days of [10, 11]) {
        clock.setOffset(days * 24 * 60 * 60_000)
        await sweepInstalments(shop.container)
        await drainWork(shop.container)
      }
      const told = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({ operation: "plan_waits_team", state: "done" })
      const people = told
        .map(({ subject_id }) => subject_id.split(":"))
        .filter(([id]) => id === given.instalments[1])
      expect(people.length).toBeGreaterThan(0)
      expect(people.every(([, why]) => why === "gap")).toBe(true)
      expect(new Set(people.map(([, , , who]) => who)).size).toBe(people.length)
      expect((await month(given, 2)).state).toBe("scheduled")
      clock.setOffset(0)
    })

    it("stands still for a clinician, and says what falls due by its days", async () => {
      const given = await running()
      const path = `plans/${given.plan_id}`
      const paused = await desk.post("team", `${path}/pause`, {
        cause: "clinical",
      })
      expect(paused.body["plan"]).toMatchObject({
        state: "paused",
        pause_causes: ["clinical"],
        actions: ["pause", "resume", "cancel"],
      })
      const mine = await desk.post("team", `${path}/resume`, {
        cause: "clinical",
      })
      expect(mine.body["code"]).toBe("role_required")

      const third = await month(given, 3)
      const to = must(third.due_on)
      const upcoming = await desk.get("team", `upcoming-supplies?to=${to}`)
      const own = upcoming.body["supplies"].filter(
        (one: { plan_id: string }) => one.plan_id === given.plan_id
      )
      expect(own).toMatchObject([
        { number: 2, state: "paid", pause_causes: ["clinical"] },
        { number: 3, state: "scheduled", due_on: to, quantity: 1 },
      ])
      expect(upcoming.body["days"].at(-1)).toMatchObject({ day: to })
      const file = await fetch(
        `${shop.baseUrl}/admin/upcoming-supplies/export?to=${to}`,
        { headers: desk.staff.team }
      )
      expect(file.headers.get("content-type")).toContain("text/csv")
      const lines = (await file.text()).trim().split("\r\n")
      expect(lines[0]).toContain("due_on,treatment,packs,month,months")
      expect(lines).toHaveLength(Number(upcoming.body["count"]) + 1)
      const wrong = await desk.get(
        "team",
        "upcoming-supplies?from=2026-02-02&to=2026-02-01"
      )
      expect(wrong.body["code"]).toBe("invalid_field")

      const goesOn = await desk.post("pharmacist", `${path}/resume`, {
        cause: "clinical",
      })
      expect(goesOn.body["plan"]).toMatchObject({
        state: "active",
        pause_causes: [],
      })
    })
  },
})
