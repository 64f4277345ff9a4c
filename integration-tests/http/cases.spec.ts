// Takes about 48 seconds.
import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { clock } from "../../src/shared/clock"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import {
  answeredBasket,
  caseAwaitingSignature,
  casesOf,
  control,
  madeFor,
  openSections,
  placeOrder,
  prescribingOf,
  queuedCase,
  type SeedRole,
} from "../fixtures/cases"
import { basketOf, call, makePatient, must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()
afterEach(() => clock.setOffset(0))

const justified = { gp_justification: "Low risk; told to see a GP" }

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff, get, post } = openDesk(shop)

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
    })
    beforeEach(() => control(sandbox.url, "faults/signaturerx/clear", {}))

    const stateOf = async (id: string) =>
      (await casesOf(shop).retrieveClinicalCase(id)).state
    const made = (id: string) => madeFor(shop, sandbox.url, id)
    /** Waits for a webhook that the simulator sends, and for what follows. */
    const until = async (done: () => Promise<boolean>) => {
      for (let tries = 0; tries < 100; tries++) {
        await drainWork(shop.container)
        if (await done()) {
          return
        }
        await new Promise((next) => setTimeout(next, 50))
      }
      throw new Error("waited five seconds in vain")
    }

    it("goes from the queue to the signed prescription", async () => {
      const id = await queuedCase(shop)
      const page = await get("prescriber", "cases?queue=prescriber")
      expect(page.status).toBe(200)
      expect(page.body["count"]).toBe(1)
      expect(page.body["counts"].prescriber.queued).toBe(1)
      expect(page.body["cases"][0]).toMatchObject({
        id,
        patient: { first_name: "Pass", last_name: "Example" },
        category: { handle: "hair-loss", name: "Hair loss" },
        legal_class: "POM",
        state: "queued",
        state_label: "Waiting in queue",
        identity_status: "verified",
        order_type: "one_off",
        claimed_by: null,
      })
      const email = await control(sandbox.url, "state/mailbox")
      const told = JSON.stringify(email)
      expect(told).toContain("New case to review: CASE-")
      expect(told).not.toMatch(/19\d\d-04-|Finasteride|to review: .*Pass/)

      const detail = await get("prescriber", `cases/${id}`)
      expect(detail.body["case"]).toMatchObject({
        patient_details: {
          date_of_birth: expect.stringMatching(/^19\d\d-04-\d\d$/),
          gp: { answer: "no_gp" },
        },
        gp_justification_required: true,
        proposal: { issues: 1, quantity: expect.any(Number) },
        prescription: null,
        course: { supplies: [], prescriptions: [], treatment: null },
        events_allowed: expect.arrayContaining(["claim"]),
      })
      const { sections } = detail.body["case"].consultation
      expect(sections[0].answers[0]).toMatchObject({
        label: expect.any(String),
        text: expect.any(String),
        changes: 0,
      })

      expect((await post("prescriber", `cases/${id}/claim`)).status).toBe(200)
      const unjustified = await post("prescriber", `cases/${id}/approve`)
      expect(unjustified.status).toBe(400)
      expect(unjustified.body["message"]).toMatch(/^gp_justification:/)
      const unread = await post("prescriber", `cases/${id}/approve`, justified)
      expect(unread.status).toBe(409)
      expect(unread.body).toMatchObject({
        code: "evidence_missing",
        message: expect.stringMatching(
          /not opened yet .*: patient, flags, answers, evidence, history$/
        ),
      })
      await openSections(shop, staff.prescriber, id)
      const approved = await post("prescriber", `cases/${id}/approve`, {
        ...justified,
        notes: "Marked-note",
      })
      expect(approved.body["case"].state).toBe("awaiting_signature")
      const twice = await post("prescriber", `cases/${id}/approve`, justified)
      expect(twice.body).toMatchObject({ code: "transition_not_allowed" })

      await drainWork(shop.container)
      const waiting = (await get("prescriber", `cases/${id}`)).body["case"]
      expect(waiting.prescription).toMatchObject({
        state: "awaiting_signature",
        partner_reference: expect.stringMatching(/^SRX/),
        signing_url: expect.stringContaining("/signaturerx/sign/SRX"),
        has_document: false,
      })
      expect(waiting.decisions).toEqual([
        expect.objectContaining({
          kind: "approve_pom",
          registration_body: "GMC",
          notes: "Marked-note",
          gp_justification: justified.gp_justification,
        }),
      ])
      await control(
        sandbox.url,
        `signaturerx/prescriptions/${String(waiting.prescription.partner_reference)}/sign`,
        {}
      )
      await until(async () => (await stateOf(id)) === "approved")
      const { prescription, course } = (await get("prescriber", `cases/${id}`))
        .body["case"]
      expect(course.prescriptions).toEqual([
        expect.objectContaining({ id: prescription.id, state: "signed" }),
      ])
      expect(prescription).toMatchObject({
        state: "signed",
        authority: "active",
        signing_url: null,
        has_document: true,
        valid_until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      })
      const path = `${shop.baseUrl}/admin/prescriptions/${String(prescription.id)}/document`
      const pdf = await fetch(path, { headers: staff.prescriber })
      expect(pdf.headers.get("content-type")).toBe("application/pdf")
      expect(pdf.headers.get("cache-control")).toBe("no-store")
      expect((await pdf.text()).slice(0, 5)).toBe("%PDF-")
      expect((await fetch(path)).status).toBe(401)
      const document = `prescriptions/${String(prescription.id)}/document`
      expect((await get("support", document)).status).toBe(403)

      const started = await casesOf(shop).listOutboxes({ kind: "follow_up" })
      expect(
        started
          .map((row) => row.topic)
          .filter((topic) => topic.startsWith("case.approved"))
          .sort()
      ).toEqual([
        "case.approved.letter",
        "case.approved.message",
        "case.approved.pmr",
        "case.approved.supply",
      ])
      expect(await made(id)).toHaveLength(1)
    })

    it("refuses who may not, what is wrong and what is not there", async () => {
      const id = await queuedCase(shop)
      await post("prescriber", `cases/${id}/claim`)
      const ordered = (await get("prescriber", `cases/${id}`)).body["case"]
        .proposal
      const proposal = {
        formulary_item_id: ordered.formulary_item_id,
        dose: ordered.dose,
        directions: ordered.directions,
        quantity: ordered.quantity,
      }
      const approve = `cases/${id}/approve`
      const attempts: [SeedRole, string, unknown, number, RegExp][] = [
        ["admin", approve, justified, 403, /role/],
        ["support", "cases", undefined, 403, /role/],
        ["team", approve, justified, 403, /prescriber/],
        ["pharmacist", approve, justified, 403, /prescriber/],
        ["pharmacist", `cases/${id}/claim`, {}, 403, /prescriber/],
        ["prescriber", `cases/${id}/process`, {}, 403, /pharmacy_team/],
        ["prescriber", `cases/${id}/take-over`, {}, 400, /reason/],
        ["prescriber", "cases/case_none/claim", {}, 404, /case_none/],
        ["prescriber", "cases/case_none", undefined, 404, /case_none/],
        ["prescriber", "cases?state=lost", undefined, 400, /state/],
        ["prescriber", "cases?limit=1000", undefined, 400, /limit/],
        ["prescriber", approve, { pin: "123456" }, 400, /pin/i],
        [
          "prescriber",
          approve,
          { ...justified, proposal: { ...proposal, dose: " " } },
          400,
          /dose/,
        ],
        [
          "prescriber",
          approve,
          { ...justified, proposal: { ...proposal, quantity: 1 } },
          400,
          /acceptance/,
        ],
        [
          "prescriber",
          approve,
          {
            ...justified,
            proposal: { ...proposal, formulary_item_id: "fit_none" },
          },
          400,
          /acceptance/,
        ],
        [
          "prescriber",
          `cases/${id}/regenerate-prescription`,
          { reason: "lost" },
          400,
          /awaits no signature/,
        ],
      ]
      for (const [role, path, body, status, message] of attempts) {
        const answer =
          body === undefined
            ? await get(role, path)
            : await post(role, path, body)
        expect([role, path, answer.status, answer.body["message"]]).toEqual([
          role,
          path,
          status,
          expect.stringMatching(message),
        ])
      }
      const formulary =
        shop.container.resolve<FormularyModuleService>(FORMULARY_MODULE)
      const unidentified = { id: ordered.formulary_item_id }
      await formulary.updateFormularyItems({
        ...unidentified,
        dmd_verified: false,
        dmd_exemption_note: null,
      })
      const blocked = await post("prescriber", approve, justified)
      expect([blocked.status, blocked.body["code"]]).toEqual([
        400,
        "evidence_missing",
      ])
      expect(blocked.body["message"]).toMatch(/dm\+d/)
      expect(await stateOf(id)).toBe("in_review")
      expect(await casesOf(shop).listDecisions({})).toEqual([])
      expect((await call(shop, "GET", "/admin/cases")).status).toBe(401)
    })

    it("gives back an idle claim, and flags what waits", async () => {
      const id = await queuedCase(shop)
      await post("prescriber", `cases/${id}/claim`)
      clock.setOffset(31 * 60_000)
      await runSweeps(shop.container)
      expect(await stateOf(id)).toBe("queued")
      clock.setOffset(8 * 24 * 3_600_000)
      await runSweeps(shop.container)
      const { flags } = (await get("prescriber", `cases/${id}`)).body["case"]
      expect(flags).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: "waiting_long" }),
        ])
      )
    })

    it("has the team process what needs no consultation", async () => {
      const person = await makePatient(shop)
      const basket = basketOf(
        await call(shop, "POST", "/store/baskets", {
          body: {},
          headers: person.headers,
        }),
        person
      )
      await call(shop, "POST", `/store/baskets/${basket.id}/lines`, {
        body: { variant_id: shop.goods, quantity: 1 },
        headers: basket.headers,
      })
      const order_id = await placeOrder(shop, basket)
      const [record] = await casesOf(shop).listClinicalCases({ order_id })
      const { id, queue } = must(record)
      expect(queue).toBe("team")
      expect((await post("team", `cases/${id}/claim`)).status).toBe(200)
      expect((await post("team", `cases/${id}/approve`)).body).toMatchObject({
        code: "permission_denied",
      })
      const done = await post("team", `cases/${id}/process`, {})
      expect(done.body["case"]).toMatchObject({ state: "approved" })
      const topics = (
        await casesOf(shop).listOutboxes({ kind: "follow_up" })
      ).map((row) => row.topic)
      expect(topics).toContain("case.approved.supply")
      expect(topics).not.toContain("case.approved.letter")
      expect(await made(id)).toEqual([])
    })

    it("holds a lost answer for a person, who asks again; the lost one authorises nothing", async () => {
      await control(sandbox.url, "faults/signaturerx", {
        mode: "lose_answer",
        times: 1,
      })
      const first = await caseAwaitingSignature(shop, staff.prescriber)
      expect(first.srx).toBeNull()
      const [held] = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({ partner: "signaturerx" })
      expect(held).toMatchObject({ state: "manual", attempts: 1 })
      await runSweeps(shop.container)
      await drainWork(shop.container)
      const [lost = "", ...others] = await made(first.case_id)
      expect(lost).toMatch(/^SRX/)
      expect(others).toEqual([])

      const again = await post(
        "prescriber",
        `cases/${first.case_id}/regenerate-prescription`,
        { reason: "The answer was lost" }
      )
      expect(again.status).toBe(200)
      await drainWork(shop.container)
      expect(await made(first.case_id)).toHaveLength(2)
      const sign = (srx: string) =>
        control(sandbox.url, `signaturerx/prescriptions/${srx}/sign`, {})
      const old = () =>
        prescribingOf(shop).retrievePrescription(first.prescription_id)
      await sign(lost)
      await until(async () => (await old()).state === "signed")
      expect(await old()).toMatchObject({ authority: "revoked" })
      expect(await stateOf(first.case_id)).toBe("awaiting_signature")
      const { flags, prescription } = (
        await get("prescriber", `cases/${first.case_id}`)
      ).body["case"]
      expect(flags).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            kind: "signed_after_ending",
            level: "red",
          }),
        ])
      )
      await sign(String(prescription.partner_reference))
      await until(async () => (await stateOf(first.case_id)) === "approved")
      const issues = await prescribingOf(shop).listPrescriptionIssues({})
      expect(issues).toHaveLength(1)
    })

    it("goes back to its clinician when the partner refuses, and out again", async () => {
      await control(sandbox.url, "faults/signaturerx", {
        mode: "refuse",
        operation: "prescriptions.create",
        times: 1,
      })
      const { case_id } = await caseAwaitingSignature(shop, staff.prescriber)
      const back = (await get("prescriber", `cases/${case_id}`)).body["case"]
      expect(back).toMatchObject({
        state: "in_review",
        claimed_by: { name: "Dr Priya Nair" },
        prescription: {
          state: "draft",
          problem: expect.stringContaining("422"),
        },
      })
      await openSections(shop, staff.prescriber, case_id)
      await post("prescriber", `cases/${case_id}/approve`, justified)
      await drainWork(shop.container)
      const rows = await prescribingOf(shop).listPrescriptions({ case_id })
      expect(rows).toEqual([
        expect.objectContaining({ state: "awaiting_signature", requests: 2 }),
      ])
    })

    it("tells open pages when a case changes", async () => {
      const id = await queuedCase(shop)
      const stop = new AbortController()
      const stream = await fetch(`${shop.baseUrl}/admin/live`, {
        headers: staff.prescriber,
        signal: stop.signal,
      })
      expect(stream.headers.get("content-type")).toContain("text/event-stream")
      const reader = must(stream.body).getReader()
      let text = ""
      const readUntil = async (wanted: string) => {
        while (!text.includes(wanted)) {
          const { value, done } = await reader.read()
          if (done) {
            throw new Error("the stream ended")
          }
          text += Buffer.from(value).toString("utf8")
        }
      }
      await readUntil('"prescriber":{"queued":1')
      await post("prescriber", `cases/${id}/claim`)
      await readUntil('"prescriber":{"queued":0,"in_review":1')
      stop.abort()
      const anonymous = await fetch(`${shop.baseUrl}/admin/live`)
      expect(anonymous.status).toBe(401)
    })

    it("keeps one case a line when an order is settled again and again", async () => {
      const person = await makePatient(shop)
      const basket = await answeredBasket(shop, person)
      await placeOrder(shop, basket)
      await runSweeps(shop.container)
      await drainWork(shop.container)
      expect(await casesOf(shop).listClinicalCases({})).toHaveLength(1)
      expect(
        await casesOf(shop).listCaseEvents({ event: "paid" })
      ).toHaveLength(1)
    })
  },
})
