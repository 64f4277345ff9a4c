// Takes about 45 seconds.
import type { AccountPlan } from "../../src/api/contracts/account-plan"
import { MESSAGING_MODULE } from "../../src/modules/messaging"
import type MessagingModuleService from "../../src/modules/messaging/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import { systemActor } from "../../src/shared/actor"
import { addDays, addMonths, daysBetween } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import { casesOf, control } from "../fixtures/cases"
import { approvedSupply } from "../fixtures/dispensing"
import { givePlan, plansOf } from "../fixtures/plans"
import {
  type Answer,
  call,
  makePatient,
  must,
  type Person,
  stripeOf,
} from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()
const DAY_MS = 24 * 60 * 60_000
/** Webhooks go nowhere: what the patient comes back with is asked of Stripe. */
const NOWHERE = "http://127.0.0.1:9"

const ELSEWHERE = {
  first_name: "Ada",
  last_name: "Moved",
  address_1: "7 Mill Street",
  city: "Leeds",
  postcode: "LS2 9AA",
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    openDesk(shop, ["team"])

    beforeAll(() => pointWebhooksAt(sandbox, NOWHERE))
    afterEach(() => {
      clock.setOffset(0)
    })

    const today = () => londonDay(clock.now())
    const goTo = (day: string) => {
      clock.setOffset(daysBetween(today(), day) * DAY_MS + clock.offset())
    }

    /** Somebody's plan of three months, begun ten days ago, and their way to it. */
    async function planOf(card: string, isSent = true) {
      const person = await makePatient(shop)
      const { case_id } = await approvedSupply(shop, { person })
      const { plan_id } = await givePlan(shop.container, {
        case_id,
        card,
        ...(isSent ? { dispatched: addDays(today(), -10) } : {}),
      })
      const ask = (
        method: string,
        rest = "",
        body?: unknown,
        as: Person = person
      ): Promise<Answer> =>
        call(shop, method, `/store/account/plans/${plan_id}${rest}`, {
          headers: as.headers,
          ...(body === undefined ? {} : { body }),
        })
      const view = async (): Promise<AccountPlan> =>
        (await ask("GET")).body["plan"]
      return { plan_id, case_id, person, ask, view }
    }
    type Given = Awaited<ReturnType<typeof planOf>>

    /** The day of the next month comes, and the worker with it. */
    async function comeDue({ view }: Given) {
      goTo(must((await view()).next).day)
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
    }
    const emails = async (operation: string) =>
      (
        await shop.container
          .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
          .listOutboundCalls({ operation })
      ).length
    const eventsOf = async ({ plan_id }: Given) =>
      (await plansOf(shop.container).historyOf(plan_id)).map(
        ({ event }) => event
      )
    /** The cardholder's yes on the bank's page. */
    const sayYes = (url: string) =>
      fetch(url, {
        method: "POST",
        body: new URLSearchParams({ answer: "complete" }),
        redirect: "manual",
      })

    it("lets its patient alone skip, move and pause within the limits, and pay a declined month with a card their bank confirmed", async () => {
      const given = await planOf("pm_card_chargeCustomerFail")
      const { ask, view } = given
      const started = addDays(today(), -10)
      const second = addMonths(started, 1)

      const stranger = await makePatient(shop)
      const day = { seen: second, day: second }
      for (const [method, rest, body] of [
        ["GET", ""],
        ["POST", "/skip", { seen: second }],
        ["POST", "/move", day],
        ["POST", "/pause", {}],
        ["POST", "/resume", {}],
        ["POST", "/cancellation", {}],
        ["POST", "/address", { address: ELSEWHERE }],
        ["GET", "/card"],
        ["POST", "/card", { mandate_hash: "x" }],
        ["POST", "/card/use", { setup_intent: "seti_x" }],
        ["POST", "/payment", {}],
        ["POST", "/payment/settle", {}],
      ] as const) {
        const { status } = await ask(method, rest, body, stranger)
        expect([rest, status]).toEqual([rest, 404])
      }
      const list = (as: Person) =>
        call(shop, "GET", "/store/account/plans", { headers: as.headers })
      expect((await list(stranger)).body).toEqual({ plans: [], count: 0 })
      expect((await list(given.person)).body).toMatchObject({
        count: 1,
        plans: [{ id: given.plan_id, next: { day: second } }],
      })

      // A form sent twice skips one month.
      const third = addMonths(started, 2)
      const skipped = await ask("POST", "/skip", { seen: second })
      expect(skipped.body["plan"].next.day).toBe(third)
      expect((await ask("POST", "/skip", { seen: second })).status).toBe(409)
      const skippedTo = await view()
      expect(skippedTo.next_order).toEqual({ from: third, way: "order_again" })
      const { move } = skippedTo.may
      expect(move).toMatchObject({
        seen: third,
        earliest: addDays(started, 21),
      })
      const tooSoon = await ask("POST", "/move", {
        seen: third,
        day: addDays(started, 20),
      })
      expect([tooSoon.status, tooSoon.body["code"]]).toEqual([
        400,
        "invalid_field",
      ])
      const soon = addDays(started, 25)
      const moved = await ask("POST", "/move", { seen: third, day: soon })
      expect(moved.body["plan"].next.day).toBe(soon)

      const abroad = await ask("POST", "/address", {
        address: { ...ELSEWHERE, postcode: "BT1 5GS" },
      })
      expect([abroad.status, abroad.body["message"]]).toEqual([
        400,
        expect.stringContaining("address.postcode"),
      ])
      const elsewhere = await ask("POST", "/address", { address: ELSEWHERE })
      expect(elsewhere.body["plan"].delivery_address).toMatchObject(ELSEWHERE)

      for (const rest of ["/pause", "/pause"]) {
        expect((await ask("POST", rest, {})).body["plan"].may.resume).toBe(true)
      }
      await ask("POST", "/resume", {})
      expect(
        (await eventsOf(given)).filter((event) => event.startsWith("plan."))
      ).toEqual([
        "plan.purchase",
        "plan.join_course",
        "plan.start",
        "plan.skip",
        "plan.move",
        "plan.change_address",
        "plan.pause",
        "plan.resume",
      ])
      await drainWork(shop.container)
      expect(await emails("plan_changed_team")).toBeGreaterThanOrEqual(5)
      await expectDigest(given)

      await comeDue(given)
      expect(await view()).toMatchObject({
        status: { word: "Payment needed" },
        unpaid: { amount: { amount: 2250 }, way: "new_card" },
        needs_you: true,
      })
      expect(await emails("instalment_failed")).toBe(1)
      expect(await emails("instalment_failed_team")).toBeGreaterThan(0)

      await giveCard(given, "pm_card_authenticationRequiredOnSetup")
      await drainWork(shop.container)
      const paid = await view()
      expect(paid).toMatchObject({
        status: { word: "Active" },
        unpaid: null,
        card: { label: "visa 3155" },
        instalments: [{}, { status: { word: "Paid" } }, {}],
      })
      const order = await call(
        shop,
        "GET",
        `/store/account/orders/${must(paid.instalments[1]).order_id}`,
        { headers: given.person.headers }
      )
      expect(order.body["order"]).toMatchObject({
        delivery_address: expect.arrayContaining(["7 Mill Street", "LS2 9AA"]),
        treatments: [
          {
            name: paid.name,
            plan: { id: given.plan_id, month: 2, months: 3 },
            status: { word: "Approved" },
          },
        ],
      })
      expect(paid.history.map(({ label }) => label)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^You skipped a month\. Next month due on \d/),
          "You gave another card",
          "Payment of month 2 received",
          "Paid: your plan goes on",
        ])
      )
    })

    /** Who hears once a day reads each change in that email, and no change twice. */
    async function expectDigest({ plan_id }: Given) {
      const people = shop.container.resolve<StaffModuleService>(STAFF_MODULE)
      const [team] = await people.listStaffProfiles({ role: "pharmacy_team" })
      const { id, user_id } = must(team)
      const digests = async (day: string) => {
        await casesOf(shop).sendDigests(
          { day, user_ids: [user_id] },
          clock.now()
        )
        await drainWork(shop.container)
        const mail = JSON.stringify(await control(sandbox.url, "state/mailbox"))
        return mail.match(/Patients changed their plans themselves/g)?.length
      }
      await people.updateStaffProfiles({ id, notify_mode: "digest" })
      const sent = must(await digests("2020-01-01"))
      const mail = JSON.stringify(await control(sandbox.url, "state/mailbox"))
      const { reference } = await plansOf(shop.container).retrievePlan(plan_id)
      for (const words of ["skipped a month", "gave another address"]) {
        expect(mail).toContain(`${reference} · The patient ${words}`)
      }
      expect(await digests("2020-01-02")).toBe(sent)
      await people.updateStaffProfiles({ id, notify_mode: "immediate" })
    }

    /** Agrees to another card, saves it at Stripe with the bank's yes, and comes back. */
    async function giveCard({ ask }: Given, card: string) {
      const { mandate } = (await ask("GET", "/card")).body["agreement"]
      expect(mandate.text).toContain("£22.50 now")
      const old = await ask("POST", "/card", { mandate_hash: "another" })
      expect([old.status, old.body["code"]]).toEqual([409, "mandate_changed"])
      const agreed = await ask("POST", "/card", { mandate_hash: mandate.hash })
      const { setup_intent } = agreed.body["saving"]
      const early = await ask("POST", "/card/use", { setup_intent })
      expect([early.status, early.body["code"]]).toEqual([
        400,
        "payment_required",
      ])
      const asked = await stripeOf().setupIntents.confirm(setup_intent, {
        payment_method: card,
        return_url: "http://shop.example/back",
      })
      await sayYes(must(asked.next_action?.redirect_to_url?.url))
      for (const time of [1, 2]) {
        const used = await ask("POST", "/card/use", { setup_intent })
        expect([time, used.status]).toEqual([time, 200])
      }
    }

    it("confirms the same payment with the bank, and ends the plan's charges when its patient asks to end it", async () => {
      const given = await planOf("pm_card_authenticationRequired")
      const { ask, view, plan_id } = given
      expect((await ask("POST", "/payment", {})).status).toBe(400)
      await comeDue(given)
      expect((await view()).unpaid).toMatchObject({ way: "confirm" })

      const refused = (await ask("POST", "/payment/settle", {})).body
      expect(refused["payment"]).toEqual({ state: "refused" })
      const begun = (await ask("POST", "/payment", {})).body["payment"]
      expect(begun).toMatchObject({ state: "ask" })
      await sayYes(begun.url)
      for (const time of [1, 2]) {
        const settled = (await ask("POST", "/payment/settle", {})).body
        expect([time, settled["payment"]]).toEqual([time, { state: "paid" }])
      }
      await drainWork(shop.container)
      expect(await view()).toMatchObject({
        status: { word: "Active" },
        instalments: [{}, { status: { word: "Paid" } }, {}],
      })
      const { customer_reference: customer } = must(
        await plansOf(shop.container).mandateOf(plan_id)
      )
      const { data } = await stripeOf().paymentIntents.list({ customer })
      expect(data).toMatchObject([{ status: "succeeded", amount: 2250 }])
      expect(await emails("instalment_paid")).toBeGreaterThan(0)

      const words = "It does not help me."
      for (const time of [1, 2]) {
        const asked = await ask("POST", "/cancellation", { words })
        expect([time, asked.body["plan"].status.word]).toEqual([time, "Ending"])
      }
      await drainWork(shop.container)
      const messaging =
        shop.container.resolve<MessagingModuleService>(MESSAGING_MODULE)
      const [thread] = await messaging.listThreads({ case_id: given.case_id })
      const messages = await messaging.readMessages(must(thread).id)
      expect(messages).toMatchObject([
        { author_type: "patient", body: expect.stringContaining(words) },
      ])
      goTo(addDays(today(), 40))
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
      const { data: after } = await stripeOf().paymentIntents.list({ customer })
      expect(after).toHaveLength(1)
      expect(await view()).toMatchObject({
        asked_to_end_at: expect.any(String),
        may: { resume: true, ask_to_end: false, ends_whole: false },
      })
      expect(
        (await ask("POST", "/resume", {})).body["plan"].asked_to_end_at
      ).toBe(null)
    })

    it("asks no card again that was refused for good, and charges the new one only as was agreed", async () => {
      const given = await planOf("pm_card_chargeDeclinedLostCard")
      const { ask, view, plan_id } = given
      const { mandate } = (await ask("GET", "/card")).body["agreement"]
      expect(mandate.text).toContain("Nothing is taken from your card today")
      const agreed = await ask("POST", "/card", { mandate_hash: mandate.hash })
      const { setup_intent } = agreed.body["saving"]
      // Declined while the patient types the other card in.
      await comeDue(given)
      expect((await view()).unpaid).toMatchObject({ same_card: false })
      const same = await ask("POST", "/payment", {})
      expect([same.status, same.body["code"]]).toEqual([
        400,
        "payment_required",
      ])

      await stripeOf().setupIntents.confirm(setup_intent, {
        payment_method: "pm_card_visa",
        return_url: "http://shop.example/back",
      })
      const used = await ask("POST", "/card/use", { setup_intent })
      expect(used.status).toBe(200)
      await drainWork(shop.container)
      const { customer_reference: customer } = must(
        await plansOf(shop.container).mandateOf(plan_id)
      )
      const taken = async () =>
        (await stripeOf().paymentIntents.list({ customer })).data.filter(
          ({ status }) => status === "succeeded"
        )
      expect(await taken()).toEqual([])
      expect((await view()).unpaid).toMatchObject({ same_card: true })
      const paid = await ask("POST", "/payment", {})
      expect(paid.body["payment"]).toEqual({ state: "waiting" })
      await drainWork(shop.container)
      expect(await taken()).toHaveLength(1)
      expect(await view()).toMatchObject({ status: { word: "Active" } })
    })

    it("charges nothing more of a plan that its patient asked to end before it began", async () => {
      const given = await planOf("pm_card_visa", false)
      const asked = await given.ask("POST", "/cancellation", {})
      expect(asked.body["plan"].may.ends_whole).toBe(true)
      const plans = plansOf(shop.container)
      const { course_id } = await plans.retrievePlan(given.plan_id)
      await plans.noteDispatch(
        {
          course_id: must(course_id),
          plan_id: given.plan_id,
          supply_id: `sup_${given.plan_id}`,
          number: 1,
          day: today(),
        },
        systemActor("test"),
        clock.now()
      )
      expect(await plans.retrievePlan(given.plan_id)).toMatchObject({
        state: "paused",
        pause_causes: ["patient"],
      })
      expect(await given.view()).toMatchObject({ status: { word: "Ending" } })
    })
  },
})
