import { Modules } from "@medusajs/framework/utils"
import { MESSAGING_MODULE } from "../../src/modules/messaging"
import type MessagingModuleService from "../../src/modules/messaging/service"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { followHealthReport } from "../../src/workflows/messaging/open-health-report"
import { drainWork } from "../../src/workflows/relay/drain"
import { casesOf, control, type SeedRole } from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  prepareSupply,
} from "../fixtures/dispensing"
import {
  call,
  type Headers,
  makeCustomer,
  makePatient,
  must,
} from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const PATH = "/store/account/health-reports"
const STAFF_PATH = "/admin/health-reports"
const WORDS = "Marked words: a rash since Monday"
const NOTE = "Marked note: spoke with the patient, it has settled"
const SUBJECT = "Something new needs a clinician's attention"

const sandbox = useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const { ask } = openDesk(shop)

    const sideEffect = (rest: Record<string, unknown> = {}) => ({
      kind: "side_effect",
      severity: "moderate",
      text: WORDS,
      key: "form-0001",
      ...rest,
    })
    const stopsOf = (patient_id: string) =>
      dispensingOf(shop.container).listStopOrders(
        { scope: "patient", subject_id: patient_id },
        { order: { opened_at: "ASC" } }
      )
    const threadOf = async (headers: Headers) =>
      JSON.stringify(
        (await call(shop, "GET", "/store/account/messages", { headers })).body
      )
    const pack = (id: string) =>
      ask("team", "POST", `/admin/supplies/${id}/pack`, {})

    const isHeld = async (id: string) => {
      const { status, body } = await pack(id)
      expect(status).toBe(400)
      expect(body["code"]).toMatch(/gate_closed|transition_not_allowed/)
    }

    /** A supply that is ready to be packed, and its patient. */
    async function readySupply() {
      const { supply_id, case_id } = await approvedSupply(shop)
      await prepareSupply(shop, supply_id)
      const record = await casesOf(shop).retrieveClinicalCase(case_id)
      const customer = await shop.container
        .resolve(Modules.CUSTOMER)
        .retrieveCustomer(must(record.customer_id))
      const body = { email: customer.email, password: "an-invented-password" }
      const signedIn = await call(shop, "POST", "/auth/customer/emailpass", {
        body,
      })
      return {
        supply_id,
        case_id,
        patient_id: record.patient_id,
        email: must(customer.email),
        headers: { authorization: `Bearer ${must(signedIn.body["token"])}` },
      }
    }

    it("stops everything of a patient who reports a side effect, once, until a clinician closes it", async () => {
      const own = await readySupply()
      const stranger = await makePatient(shop)
      const report = (
        body: Record<string, unknown>,
        headers: Headers = own.headers
      ) => call(shop, "POST", PATH, { headers, body })

      for (const [wrong, status, named] of [
        [sideEffect({ kind: "cured" }), 400, "kind"],
        [sideEffect({ severity: undefined }), 400, "severity"],
        [sideEffect({ kind: "pregnancy" }), 400, "severity"],
        [sideEffect({ text: " " }), 400, "text"],
        [sideEffect({ patient_id: own.patient_id }), 400, "patient_id"],
        [sideEffect({ case_id: "case_none" }), 404, "Case"],
      ] as const) {
        const answer = await report(wrong)
        expect([answer.status, answer.body["message"]]).toEqual([
          status,
          expect.stringContaining(named),
        ])
      }
      const whole = sideEffect({ case_id: own.case_id })
      expect((await report(whole, stranger.headers)).status).toBe(404)
      const early = await report(
        sideEffect(),
        (await makeCustomer(shop)).headers
      )
      expect(early.body["code"]).toBe("not_eligible")
      expect((await call(shop, "POST", PATH, { body: whole })).status).toBe(401)
      expect(await stopsOf(own.patient_id)).toEqual([])

      const taken = await Promise.all([report(whole), report(whole)])
      expect(taken.map(({ status }) => status)).toEqual([201, 201])
      const id = String(must(taken[0]).body["report"].id)
      expect(must(taken[1]).body).toEqual({ report: { id } })
      await isHeld(own.supply_id)
      const [stop] = await stopsOf(own.patient_id)
      expect(stop).toMatchObject({
        reason_code: "adverse_reaction",
        note_enc: null,
        released_at: null,
      })

      await drainWork(shop.container)
      // As after a crash between the work and its mark.
      await followHealthReport(shop.container, id)
      await drainWork(shop.container)
      expect(await stopsOf(own.patient_id)).toHaveLength(1)
      const { messages } = await control(sandbox.url, "mailbox")
      const told = JSON.stringify(messages)
      for (const role of ["prescriber", "pharmacist"]) {
        const to = encodeURIComponent(`${role}@willow-pharmacy.example`)
        const mails = await control(sandbox.url, `mailbox?to=${to}`)
        expect(JSON.stringify(mails)).toContain(SUBJECT)
      }
      expect(told).toContain("what happens next")
      expect(told).not.toMatch(/Marked|side.effect|rash|adverse|health/i)
      const thread = await threadOf(own.headers)
      expect(thread).toMatch(/999.+Nothing more is sent.+yellowcard/)

      const shown = await call(shop, "GET", PATH, { headers: own.headers })
      expect(shown.body).toMatchObject({
        count: 1,
        reports: [{ id, status: { word: "With our clinicians" } }],
      })
      const theirs = await call(shop, "GET", PATH, stranger)
      expect(theirs.body).toEqual({ reports: [], count: 0 })

      const list = await ask("prescriber", "GET", STAFF_PATH)
      expect(list.body).toMatchObject({
        reports: [
          { id, state: "open", severity: "moderate", is_stopped: true },
        ],
        count: 1,
      })
      expect(JSON.stringify(list.body)).not.toContain("Marked")
      const read = await ask("pharmacist", "GET", `${STAFF_PATH}/${id}`)
      expect(read.body["report"]).toMatchObject({
        text: WORDS,
        case_id: own.case_id,
        patient: { first_name: "Pass" },
        yellow_card: { by_patient: false, reference: null },
      })

      const close = { note: NOTE, release_stop: true }
      for (const role of ["team", "support", "admin"] as const) {
        const path = `${STAFF_PATH}/${id}`
        const tries = [
          await ask(role, "POST", `${path}/close`, close),
          await ask(role, "GET", path),
          await ask(role, "GET", STAFF_PATH),
        ]
        expect(tries.map(({ status }) => status)).toEqual([403, 403, 403])
      }
      const closeBy = (role: SeedRole, body: Record<string, unknown>) =>
        ask(role, "POST", `${STAFF_PATH}/${id}/close`, body)
      expect((await closeBy("pharmacist", { note: NOTE })).status).toBe(400)
      const ended = await closeBy("pharmacist", {
        ...close,
        yellow_card_reference: "MARKED-CARD-1",
      })
      expect(ended.body["report"]).toMatchObject({
        state: "closed",
        is_stopped: false,
        note: NOTE,
        closed_by_role: "pharmacist",
        closed_by_registration: expect.stringMatching(/^GPhC \d+$/),
        yellow_card: { by_patient: false, reference: "MARKED-CARD-1" },
      })
      expect((await closeBy("prescriber", close)).status).toBe(409)
      // As after a crash: the opening comes again when all is over.
      await followHealthReport(shop.container, id)
      await drainWork(shop.container)
      const [released] = await stopsOf(own.patient_id)
      expect(released?.released_at).toBeTruthy()
      expect(await threadOf(own.headers)).toContain("they go on")
      // A stop voids the clinical check (DSP-6): it is made again, then packed.
      const check = `/admin/supplies/${own.supply_id}/clinical-check`
      expect((await ask("pharmacist", "POST", check, {})).status).toBe(200)
      expect((await pack(own.supply_id)).status).toBe(200)
    })

    it("takes what staff heard, keeps supply on hold where the clinician wants it, and never lets anybody close their own", async () => {
      const own = await readySupply()
      const heard = { kind: "pregnancy", text: WORDS, key: "call-0001" }
      for (const [body, status] of [
        [heard, 400],
        [{ ...heard, patient_id: "pat_none" }, 404],
        [{ ...heard, case_id: own.case_id, patient_id: "pat_none" }, 404],
      ] as const) {
        const tried = await ask("support", "POST", STAFF_PATH, body)
        expect(tried.status).toBe(status)
      }
      const about = { ...heard, case_id: own.case_id }
      const taken = await ask("support", "POST", STAFF_PATH, about)
      expect(taken.status).toBe(201)
      const path = `${STAFF_PATH}/${taken.body["report"].id}`
      await isHeld(own.supply_id)
      expect(await stopsOf(own.patient_id)).toMatchObject([
        { reason_code: "pregnancy", opened_by_type: "system" },
      ])

      const close = { note: NOTE, release_stop: false }
      const patients =
        shop.container.resolve<PatientModuleService>(PATIENT_MODULE)
      const known = (email: string) =>
        patients.updatePatients({ id: own.patient_id, email })
      await known("prescriber@willow-pharmacy.example")
      const refused = await ask("prescriber", "POST", `${path}/close`, close)
      expect(refused.body["code"]).toBe("not_eligible")
      await known(own.email)

      const ended = await ask("prescriber", "POST", `${path}/close`, close)
      expect(ended.body["report"]).toMatchObject({
        state: "closed",
        is_stopped: true,
        reported_by: "staff",
        release_stop: false,
      })
      await drainWork(shop.container)
      await isHeld(own.supply_id)
      expect(await threadOf(own.headers)).toContain("stay on hold")
      const shown = await call(shop, "GET", PATH, { headers: own.headers })
      expect(shown.body["reports"][0].status).toEqual({
        word: "Looked at",
        sentence: expect.stringContaining("on hold"),
      })
      const [stop] = await stopsOf(own.patient_id)
      const release = await ask(
        "pharmacist",
        "POST",
        `/admin/stops/${must(stop).id}/release`,
        { reason: "Not pregnant after all" }
      )
      expect(release.status).toBe(200)
      const open = await ask("pharmacist", "GET", `${STAFF_PATH}?state=open`)
      expect(open.body["count"]).toBe(0)
      const ofPatient = `${STAFF_PATH}?patient_id=${own.patient_id}`
      expect((await ask("pharmacist", "GET", ofPatient)).body["count"]).toBe(1)
      await drainWork(shop.container)
      const rows = await shop.container
        .resolve<MessagingModuleService>(MESSAGING_MODULE)
        .listHealthReports({})
      expect(JSON.stringify(rows)).not.toContain("Marked")
    })
  },
})
