// Takes about 12 seconds.
import { DISPENSING_MODULE } from "../../src/modules/dispensing"
import type DispensingModuleService from "../../src/modules/dispensing/service"
import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"
import { MESSAGING_MODULE } from "../../src/modules/messaging"
import type MessagingModuleService from "../../src/modules/messaging/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { systemActor } from "../../src/shared/actor"
import { addDays, daysBetween } from "../../src/shared/calendar"
import { clock } from "../../src/shared/clock"
import { londonDay } from "../../src/shared/london"
import { readCheckIns } from "../../src/workflows/clinical-review/read-check-ins"
import { judgeSupply } from "../../src/workflows/dispensing/judge"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepCheckIns } from "../../src/workflows/sweeps/check-ins"
import { sweepInstalments } from "../../src/workflows/sweeps/instalments"
import { casesOf } from "../fixtures/cases"
import { approvedSupply } from "../fixtures/dispensing"
import { givePlan, plansOf } from "../fixtures/plans"
import {
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
const NOWHERE = "http://127.0.0.1:9"
const WORDS = "Marked words: sick for three days"
const WELL = {
  weight_kg: 84.5,
  side_effects: { any: false },
  taking: "as_told",
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const { ask } = openDesk(shop)
    const formulary = () =>
      shop.container.resolve<FormularyModuleService>(FORMULARY_MODULE)
    const setCheckIn = async (check_in: Record<string, unknown> | null) => {
      const [category] = await formulary().listClinicalCategories({
        handle: "hair-loss",
      })
      await formulary().updateClinicalCategories({
        id: must(category).id,
        check_in,
      })
    }

    beforeAll(() => pointWebhooksAt(sandbox, NOWHERE))
    afterEach(async () => {
      clock.setOffset(0)
      await setCheckIn(null)
    })

    const today = () => londonDay(clock.now())
    /** What a minute of the worker does, on some day. */
    const work = async (day = today()) => {
      clock.setOffset(daysBetween(today(), day) * DAY_MS + clock.offset())
      await sweepCheckIns(shop.container)
      await sweepInstalments(shop.container)
      await drainWork(shop.container)
    }

    it("takes nothing for a later month before its patient has answered, and holds everything where the answer worries (SAF-18, SAF-17)", async () => {
      const person = await makePatient(shop)
      const { case_id } = await approvedSupply(shop, { person })
      const given = await givePlan(shop.container, {
        case_id,
        dispatched: addDays(today(), -20),
      })
      const plans = plansOf(shop.container)
      const [, second = "", third = ""] = given.instalments
      const path = `/store/account/plans/${given.plan_id}`
      const view = async () =>
        (await call(shop, "GET", path, { headers: person.headers })).body[
          "plan"
        ]
      const answer = (answers: unknown, key: string, as: Person = person) =>
        call(shop, "POST", `${path}/check-in`, {
          headers: as.headers,
          body: { answers, key },
        })
      const stateOf = async (id: string) =>
        (await plans.retrieveInstalment(id)).state
      const pausesOf = async () =>
        (await plans.retrievePlan(given.plan_id)).pause_causes
      const emails = async () =>
        (
          await shop.container
            .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
            .listOutboundCalls({ operation: "check_in_due", case_id })
        ).length
      const taken = async () => {
        const { customer_reference } = must(
          await plans.mandateOf(given.plan_id)
        )
        const { data } = await stripeOf().paymentIntents.list({
          customer: customer_reference,
        })
        return data.filter(({ status }) => status === "succeeded").length
      }

      await setCheckIn({
        questions: ["weight", "side_effects", "still_taking"],
        days_before: 7,
      })
      const due = must(await plans.retrieveInstalment(second)).due_on ?? ""
      await work(addDays(due, -8))
      expect([await emails(), (await view()).check_in]).toEqual([0, null])
      expect((await answer(WELL, "form-too-early")).status).toBe(400)

      await work(addDays(due, -7))
      await work()
      expect(await emails()).toBe(1)
      expect(await view()).toMatchObject({
        needs_you: true,
        status: { word: "Active" },
        check_in: {
          number: 2,
          due_on: due,
          questions: ["weight", "side_effects", "still_taking"],
        },
      })

      await work(due)
      await work()
      expect([await emails(), await taken()]).toEqual([2, 0])
      expect(await pausesOf()).toEqual(["clinical"])
      expect((await view()).status.word).toBe("Please answer")

      const stranger = await makePatient(shop)
      expect((await answer(WELL, "form-0001", stranger)).status).toBe(404)
      for (const [wrong, named] of [
        [{ weight_kg: 84 }, "side_effects"],
        [{ ...WELL, side_effects: { any: true } }, "severity"],
        [{ ...WELL, mood: "good" }, "mood"],
      ] as const) {
        const { status, body } = await answer(wrong, "form-0001")
        expect([status, JSON.stringify(body)]).toEqual([
          400,
          expect.stringContaining(named),
        ])
      }
      await work()
      expect(await taken()).toBe(0)

      expect((await answer(WELL, "form-0001")).body).toEqual({
        check_in: { on_hold: false },
      })
      await work()
      await work()
      expect([await stateOf(second), await taken()]).toEqual(["paid", 1])
      expect((await view()).check_in).toBe(null)

      // It waits at the pharmacy until the answer is too old to go by; the
      // patient gives another one by phone.
      const [supply] = await shop.container
        .resolve<DispensingModuleService>(DISPENSING_MODULE)
        .listSupplies({ case_id, instalment_number: 2 })
      const gate = async () => {
        const { gates } = await judgeSupply(shop.container, must(supply).id)
        return must(gates.find((one) => one.gate === "check_in")).reason
      }
      expect(await gate()).toBe("Answered")
      await work(addDays(today(), 29))
      expect([await emails(), await gate()]).toEqual([
        3,
        expect.stringContaining("too old"),
      ])
      expect((await view()).check_in).toMatchObject({ number: 2 })
      const messaging =
        shop.container.resolve<MessagingModuleService>(MESSAGING_MODULE)
      const [open] = await messaging.listCheckIns({
        case_id,
        answered_at: null,
      })
      const byPhone = (role: "team" | "support") =>
        ask(role, "POST", `/admin/check-ins/${must(open).id}/answer`, {
          answers: WELL,
          key: "call-0001",
        })
      expect((await byPhone("support")).status).toBe(403)
      expect((await byPhone("team")).body).toEqual({
        check_in: { on_hold: false },
      })
      expect(await gate()).toBe("Answered")

      // The second parcel leaves; before the third something is wrong.
      await plans.noteDispatch(
        {
          course_id: given.course_id,
          plan_id: given.plan_id,
          supply_id: `sup_${second}`,
          number: 2,
          day: today(),
        },
        systemActor("test"),
        clock.now()
      )
      // The plan's days stay, but three weeks lie between two parcels.
      const next = addDays(today(), 21)
      await work(addDays(next, -7))
      const sick = {
        ...WELL,
        side_effects: { any: true, severity: "mild", text: WORDS },
      }
      for (const time of [1, 2]) {
        const { body } = await answer(sick, "form-0002")
        expect([time, body["check_in"]]).toEqual([time, { on_hold: true }])
      }
      const { patient_id } = await plans.retrievePlan(given.plan_id)
      expect(
        await shop.container
          .resolve<DispensingModuleService>(DISPENSING_MODULE)
          .listStopOrders({ scope: "patient", subject_id: patient_id })
      ).toMatchObject([{ reason_code: "adverse_reaction", released_at: null }])
      await work(next)
      await work()
      expect([await stateOf(third), await taken()]).toEqual(["due", 1])
      expect(await pausesOf()).toEqual(["clinical"])

      // What the case's page shows to clinicians.
      const record = await casesOf(shop).retrieveClinicalCase(case_id)
      expect(
        (await readCheckIns(shop.container, record)).check_ins
      ).toMatchObject([
        { number: 3, reported: true, answers: sick, taken_by: null },
        { number: 2, answers: WELL, taken_by: expect.any(String) },
        { number: 2, reported: false, answers: WELL, taken_by: null },
      ])
      const reports = await ask("prescriber", "GET", "/admin/health-reports")
      const [{ id }] = reports.body["reports"]
      const report = await ask(
        "prescriber",
        "GET",
        `/admin/health-reports/${id}`
      )
      expect(report.body["report"]).toMatchObject({
        kind: "side_effect",
        severity: "mild",
        reported_by: "patient",
        text: expect.stringContaining(WORDS),
      })
      const list = await ask("team", "GET", `/admin/plans/${given.plan_id}`)
      expect(JSON.stringify(list.body)).not.toContain(WORDS)
    })

    it("takes nothing where nobody can say what a category asks", async () => {
      const person = await makePatient(shop)
      const { case_id } = await approvedSupply(shop, { person })
      const given = await givePlan(shop.container, {
        case_id,
        dispatched: addDays(today(), -31),
      })
      await setCheckIn({ questions: ["mood"], days_before: 7 })
      await work()
      const plan = await plansOf(shop.container).retrievePlan(given.plan_id)
      expect(plan.pause_causes).toEqual(["clinical"])
      await setCheckIn(null)
      await work()
      expect(
        (
          await plansOf(shop.container).retrieveInstalment(
            must(given.instalments[1])
          )
        ).state
      ).toBe("paid")
    })
  },
})
