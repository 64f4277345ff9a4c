import { clock } from "../../src/shared/clock"
import { addDays } from "../../src/shared/calendar"
import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { runningEnv } from "../../src/shared/env"
import { openSupplyWorkflow } from "../../src/workflows/dispensing/open-supply"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { databaseTraces } from "../fixtures/canary-sinks"
import { answeredBasket, casesOf, placeOrder } from "../fixtures/cases"
import { dispensingOf } from "../fixtures/dispensing"
import { atTen, givePlan, plansOf } from "../fixtures/plans"
import { call, makePatient, must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const NOTE = "Complaint 17 about the second parcel"
const REASON = { reason: "complaint", note: NOTE }

useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { get, post } = openDesk(shop)
    afterAll(() => clock.setOffset(0))

    const goTo = (day: string) =>
      clock.setOffset(
        clock.offset() + atTen(day).getTime() - clock.now().getTime()
      )
    const consultations = () =>
      shop.container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    async function sweep() {
      await runSweeps(shop.container)
      await drainWork(shop.container)
    }

    /** A treatment that is supplied as a plan, whose first month has left. */
    async function supplied() {
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
      const today = new Date(clock.now()).toISOString().slice(0, 10)
      const { plan_id, course_id } = await givePlan(shop.container, {
        case_id,
        dispatched: today,
      })
      return {
        person,
        case_id,
        plan_id,
        course_id,
        consultation_id: must(consultation_id),
      }
    }

    /** By one email, and in the account; nothing can be ordered on the answers any more (REN-1). */
    async function expectReminded(
      { headers }: Awaited<ReturnType<typeof makePatient>>,
      case_id: string
    ) {
      const emails = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({ operation: "renewal_reminder", case_id })
      expect(emails.map(({ result }) => result)).toEqual([{ sent: true }])
      const path = "/store/account/reminders"
      const { body } = await call(shop, "GET", path, { headers })
      expect(body["reminders"]).toMatchObject([
        { category: "hair-loss", way: "new_consultation" },
      ])
    }

    it("approves nothing at the twelve months, and gives back what was ordered and hasn't left (REN-4)", async () => {
      const person = await makePatient(shop)
      const buy = async () => {
        const order_id = await placeOrder(
          shop,
          await answeredBasket(shop, person)
        )
        return must((await casesOf(shop).listClinicalCases({ order_id }))[0])
      }
      const begun = await buy()
      await casesOf(shop).updateClinicalCases({
        id: begun.id,
        state: "approved",
      })
      const open = (case_id: string) =>
        openSupplyWorkflow(shop.container).run({ input: { case_id } })
      const { result: supply_id } = await open(begun.id)
      const course = must(
        await plansOf(shop.container).courseOf(must(begun.consultation_id))
      )
      // Ordered again on the same answers; one is decided on, one was when its course ended.
      const [late, decided] = [await buy(), await buy()]
      for (const { id } of [late, decided]) {
        await casesOf(shop).updateClinicalCases({
          id,
          consultation_id: begun.consultation_id,
        })
      }
      await post("prescriber", `cases/${late.id}/claim`)
      await plansOf(shop.container).updateCourses({
        id: course.id,
        limit_on: clock.now().toISOString().slice(0, 10),
      })

      const approved = await post("prescriber", `cases/${late.id}/approve`, {
        gp_justification: "Told to see a GP about side effects",
      })
      expect(approved).toMatchObject({
        status: 400,
        body: { code: "not_eligible" },
      })
      await casesOf(shop).updateClinicalCases({
        id: decided.id,
        state: "approved",
      })
      expect((await open(decided.id)).result).toBeNull()
      await sweep()
      await sweep()

      const ended = await casesOf(shop).listClinicalCases({
        id: [begun.id, late.id, decided.id],
      })
      expect(ended.map(({ ended_as, state }) => [ended_as, state])).toEqual([
        ["cancelled", "awaiting_refund"],
        ["cancelled", "awaiting_refund"],
        ["cancelled", "awaiting_refund"],
      ])
      expect(
        await dispensingOf(shop.container).retrieveSupply(must(supply_id))
      ).toMatchObject({ state: "cancelled" })
    })

    it("gives the answers back to nobody at the twelve months, but by the record that is opened with a reason", async () => {
      const { person, case_id, plan_id, course_id, consultation_id } =
        await supplied()
      const read = await get("prescriber", `cases/${case_id}`)
      const before: { text: string; question_id: string }[] = must(
        read.body["case"]
      ).consultation.sections.flatMap(
        (section: { answers: unknown[] }) => section.answers
      )
      expect(before.length).toBeGreaterThan(10)
      const stored = await databaseTraces("app", runningEnv().DATABASE_URL)
      const cipherOf = stored.filter(({ place }) =>
        /:(consultation\.(answers|trace)_enc|answer_event\.(previous|value)_enc)$/.test(
          place
        )
      )
      const ciphers = cipherOf.flatMap(({ text }) =>
        text.split("\n").filter((value) => value.startsWith("v1."))
      )
      expect(ciphers.length).toBeGreaterThan(before.length)

      const { limit_on } = await plansOf(shop.container).retrieveCourse(
        course_id
      )
      goTo(addDays(limit_on, -1))
      await sweep()
      expect(
        await consultations().findConsultation(consultation_id)
      ).toMatchObject({ state: "consumed" })
      await expectReminded(person, case_id)
      goTo(limit_on)
      await sweep()
      await sweep()
      await expectReminded(person, case_id)

      expect(await plansOf(shop.container).retrievePlan(plan_id)).toMatchObject(
        {
          state: "limit_reached",
        }
      )
      expect(
        await consultations().findConsultation(consultation_id)
      ).toMatchObject({ state: "sealed" })
      // No column holds what was there, encrypted or not; and the key is gone for what a backup holds.
      const now = await databaseTraces("app", runningEnv().DATABASE_URL)
      const everything = now.map(({ text }) => text).join("\n")
      expect(ciphers.filter((cipher) => everything.includes(cipher))).toEqual(
        []
      )
      const keys = await databaseTraces("keys", runningEnv().KEY_STORE_URL)
      const destroyed = keys.find(({ place }) =>
        place.endsWith(":destroyed_key.scope")
      )
      expect(destroyed?.text).toContain(`consultation:${consultation_id}`)

      const own = await call(
        shop,
        "GET",
        `/store/consultations/${consultation_id}`,
        { headers: person.headers }
      )
      expect(own.body["consultation"]).toMatchObject({
        state: "sealed",
        answers: {},
      })
      const seen = must(
        (await get("prescriber", `cases/${case_id}`)).body["case"]
      ).consultation
      expect(seen).toMatchObject({
        is_sealed: true,
        sections: [],
        inactive: [],
        rules: [],
        changed_answers: [],
        tape: [],
      })
      const exported = await get(
        "prescriber",
        `consultations/${consultation_id}/fhir`
      )
      expect(exported).toMatchObject({
        status: 400,
        body: { code: "answers_sealed" },
      })

      const path = `consultations/${consultation_id}/sealed-record`
      for (const role of ["team", "support", "admin"] as const) {
        expect((await get(role, path)).status).toBe(403)
        expect((await post(role, `${path}/open`, REASON)).status).toBe(403)
      }
      for (const body of [
        {},
        { reason: "complaint" },
        { ...REASON, reason: "curious" },
      ]) {
        expect((await post("pharmacist", `${path}/open`, body)).status).toBe(
          400
        )
      }
      const cover = await get("pharmacist", path)
      expect(cover.body["sealed_record"]).toMatchObject({
        retention_class: "supply",
        openings: [],
      })
      const opened = await post("pharmacist", `${path}/open`, REASON)
      const after: { text: string; question_id: string }[] = must(
        opened.body["consultation"]
      ).sections.flatMap((section: { answers: unknown[] }) => section.answers)
      const words = (all: typeof before) =>
        all.map(({ question_id, text }) => `${question_id}: ${text}`)
      expect(words(after)).toEqual(words(before))
      const { openings } = must(
        (await get("pharmacist", path)).body["sealed_record"]
      )
      expect(openings).toEqual([
        expect.objectContaining({ reason: "complaint", note: NOTE }),
      ])
      await drainWork(shop.container)
      const audit = await databaseTraces(
        "audit",
        runningEnv().AUDIT_DATABASE_URL
      )
      const entries = audit.map(({ text }) => text).join("\n")
      expect(entries).toContain("sealed_record.opened")
      expect(entries).not.toContain(NOTE)
    })
  },
})
