import { Modules } from "@medusajs/framework/utils"
import { MESSAGING_MODULE } from "../../src/modules/messaging"
import type MessagingModuleService from "../../src/modules/messaging/service"
import { CORRESPONDENCE_MODULE } from "../../src/modules/correspondence"
import type CorrespondenceModuleService from "../../src/modules/correspondence/service"
import { openSupplyWorkflow } from "../../src/workflows/dispensing/open-supply"
import { clock } from "../../src/shared/clock"
import { systemActor } from "../../src/shared/actor"
import { londonDay } from "../../src/shared/london"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepFinishedCases } from "../../src/workflows/sweeps/finished-cases"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import {
  answeredBasket,
  casesOf,
  openSections,
  prescribingOf,
  signIn,
} from "../fixtures/cases"
import { dispensingOf, packSupply } from "../fixtures/dispensing"
import { buyPlan, payPlan, planPack, plansOf } from "../fixtures/plans"
import {
  call,
  confirmCard,
  type Headers,
  makePatient,
  must,
  stripeOf,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"
import { Partners, until } from "../support/partners"

// Takes about 20 seconds.
jest.setTimeout(240_000)

const sandbox = useSandbox()
const actor = systemActor("test")
const DAY_MS = 24 * 60 * 60_000

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const post = (path: string, headers: Headers, body: unknown = {}) =>
      call(shop, "POST", path, { headers, body })
    const get = (path: string, headers: Headers) =>
      call(shop, "GET", path, { headers })
    /** The partner's news of the signature comes by itself. */
    const untilApproved = async (case_id: string) => {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        await drainWork(shop.container)
        const { state } = await casesOf(shop).retrieveClinicalCase(case_id)
        if (state === "approved") {
          return
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error("the signature never came")
    }
    const caseOf = async (id: string, headers: Headers) =>
      must((await get(`/admin/cases/${id}`, headers)).body["case"])

    it("signs for the plan's months, supplies them X of Y with an issue each, and holds the next while a parcel is owed", async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      const { container } = shop
      const person = await makePatient(shop)
      const { variant_id } = await planPack(shop)
      const wish = { variant_id, plan_months: 3 }
      const { order_id } = await payPlan(
        shop,
        await answeredBasket(shop, person, wish)
      )
      await drainWork(container)
      const bought = must((await plansOf(container).listPlans({ order_id }))[0])
      const { id: plan_id, case_id } = bought
      const prescriber = await signIn(shop, "prescriber")
      const pharmacist = await signIn(shop, "pharmacist")
      const path = `/admin/cases/${case_id}`
      await post(`${path}/claim`, prescriber)
      await openSections(shop, prescriber, case_id)
      const found = await caseOf(case_id, prescriber)
      expect(found).toMatchObject({
        proposal: { issues: 3, issue_choices: [3, 12] },
        plan: {
          id: plan_id,
          months: 3,
          supplied: 0,
          next: { number: 2, due_on: null },
          covers: null,
          may_shorten: true,
        },
      })
      const { formulary_item_id, dose, directions, quantity } = found.proposal
      const proposal = { formulary_item_id, dose, directions, quantity }
      const gp_justification = "Told to see a GP about side effects"
      const few = await post(`${path}/approve`, prescriber, {
        proposal: { ...proposal, issues: 1 },
        gp_justification,
      })
      expect(few).toMatchObject({
        status: 400,
        body: { code: "invalid_field" },
      })
      const approved = await post(`${path}/approve`, prescriber, {
        proposal,
        gp_justification,
      })
      expect(approved.status).toBe(200)
      await drainWork(container)
      await new Partners(sandbox.url).sign(found.reference)
      await untilApproved(case_id)

      const [first] = await dispensingOf(container).listSupplies({ case_id })
      const issues = async () =>
        (
          await prescribingOf(shop).listPrescriptionIssues(
            { prescription_id: must(must(first).prescription_id) },
            { order: { number: "ASC" } }
          )
        ).map(({ state }) => state)
      expect(await issues()).toEqual(["reserved", "available", "available"])
      const course = must(
        (await plansOf(container).listCourses({ case_id }))[0]
      )
      expect(await plansOf(container).retrievePlan(plan_id)).toMatchObject({
        course_id: course.id,
        state: "pending",
      })
      const rx = await prescribingOf(shop).readContent(
        must(must(first).prescription_id)
      )
      expect(rx.issues).toBe(3)
      // The practice hears nothing before an address is known; the gate is opened by hand here.
      const letters = container.resolve<CorrespondenceModuleService>(
        CORRESPONDENCE_MODULE
      )
      const [letter] = await letters.listLetters({ case_id })
      await letters.updateLetters({ id: must(letter).id, state: "waived" })

      const team = await signIn(shop, "team")
      const supply = `/admin/supplies/${must(first).id}`
      expect((await get(supply, team)).body["supply"]).toMatchObject({
        label: "Instalment 1 of 3",
        plan: { id: plan_id, number: 1, course_month: 1 },
        issue: { number: 1, of: 3 },
      })
      await packSupply(shop, must(first).id)
      await drainWork(container)
      expect((await post(`${supply}/hand-over`, team)).status).toBe(200)
      await drainWork(container)
      expect(await plansOf(container).retrievePlan(plan_id)).toMatchObject({
        state: "active",
      })

      const { result: second } = await openSupplyWorkflow(container).run({
        input: { case_id, instalment: { number: 2, order_id } },
      })
      expect(await issues()).toEqual(["used", "reserved", "available"])
      const next = (await get(`/admin/supplies/${must(second)}`, team)).body[
        "supply"
      ]
      expect(next).toMatchObject({
        label: "Instalment 2 of 3",
        state: "due",
        held: true,
        issue: { number: 2, of: 3 },
        holds: [{ reason_code: "parcel_undelivered", released_at: null }],
      })
      const shut = (gates: { gate: string; open: boolean }[]) =>
        gates.flatMap(({ gate, open }) => (open ? [] : [gate]))
      expect(shut(next.gates)).toEqual(
        expect.arrayContaining(["prescription", "no_hold", "clinical_check"])
      )
      const released = await post(
        `/admin/supplies/${must(second)}/release-hold`,
        pharmacist,
        { reason: "The patient has it" }
      )
      expect(released.status).toBe(200)

      // Delivered, and the plan ended: nothing may leave any more, so the case is over.
      const parcel = must(
        (
          await dispensingOf(container).listParcels({
            supply_id: must(first).id,
          })
        )[0]
      )
      await post(`/admin/parcels/${parcel.id}/status`, team, {
        event: "deliver",
      })
      await drainWork(container)
      expect((await caseOf(case_id, pharmacist)).state).toBe("approved")
      await plansOf(container).cancelRest(plan_id, "test", actor, clock.now())
      expect(
        (
          await openSupplyWorkflow(container).run({
            input: { case_id, instalment: { number: 3, order_id } },
          })
        ).result
      ).toBeNull()
      await dispensingOf(container).updateSupplies({
        id: must(second),
        state: "cancelled",
      })
      await sweepFinishedCases(container)
      expect((await caseOf(case_id, pharmacist)).state).toBe("closed")
      await drainWork(container)
    })

    it("puts a change of a plan to its patient, changes nothing without their answer, and charges what they agreed to (SAF-2, PAY-3)", async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      const { container } = shop
      const person = await makePatient(shop)
      const { variant_id } = await planPack(shop)
      const { order_id } = await payPlan(
        shop,
        await answeredBasket(shop, person, { variant_id, plan_months: 3 })
      )
      await drainWork(container)
      const bought = must((await plansOf(container).listPlans({ order_id }))[0])
      const { id: plan_id, case_id } = bought
      const prescriber = await signIn(shop, "prescriber")
      const path = `/admin/cases/${case_id}`
      const read = async () => {
        await post(`${path}/claim`, prescriber)
        await openSections(shop, prescriber, case_id)
        return caseOf(case_id, prescriber)
      }
      const { formulary_item_id, dose, directions, quantity } = (await read())
        .proposal
      const price = async (packs: number, months: number) =>
        (
          await get(
            `${path}/change-price?formulary_item_id=${formulary_item_id}&packs=${packs}&months=${months}`,
            prescriber
          )
        ).body
      expect(await price(1, 4)).toEqual({ price: null, lengths: [1, 3, 6, 12] })
      const [unit, now] = [1699, 1599]
      expect((await price(1, 6))["price"]).toEqual({
        paid: unit,
        price: now,
        more: 0,
        back: unit - now,
        plan: {
          from: { months: 3, monthly: unit },
          to: { months: 6, monthly: now },
          delivery: bought.delivery_price,
        },
      })
      const propose = (packs: number, months: number, shown_pence: number) =>
        post(`${path}/propose`, prescriber, {
          proposal: {
            formulary_item_id,
            dose,
            directions,
            quantity: quantity * packs,
          },
          months,
          shown_pence,
          reason: "Six months until it can be seen",
          gp_justification: "Told to see a GP about side effects",
        })
      expect((await propose(1, 3, unit)).body["code"]).toBe("invalid_field")
      expect((await propose(1, 6, unit)).body["code"]).toBe("price_changed")
      const proposed = async (packs: number, months: number, pence: number) => {
        const answer = await propose(packs, months, pence)
        expect([answer.status, answer.body["message"]]).toEqual([
          200,
          undefined,
        ])
        await drainWork(container)
        const order = await get(
          `/store/account/orders/${order_id}`,
          person.headers
        )
        return must(order.body["order"]).treatments[0].proposal
      }
      const say = (id: string, body: object) =>
        post(`/store/account/proposals/${id}`, person.headers, body)
      const state = async () => {
        const plan = await plansOf(container).retrievePlan(plan_id)
        const months = await plansOf(container).listInstalments(
          { plan_id },
          { order: { number: "ASC" } }
        )
        return {
          terms: [plan.months, plan.quantity, plan.monthly_price],
          amounts: months.map(({ amount }) => amount),
        }
      }
      const before = await state()

      // Turned down: everything stays as it is.
      const first = await proposed(1, 6, now)
      const hash = first.plan.mandate.hash
      for (const mandate_hash of [undefined, "0".repeat(64)]) {
        const refused = await say(first.id, { answer: "accept", mandate_hash })
        expect(refused.body["code"]).toBe("mandate_changed")
      }
      expect((await say(first.id, { answer: "keep_original" })).status).toBe(
        200
      )
      await drainWork(container)
      const late = await say(first.id, { answer: "accept", mandate_hash: hash })
      expect(late.body["code"]).toBe("transition_not_allowed")
      expect(await state()).toEqual(before)

      // Dearer, longer and more of it: paid for in the agreement that was read.
      await read()
      const second = await proposed(2, 6, 2 * now)
      const more = 2 * now - unit
      expect(second).toMatchObject({
        more: { amount: more },
        plan: {
          from: { months: 3, monthly: { amount: unit } },
          to: { months: 6, monthly: { amount: 2 * now } },
        },
      })
      const pay = (mandate_hash?: string) =>
        post(`/store/account/proposals/${second.id}/payment`, person.headers, {
          mandate_hash,
        })
      for (const wrong of [undefined, hash]) {
        expect((await pay(wrong)).body["code"]).toBe("mandate_changed")
      }
      const agreed = second.plan.mandate
      const top = await confirmCard(await pay(agreed.hash))
      expect(await state()).toEqual(before)
      expect((await say(second.id, { answer: "accept" })).status).toBe(200)
      await until("the change", async () => {
        await drainWork(container)
        const record = await casesOf(shop).retrieveClinicalCase(case_id)
        return record.state === "awaiting_signature" || undefined
      })
      const monthly = 2 * now + bought.delivery_price
      expect(await state()).toEqual({
        terms: [6, 2, 2 * now],
        amounts: [
          must(before.amounts[0]) + more,
          ...Array.from({ length: 5 }, () => monthly),
        ],
      })
      expect(
        (await stripeOf().paymentIntents.retrieve(top)).amount_received
      ).toBe(more)
      expect(await plansOf(container).mandateOf(plan_id)).toMatchObject({
        text: agreed.text,
      })
      const line = await container
        .resolve(Modules.ORDER)
        .retrieveOrderLineItem(bought.line_item_id)
      expect(line.metadata).toEqual({ instalment_count: 6 })
      const order = await container
        .resolve(Modules.ORDER)
        .retrieveOrder(bought.order_id)
      expect(order.metadata).toMatchObject({
        order_type: "instalments",
        instalment_count: 6,
      })
      const found = await caseOf(case_id, prescriber)
      expect(found).toMatchObject({
        instalment_count: 6,
        quantity: 2,
        plan: { months: 6, monthly_price: 2 * now },
        change: { state: "applied", plan: { to: { months: 6 } } },
      })
      await drainWork(container)
      await new Partners(sandbox.url).sign(found.reference)
      await untilApproved(case_id)
      const [supply] = await dispensingOf(container).listSupplies({ case_id })
      const rx = await prescribingOf(shop).readContent(
        must(must(supply).prescription_id)
      )
      expect(rx).toMatchObject({ issues: 6 })

      // The first parcel leaves, and month 2 costs what was agreed.
      const { course_id } = await plansOf(container).retrievePlan(plan_id)
      await dispensingOf(container).updateSupplies({
        id: must(supply).id,
        state: "delivered",
        dispatched_at: clock.now(),
        delivered_at: clock.now(),
      })
      await plansOf(container).noteDispatch(
        {
          plan_id,
          course_id: must(course_id),
          supply_id: must(supply).id,
          number: 1,
          day: londonDay(clock.now()),
        },
        actor,
        clock.now()
      )
      clock.setOffset(32 * DAY_MS)
      try {
        await sweepInstalments(container)
        await drainWork(container)
      } finally {
        clock.setOffset(0)
      }
      const [month] = await plansOf(container).listInstalments({
        plan_id,
        number: 2,
      })
      expect(month).toMatchObject({ state: "paid", amount: monthly })
      const charged = await stripeOf().paymentIntents.retrieve(
        must(must(month).payment_intent)
      )
      expect(charged.amount_received).toBe(monthly)
    })

    it("lets staff make a plan shorter, and the patient cancel for a full refund (REV-3)", async () => {
      const { container } = shop
      const { case_id, plan_id, order_id, person } = await buyPlan(shop)
      await drainWork(container)
      const team = await signIn(shop, "team")
      const support = await signIn(shop, "support")
      const path = `/admin/cases/${case_id}/plan-length`
      const change = (months: number, headers = team) =>
        post(path, headers, { months, reason: "A blood test is due by then" })
      expect((await change(2, support)).status).toBe(403)
      const longer = await change(6)
      expect(longer).toMatchObject({
        status: 400,
        body: {
          code: "not_eligible",
          message: expect.stringContaining("proposed"),
        },
      })
      expect((await change(2)).body).toMatchObject({
        plan_length: { from_months: 3, months: 2 },
      })
      expect((await change(2)).status).toBe(400)
      await drainWork(container)
      expect(await plansOf(container).retrievePlan(plan_id)).toMatchObject({
        months: 2,
        state: "pending",
      })
      const instalments = await plansOf(container).listInstalments(
        { plan_id },
        { order: { number: "ASC" } }
      )
      expect(instalments.map(({ state }) => state)).toEqual([
        "paid",
        "scheduled",
        "cancelled",
      ])
      const messages = await container
        .resolve<MessagingModuleService>(MESSAGING_MODULE)
        .listMessages({ key: { $like: "plan_shortened:%" } })
      expect(messages).toHaveLength(1)
      const order = async () =>
        (await get(`/store/account/orders/${order_id}`, person.headers)).body[
          "order"
        ]
      const { shorter_plan } = (await order()).treatments[0]
      expect(shorter_plan).toMatchObject({
        from_months: 3,
        to_months: 2,
        reason: "A blood test is due by then",
        may_cancel: true,
      })
      const cancel = `/store/account/plan-lengths/${shorter_plan.id}/cancel`
      expect((await post(cancel, person.headers)).status).toBe(200)
      await drainWork(container)
      const record = await casesOf(shop).retrieveClinicalCase(case_id)
      expect(record).toMatchObject({
        ended_as: "cancelled",
        state: "refunded",
      })
      expect(await plansOf(container).retrievePlan(plan_id)).toMatchObject({
        state: "cancelled",
      })
      expect((await order()).treatments[0].shorter_plan.may_cancel).toBe(false)
    })
  },
})
