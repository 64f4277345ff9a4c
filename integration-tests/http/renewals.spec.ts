import { seedForms } from "../../src/scripts/seed/forms"
import { clock } from "../../src/shared/clock"
import { addDays, addMonths } from "../../src/shared/calendar"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { consultationsOf } from "../../src/workflows/consultation/services"
import { answeredBasket, casesOf, placeOrder } from "../fixtures/cases"
import { atTen, givePlan, payPlan, planPack, plansOf } from "../fixtures/plans"
import {
  basketOf,
  call,
  makeConsultation,
  makePatient,
  must,
  type Person,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const TICKS = { accurate: true, unchanged: true, will_tell: true }

useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    beforeAll(() => seedForms(shop.container))
    afterAll(() => clock.setOffset(0))

    const goTo = (day: string) =>
      clock.setOffset(
        clock.offset() + atTen(day).getTime() - clock.now().getTime()
      )

    /** A plan of three months whose first parcel has left today. */
    async function treated() {
      const person = await makePatient(shop)
      const order_id = await placeOrder(
        shop,
        await answeredBasket(shop, person)
      )
      const [record] = await casesOf(shop).listClinicalCases({ order_id })
      const { id: case_id, consultation_id } = must(record)
      await casesOf(shop).updateClinicalCases({
        id: case_id,
        state: "approved",
      })
      const today = clock.now().toISOString().slice(0, 10)
      const { plan_id, course_id } = await givePlan(shop.container, {
        case_id,
        dispatched: today,
      })
      return {
        person,
        plan_id,
        course_id,
        today,
        consultation_id: must(consultation_id),
      }
    }

    const add = async (person: Person, consultation_id: string) =>
      call(shop, "POST", `/store/consultations/${consultation_id}/basket`, {
        body: {
          variant_id: (await planPack(shop)).variant_id,
          quantity: 1,
          plan_months: 3,
        },
        headers: person.headers,
      })

    it("is ordered again by three ticks on the answers as they are, once for each, from the day of the reminder to twelve months", async () => {
      const { person, plan_id, course_id, consultation_id, today } =
        await treated()
      const path = `/store/account/renewals/${consultation_id}`
      const ask = (method: string, body?: unknown, who = person) =>
        call(shop, method, path, {
          headers: who.headers,
          ...(body === undefined ? {} : { body }),
        })
      expect((await add(person, consultation_id)).body["code"]).toBe(
        "not_eligible"
      )
      const stranger = await makePatient(shop)
      expect((await ask("GET", undefined, stranger)).status).toBe(404)

      const opens_on = addMonths(today, 1)
      const early = (await ask("GET")).body["renewal"]
      expect(early).toMatchObject({
        blocked: "too_early",
        opens_on,
        sections: [],
      })
      goTo(opens_on)
      const { renewal } = (await ask("GET")).body
      expect(renewal).toMatchObject({
        blocked: null,
        months: 3,
        starts_on: addMonths(today, 3),
        soonest_on: opens_on,
      })
      expect(renewal.sections.length).toBeGreaterThan(0)
      const { text_hash, answers_hash } = renewal
      for (const [status, body] of [
        [400, { text_hash, answers_hash, confirmations: {} }],
        [
          400,
          {
            text_hash,
            answers_hash,
            confirmations: { ...TICKS, unchanged: false },
          },
        ],
        [409, { text_hash, answers_hash: "others", confirmations: TICKS }],
        [409, { text_hash: "others", answers_hash, confirmations: TICKS }],
      ] as const) {
        expect((await ask("POST", body)).status).toBe(status)
      }
      const ticked = { text_hash, answers_hash, confirmations: TICKS }
      expect((await ask("POST", ticked, stranger)).status).toBe(404)
      // Too early, however well it is ticked; and never on answers that others have replaced.
      goTo(addDays(opens_on, -1))
      expect((await ask("POST", ticked)).body["code"]).toBe("not_eligible")
      goTo(opens_on)
      const anew = await makeConsultation(shop, person.customer_id)
      expect((await ask("GET")).body["renewal"].blocked).toBe("answered_anew")
      expect((await ask("POST", ticked)).body["code"]).toBe("not_eligible")
      await consultationsOf(shop.container).deleteConsultations(anew)
      expect((await ask("POST", ticked)).body["renewal"]).toMatchObject({
        is_confirmed: true,
      })

      const added = await add(person, consultation_id)
      expect(added.status).toBe(200)
      const { order_id } = await payPlan(shop, basketOf(added, person))
      await drainWork(shop.container)
      const [renewed] = await plansOf(shop.container).listPlans({ order_id })
      expect(renewed).toMatchObject({ renews_plan_id: plan_id, months: 3 })
      const [record] = await casesOf(shop).listClinicalCases({ order_id })
      expect(record).toMatchObject({
        consultation_id,
        order_type: "instalments",
        state: "queued",
      })
      const [kept] = await plansOf(shop.container).listReconfirmations({
        course_id,
      })
      expect(kept).toMatchObject({
        order_id,
        answers_hash,
        text_hash,
        starts_on: addMonths(today, 3),
      })
      // Used up: another order needs the ticks again, and its first parcel sent.
      expect((await add(person, consultation_id)).body["code"]).toBe(
        "not_eligible"
      )
      expect((await ask("GET")).body["renewal"]).toMatchObject({
        blocked: "too_early",
        opens_on: null,
      })

      const course = await plansOf(shop.container).retrieveCourse(course_id)
      goTo(addDays(course.limit_on, -1))
      const shortly = (await ask("GET")).body["renewal"]
      goTo(course.limit_on)
      const over = (await ask("GET")).body["renewal"]
      expect([shortly.blocked, over.blocked]).toEqual([
        "grace_over",
        "limit_reached",
      ])
      expect((await ask("POST", ticked)).status).toBe(400)
      await runSweeps(shop.container)
      await drainWork(shop.container)
      const list = await call(shop, "GET", "/store/account/renewals", {
        headers: person.headers,
      })
      expect(list.body["renewals"]).toEqual([
        expect.objectContaining({ consultation_id, blocked: "limit_reached" }),
      ])
    })
  },
})
