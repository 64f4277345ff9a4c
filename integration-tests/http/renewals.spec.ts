import { seedForms } from "../../src/scripts/seed/forms"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { addDays, addMonths } from "../../src/shared/calendar"
import { formularyOf } from "../../src/workflows/clinical-review/services"
import { judgeSupply } from "../../src/workflows/dispensing/judge"
import { openSupplyWorkflow } from "../../src/workflows/dispensing/open-supply"
import { dispensingOf } from "../../src/workflows/dispensing/services"
import { settleSupply } from "../../src/workflows/dispensing/settle-supply-gates"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { consultationsOf } from "../../src/workflows/consultation/services"
import { answeredBasket, casesOf, placeOrder } from "../fixtures/cases"
import {
  atTen,
  basketWithPlan,
  givePlan,
  payPlan,
  planPack,
  plansOf,
} from "../fixtures/plans"
import {
  basketOf,
  call,
  makeConsultation,
  makePatient,
  must,
  type Person,
  startPayment,
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

    const add = async (
      person: Person,
      consultation_id: string,
      length: { plan_months?: number } = { plan_months: 3 }
    ) =>
      call(shop, "POST", `/store/consultations/${consultation_id}/basket`, {
        body: {
          variant_id: (await planPack(shop)).variant_id,
          quantity: 1,
          ...length,
        },
        headers: person.headers,
      })

    /** The first supply of a renewal waits for what runs, however late that is, and never comes within the interval. */
    async function startsWhenSupplyEnds(of: {
      plan_id: string
      course_id: string
      case_id: string
      reconfirmation_id: string
      today: string
    }) {
      const { container } = shop
      const { plan_id, course_id, case_id, today } = of
      await casesOf(shop).updateClinicalCases({
        id: case_id,
        state: "approved",
      })
      await openSupplyWorkflow(container).run({ input: { case_id } })
      const [opened] = await dispensingOf(container).listSupplies({ case_id })
      const { id } = must(opened)
      const found = async () => {
        await settleSupply(container, id)
        const { not_before, promised_from, overlap_flagged } =
          await dispensingOf(container).retrieveSupply(id)
        const { gates } = await judgeSupply(container, id)
        const shut = gates.filter(({ open }) => !open).map(({ gate }) => gate)
        expect(promised_from >= must(not_before)).toBe(true)
        expect(shut).toContain("earliest_day")
        expect(shut.includes("overlap")).toBe(overlap_flagged)
        return { not_before, overlap_flagged }
      }
      expect(await found()).toEqual({
        not_before: addMonths(today, 3),
        overlap_flagged: false,
      })
      // Its second month leaves a week late: so does what comes after it.
      const [second] = await plansOf(container).listInstalments({
        plan_id,
        number: 2,
      })
      await plansOf(container).updateInstalments({
        id: must(second).id,
        state: "paid",
      })
      const late = addDays(addMonths(today, 1), 7)
      await plansOf(container).noteDispatch(
        { course_id, plan_id, supply_id: "sup_late", number: 2, day: late },
        systemActor("test"),
        atTen(late)
      )
      expect(await found()).toEqual({
        not_before: addMonths(late, 2),
        overlap_flagged: false,
      })
      await plansOf(container).updateReconfirmations({
        id: of.reconfirmation_id,
        starts_on: null,
      })
      expect(await found()).toEqual({
        not_before: addDays(late, 21),
        overlap_flagged: true,
      })
      await casesOf(shop).updateClinicalCases({ id: case_id, state: "queued" })
    }

    it("counts a plan with each of its months in the limits of a medicine (SAF-11)", async () => {
      const { item_id, variant_id } = await planPack(shop, "P")
      const formulary = formularyOf(shop.container)
      const { ingredient } = await formulary.retrieveFormularyItem(item_id)
      const limit = await formulary.createIngredientLimits({
        ingredient: ingredient.toLowerCase(),
        classes: ["P"],
        unit: "packs",
        per_sale: null,
        per_window: 2,
        window_days: 90,
        max_units_per_pack: null,
        exclusive_with: [],
        override_role: null,
        source: "A test",
        note: null,
      })
      const person = await makePatient(shop)
      const basket = await basketWithPlan(shop, person, { variant_id })
      const refused = await startPayment(shop, basket)
      expect(refused.body["code"]).toBe("limit_reached")
      await formulary.updateIngredientLimits({ id: limit.id, per_window: 3 })
      await payPlan(shop, basket)
      // All three months are spoken for, though no parcel of them has left.
      const consultation_id = await makeConsultation(shop, person.customer_id)
      const more = await call(
        shop,
        "POST",
        `/store/consultations/${consultation_id}/basket`,
        { body: { variant_id, quantity: 1 }, headers: person.headers }
      )
      expect(more.body["code"]).toBe("limit_reached")
      await drainWork(shop.container)
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
        way: "order_again",
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

      // What runs lasts to the twelve months: neither ticked nor ordered, one-off or not (REN-4).
      const { limit_on } = await plansOf(shop.container).retrieveCourse(
        course_id
      )
      const limit = (day: string) =>
        plansOf(shop.container).updateCourses({ id: course_id, limit_on: day })
      await limit(addMonths(today, 3))
      goTo(addDays(opens_on, -1))
      expect((await ask("GET")).body["renewal"]).toMatchObject({
        blocked: "too_early",
        way: "new_consultation",
      })
      goTo(opens_on)
      expect((await ask("GET")).body["renewal"].blocked).toBe("limit_reached")
      expect((await ask("POST", ticked)).body["code"]).toBe("not_eligible")
      expect((await add(person, consultation_id, {})).body["code"]).toBe(
        "not_eligible"
      )
      await limit(limit_on)

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
      await startsWhenSupplyEnds({
        plan_id,
        course_id,
        case_id: must(record).id,
        reconfirmation_id: must(kept).id,
        today,
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
