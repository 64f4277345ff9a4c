import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { clock } from "../../src/shared/clock"
import { runningEnv } from "../../src/shared/env"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import { control, openSections, type SeedRole } from "../fixtures/cases"
import {
  call,
  type Headers,
  makeCustomer,
  makePatient,
  type Person,
} from "../fixtures/shop"
import { answerHairLoss, hairLossCase, type Run } from "../fixtures/hair-loss"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(80_000)

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

const sandbox = useSandbox()
afterEach(() => clock.setOffset(0))

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff, get, post } = openDesk(shop)

    const service = () =>
      shop.container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    const answered = (
      headers: Headers,
      change: Record<string, unknown> = {},
      submit = true
    ) => answerHairLoss(shop, headers, { change, submit })
    const caseFor = (person: Person, run: Run) =>
      hairLossCase(shop, person, run)
    const countOf = async (id: string) =>
      (await service().retrieveConsultation(id)).repeat_count

    it("flags who answers otherwise after a denial, and is approved once that was read", async () => {
      const person = await makePatient(shop)
      const denied = await answered(
        person.headers,
        { for_yourself: "no" },
        false
      )
      expect((await service().retrieveConsultation(denied.id)).state).toBe(
        "denied"
      )
      const run = await answered(person.headers)
      expect(await countOf(run.id)).toBe(2)
      const id = await caseFor(person, run)
      const { repeat_flag } = (
        await get("prescriber", "cases?queue=prescriber")
      ).body["cases"].find((one: { id: string }) => one.id === id)
      expect(repeat_flag).toBe(true)

      const read = (await get("prescriber", `cases/${id}`)).body["case"]
      expect(read.repeats).toContainEqual(
        expect.objectContaining({
          consultation_id: denied.id,
          reference: expect.stringMatching(/^CON-/),
          state: "denied",
          submitted_at: null,
          changed_triggers: ["for_yourself"],
          differences: expect.arrayContaining([
            {
              question_id: "for_yourself",
              label: expect.any(String),
              before: "No",
              after: "Yes",
            },
          ]),
        })
      )
      expect(read.flags).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: "repeat", subject: "7" }),
          expect.objectContaining({
            kind: "denied_then_changed",
            subject: denied.id,
            level: "red",
          }),
        ])
      )
      const asked = [
        { kind: "repeat", subject: "7" },
        { kind: "changed_answers", subject: denied.id },
      ]
      expect(read.acknowledgements).toHaveLength(asked.length)
      for (const one of asked) {
        expect(read.acknowledgements).toContainEqual({
          ...one,
          open: true,
          given: [],
        })
      }

      const path = `cases/${id}/acknowledgements`
      const acknowledge = (role: SeedRole, body: unknown) =>
        post(role, path, body)
      expect((await acknowledge("team", asked[0])).status).toBe(403)
      expect((await acknowledge("support", asked[0])).status).toBe(403)
      expect((await acknowledge("pharmacist", asked[0])).status).toBe(403)
      expect((await acknowledge("prescriber", asked[0])).body["code"]).toBe(
        "claimed_by_another"
      )
      await post("prescriber", `cases/${id}/claim`)
      for (const wrong of [
        {},
        { kind: "everything" },
        { kind: "repeat", subject: "8" },
        { kind: "repeat", subject: 7 },
        { kind: "repeat", subject: "7", more: true },
      ]) {
        expect((await acknowledge("prescriber", wrong)).status).toBe(400)
      }
      const approve = () =>
        post("prescriber", `cases/${id}/approve`, {
          gp_justification: "Told to see a GP",
        })
      const refused = await approve()
      expect([refused.status, refused.body["code"]]).toEqual([
        400,
        "evidence_missing",
      ])
      expect(refused.body["message"]).toContain("repeat 7")
      expect(refused.body["message"]).toContain(`changed_answers ${denied.id}`)
      const first = await acknowledge("prescriber", asked[0])
      const again = await acknowledge("prescriber", asked[0])
      expect(first.status).toBe(200)
      expect(again.body).toEqual(first.body)
      expect((await approve()).body["code"]).toBe("evidence_missing")
      await acknowledge("prescriber", asked[1])
      const after = (await get("prescriber", `cases/${id}`)).body["case"]
      expect(after.acknowledgements[0]).toMatchObject({
        open: false,
        given: [{ name: expect.any(String), at: expect.any(String) }],
      })
      await openSections(shop, staff.prescriber, id)
      expect((await approve()).body["case"].state).toBe("awaiting_signature")
    })

    it("counts at claiming too, leaves out what is older than the window, and asks for nothing then", async () => {
      const person = await makePatient(shop)
      await answered(person.headers)
      // Test time goes on while the test runs: an hour is far from the edge, which the module's test has.
      clock.setOffset(7 * DAY_MS - HOUR_MS)
      const guest = await answered({})
      expect(await countOf(guest.id)).toBe(0)
      const claim = await call(
        shop,
        "POST",
        `/store/consultations/${guest.id}/claim`,
        { body: {}, headers: { ...guest.headers, ...person.headers } }
      )
      expect(claim.status).toBe(200)
      expect(await countOf(guest.id)).toBe(2)
      clock.setOffset(14 * DAY_MS + HOUR_MS)
      const late = await answered(person.headers)
      expect(await countOf(late.id)).toBe(1)
      const id = await caseFor(person, late)
      const read = (await get("prescriber", `cases/${id}`)).body["case"]
      expect([read.repeats, read.acknowledgements, read.repeat_flag]).toEqual([
        [],
        [],
        false,
      ])
    })

    it("flags a contradiction with an older consultation and the same ingredient again", async () => {
      const person = await makePatient(shop)
      await caseFor(
        person,
        await answered(person.headers, { date_of_birth: "1984-04-12" })
      )
      clock.setOffset(60 * DAY_MS)
      const id = await caseFor(person, await answered(person.headers))
      const read = (await get("prescriber", `cases/${id}`)).body["case"]
      expect(read.repeats).toEqual([])
      expect(read.contradictions).toEqual([
        expect.objectContaining({
          fact: "date_of_birth",
          question_id: "date_of_birth",
          there: expect.stringContaining("1984"),
          other_reference: expect.stringMatching(/^CON-/),
        }),
      ])
      expect(read.same_ingredient).toHaveLength(1)
      expect(
        read.acknowledgements.map((one: { subject: string }) => one.subject)
      ).toEqual(expect.arrayContaining(["date_of_birth", "same_ingredient"]))
    })

    it("reminds patients of what they left, flags it at 7 days and lets staff give it up at 30", async () => {
      const inbox = async (person: Person) =>
        control(sandbox.url, `mailbox?to=${encodeURIComponent(person.email)}`)
      const leave = async (person: Person) => {
        const started = await call(shop, "POST", "/store/consultations", {
          body: { category: "hair-loss" },
          headers: person.headers,
        })
        return String(started.body["consultation"].id)
      }
      const verified = await makePatient(shop)
      const unverified = await makeCustomer(shop)
      const resumed = await makePatient(shop)
      const id = await leave(verified)
      await leave(unverified)
      const going = await leave(resumed)
      const reminders = async (person: Person) =>
        JSON.stringify(await inbox(person)).split(
          "You have a consultation to finish"
        ).length - 1
      const work = async () => {
        await runSweeps(shop.container)
        await drainWork(shop.container)
      }
      clock.setOffset(HOUR_MS - 60_000)
      await work()
      const before = await reminders(verified)
      clock.setOffset(HOUR_MS)
      // Without the sweep, which wakes the worker at once.
      await service().remindUnfinished(
        runningEnv().CONSULTATION_REMINDER_HOURS,
        clock.now()
      )
      // Gone on with between the asking and the sending.
      await service().updateConsultations({
        id: going,
        last_activity_at: clock.now(),
      })
      await drainWork(shop.container)
      await work()
      const first = await reminders(verified)
      expect([before, first > 0]).toEqual([0, true])
      expect(await reminders(unverified)).toBe(0)
      expect(await reminders(resumed)).toBe(0)
      expect(JSON.stringify(await inbox(verified))).not.toMatch(/hair/i)
      clock.setOffset(24 * HOUR_MS)
      await work()
      await work()
      expect(await reminders(verified)).toBe(2 * first)

      const list = (query: string, role: SeedRole = "support") =>
        get(role, `consultations?${query}`)
      const idsOf = async (query: string) =>
        (await list(query)).body["consultations"].map(
          (one: { id: string }) => one.id
        )
      clock.setOffset(7 * DAY_MS - HOUR_MS)
      expect(await idsOf("state=unfinished&flagged=true")).not.toContain(id)
      expect(await idsOf("state=unfinished&flagged=false")).toContain(id)
      clock.setOffset(7 * DAY_MS)
      expect(await idsOf("state=unfinished&flagged=true")).toContain(id)
      expect((await list("state=unfinished")).body["count"]).toBeGreaterThan(2)
      for (const wrong of ["state=any", "flagged=1", "limit=0", "more=1"]) {
        expect((await list(wrong)).status).toBe(400)
      }
      expect((await list("state=unfinished", "admin")).status).toBe(403)

      const abandon = (role: SeedRole, which = id) =>
        post(role, `consultations/${which}/abandon`)
      clock.setOffset(30 * DAY_MS - HOUR_MS)
      const early = await abandon("support")
      expect([early.status, early.body["code"]]).toEqual([409, "guard_not_met"])
      await work()
      expect((await service().retrieveConsultation(id)).state).toBe("draft")
      clock.setOffset(30 * DAY_MS)
      expect((await abandon("admin")).status).toBe(403)
      expect((await abandon("support", "con_none")).status).toBe(404)
      const gone = await abandon("team")
      expect(gone.body["consultation"]).toEqual({ id, state: "abandoned" })
      expect((await abandon("prescriber")).status).toBe(409)
      const resume = (person: Person, which = id) =>
        call(shop, "POST", `/store/consultations/${which}/resume`, {
          body: {},
          headers: person.headers,
        })
      expect((await resume(unverified)).status).toBe(404)
      const gone_on = await resume(verified)
      expect([gone_on.status, gone_on.body["consultation"].state]).toEqual([
        200,
        "draft",
      ])
      await service().updateConsultations({ id: going, state: "denied" })
      const ended = await resume(resumed, going)
      expect([ended.status, ended.body["code"]]).toEqual([
        409,
        "transition_not_allowed",
      ])
      // What patients answered stays with clinicians.
      for (const role of ["support", "team"] as const) {
        expect((await get(role, `consultations/${id}/fhir`)).status).toBe(403)
      }
    })
  },
})
