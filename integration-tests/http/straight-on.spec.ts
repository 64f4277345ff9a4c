import { addDays } from "../../src/shared/calendar"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { seedDenialReasons } from "../../src/scripts/seed/denial-reasons"
import { seedForms } from "../../src/scripts/seed/forms"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepOverCourses } from "../../src/workflows/sweeps/over-courses"
import {
  answeredBasket,
  casesOf,
  openSections,
  placeOrder,
  prescribingOf,
} from "../fixtures/cases"
import { dispensingOf } from "../fixtures/dispensing"
import { answerHairLoss } from "../fixtures/hair-loss"
import { atTen, payPlan, planPack, plansOf } from "../fixtures/plans"
import {
  basketOf,
  call,
  makePatient,
  must,
  type Person,
} from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"
import { Partners } from "../support/partners"

// Takes about 15 seconds.
jest.setTimeout(240_000)

const sandbox = useSandbox()
const actor = systemActor("test")
const TICKS = { accurate: true, unchanged: true, will_tell: true }
const GP = "Told to see a GP about side effects"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const { staff, get, post } = openDesk(shop, ["prescriber", "team"])
    beforeAll(async () => {
      await seedForms(shop.container)
      await seedDenialReasons(shop.container)
    })
    afterAll(() => clock.setOffset(0))

    const caseOfOrder = async (order_id: string) =>
      must((await casesOf(shop).listClinicalCases({ order_id }))[0])
    /** A one-off that was signed for twelve issues, and has left today. */
    async function signedForTwelve(person: Person) {
      const { variant_id } = await planPack(shop)
      const { id: case_id, consultation_id } = await caseOfOrder(
        await placeOrder(
          shop,
          await answeredBasket(shop, person, { variant_id })
        )
      )
      const path = `cases/${case_id}`
      await post("prescriber", `${path}/claim`)
      await openSections(shop, staff.prescriber, case_id)
      const { proposal, reference } = must(
        (await get("prescriber", path)).body["case"]
      )
      const { formulary_item_id, dose, directions, quantity } = proposal
      const approved = await post("prescriber", `${path}/approve`, {
        proposal: {
          formulary_item_id,
          dose,
          directions,
          quantity,
          issues: 12,
        },
        gp_justification: GP,
      })
      expect(approved.status).toBe(200)
      await drainWork(shop.container)
      await new Partners(sandbox.url).sign(reference)
      for (let attempt = 0; attempt < 100; attempt += 1) {
        await drainWork(shop.container)
        const { state } = await casesOf(shop).retrieveClinicalCase(case_id)
        if (state === "approved") {
          break
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      const [supply] = await dispensingOf(shop.container).listSupplies({
        case_id,
      })
      const { id: supply_id, prescription_id } = must(supply)
      const day = londonDay(clock.now())
      const sent = { dispatched_at: clock.now(), delivered_at: clock.now() }
      await dispensingOf(shop.container).updateSupplies({
        id: supply_id,
        state: "delivered",
        ...sent,
      })
      await prescribingOf(shop).useIssue({ supply_id }, clock.now())
      const course = must(
        await plansOf(shop.container).courseOf(must(consultation_id))
      )
      await plansOf(shop.container).noteDispatch(
        { course_id: course.id, plan_id: null, supply_id, number: 1, day },
        actor,
        clock.now()
      )
      return {
        case_id,
        course_id: course.id,
        consultation_id: must(consultation_id),
        prescription_id: must(prescription_id),
        day,
      }
    }

    /** Three ticks, the basket, the payment: a plan of three months on the same answers. */
    async function renew(person: Person, consultation_id: string) {
      const path = `/store/account/renewals/${consultation_id}`
      const { headers } = person
      const { renewal } = (await call(shop, "GET", path, { headers })).body
      const { text_hash, answers_hash } = must(renewal)
      const body = { text_hash, answers_hash, confirmations: TICKS }
      expect((await call(shop, "POST", path, { headers, body })).status).toBe(
        200
      )
      const added = await call(
        shop,
        "POST",
        `/store/consultations/${consultation_id}/basket`,
        {
          body: {
            variant_id: (await planPack(shop)).variant_id,
            quantity: 1,
            plan_months: 3,
          },
          headers,
        }
      )
      const { order_id } = await payPlan(shop, basketOf(added, person))
      await drainWork(shop.container)
      return caseOfOrder(order_id)
    }

    it("goes straight on where it was signed for, on issues of its own, until a clinician or the rules speak against it (SAF-1, REN-3)", async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      const person = await makePatient(shop)
      const first = await signedForTwelve(person)
      const { consultation_id, prescription_id } = first
      const issues = async () => {
        const rows = await prescribingOf(shop).listPrescriptionIssues(
          { prescription_id },
          { order: { number: "ASC" } }
        )
        return rows.map(({ state, promised_to }) => [state, promised_to])
      }
      const spare = (count: number) =>
        Array.from({ length: count }, () => ["available", null])
      expect(await issues()).toEqual([["used", first.case_id], ...spare(11)])

      clock.setOffset(
        clock.offset() +
          atTen(addDays(first.day, 14)).getTime() -
          clock.now().getTime()
      )
      const renewed = await renew(person, consultation_id)
      expect(renewed).toMatchObject({
        consultation_id,
        state: "approved",
        claimed_by: null,
        renewal_flag: true,
        flag_count: 0,
      })
      const own = renewed.id
      expect(await issues()).toEqual([
        ["used", first.case_id],
        ["reserved", own],
        ["available", own],
        ["available", own],
        ...spare(8),
      ])
      const seen = must((await get("prescriber", `cases/${own}`)).body["case"])
      expect(seen.decisions).toEqual([
        expect.objectContaining({ kind: "continued", gp_justification: GP }),
      ])
      expect(seen.prescription).toMatchObject({
        id: prescription_id,
        signed_for: { id: first.case_id },
      })
      const [supply] = await dispensingOf(shop.container).listSupplies({
        case_id: own,
      })
      const { id: supply_id } = must(supply)
      const queued = must(
        (await get("team", `supplies/${supply_id}`)).body["supply"]
      )
      expect(queued).toMatchObject({
        label: "Renewal: instalment plan 1 (3 months), 1 of 3",
        issue: { number: 2, of: 12 },
      })
      const shut = queued.gates.flatMap(
        ({ gate, open }: { gate: string; open: boolean }) =>
          open ? [] : [gate]
      )
      // A pharmacist has yet to look at it.
      expect(shut).toContain("clinical_check")

      // What the signed case had ends; what the renewal was promised stands.
      await dispensingOf(shop.container).endSupplies(
        { case_id: first.case_id, patient_id: renewed.patient_id },
        { actor, now: clock.now() }
      )
      await drainWork(shop.container)
      expect(
        await prescribingOf(shop).retrievePrescription(prescription_id)
      ).toMatchObject({ authority: "active" })

      // A clinician turns down what is asked for on later answers.
      const [plan] = await plansOf(shop.container).listPlans({ case_id: own })
      await plansOf(shop.container).noteDispatch(
        {
          course_id: first.course_id,
          plan_id: must(plan).id,
          supply_id,
          number: 1,
          day: londonDay(clock.now()),
        },
        actor,
        clock.now()
      )
      const again = await caseOfOrder(
        await placeOrder(shop, await answeredBasket(shop, person))
      )
      expect(again.consultation_id).not.toBe(consultation_id)
      await post("prescriber", `cases/${again.id}/claim`)
      await post("prescriber", `cases/${again.id}/deny`, {
        reason: "interaction",
        notes: "A medicine that they take now",
      })
      await drainWork(shop.container)
      const stops = async (key: string) =>
        (
          await dispensingOf(shop.container).listStopOrders({
            key: { $like: `${key}%` },
            released_at: null,
          })
        )
          .map(({ subject_id }) => subject_id)
          .sort()
      expect(await stops(`refusal:${again.id}:`)).toEqual(
        [first.case_id, own].sort()
      )
      expect(
        await plansOf(shop.container).retrievePlan(must(plan).id)
      ).toMatchObject({ state: "paused", pause_causes: ["clinical"] })

      // The rules deny what the patient answers later: all of it stops, and nobody approves on the old answers.
      const waiting = await caseOfOrder(
        await placeOrder(shop, await answeredBasket(shop, person))
      )
      await post("prescriber", `cases/${waiting.id}/claim`)
      await openSections(shop, staff.prescriber, waiting.id)
      const denied = await answerHairLoss(shop, person.headers, {
        change: { for_yourself: "no" },
        submit: false,
      })
      await drainWork(shop.container)
      expect(await stops(`denial:${denied.id}:`)).toEqual(
        [first.case_id, own, waiting.id].sort()
      )
      const refused = await post("prescriber", `cases/${waiting.id}/approve`, {
        gp_justification: GP,
      })
      expect(refused).toMatchObject({
        status: 400,
        body: { code: "not_eligible" },
      })

      // Cancelled before it left: its issues may serve another renewal, until the course is over.
      expect(
        (
          await post("team", `cases/${own}/cancel`, {
            reason: "At the patient's wish",
          })
        ).status
      ).toBe(200)
      await drainWork(shop.container)
      expect(await issues()).toEqual([["used", first.case_id], ...spare(11)])
      await plansOf(shop.container).updateCourses({
        id: first.course_id,
        state: "lapsed",
      })
      await sweepOverCourses(shop.container)
      expect(await issues()).toEqual([
        ["used", first.case_id],
        ...spare(11).map(() => ["withdrawn", null]),
      ])
      await drainWork(shop.container)
    })
  },
})
