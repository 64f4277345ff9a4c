// Takes about 62 seconds.
import sharp from "sharp"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { clock } from "../../src/shared/clock"
import { judgeSupply } from "../../src/workflows/dispensing/judge"
import { drainWork } from "../../src/workflows/relay/drain"
import { sweepAgedIdentities } from "../../src/workflows/sweeps/aged-identities"
import { casesOf, control } from "../fixtures/cases"
import { approvedSupply } from "../fixtures/dispensing"
import {
  cardPhoto,
  identityDesk,
  type IdentityDesk,
  orderedCase,
  paidCase,
  rename,
  sendIdentity,
  unfitFiles,
} from "../fixtures/identity"
import { call, must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

const MONTH_MS = 31 * 24 * 60 * 60_000

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const { staff } = openDesk(shop, [
      "prescriber",
      "pharmacist",
      "team",
      "support",
    ])
    let desk: IdentityDesk

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      desk = identityDesk(shop, staff)
    })

    const mailbox = async () =>
      JSON.stringify(await control(sandbox.url, "state/mailbox"))

    const patientsOf = () =>
      shop.container.resolve<PatientModuleService>(PATIENT_MODULE)
    /** As if what is proved had been proved more than a year ago. */
    const grownOld = (id: string) =>
      patientsOf().updatePatients({
        id,
        identity_verified_at: new Date(clock.now().getTime() - 12 * MONTH_MS),
      })

    it("goes from a referral over documents to the queue", async () => {
      const { person, case_id, patient_id } = await paidCase(shop, "Refer")
      expect(await desk.stateOf(case_id)).toBe("identity_action_required")
      expect(await desk.own(person)).toEqual({
        state: "asked",
        wanted: ["photo_id", "proof_of_address"],
        text: null,
        documents: [],
      })
      expect(await mailbox()).toContain("We need something from you")
      for (const [kind, bytes, status, message] of await unfitFiles()) {
        const answer = await sendIdentity(shop, person, { kind, bytes })
        expect([answer.status, answer.body.message]).toEqual([
          status,
          expect.stringContaining(message),
        ])
      }
      expect(await desk.identity().listIdentityDocuments({})).toEqual([])

      await desk.sendBoth(person)
      expect(await desk.stateOf(case_id)).toBe("identity_review")
      const mine = await desk.own(person)
      expect(mine).toMatchObject({ state: "in_review", wanted: [] })
      const list = await call(shop, "GET", "/admin/identity-reviews", {
        headers: staff.team,
      })
      expect(list.body).toMatchObject({
        count: 1,
        reviews: [{ case: { id: case_id }, waiting_cases: 1, missing: [] }],
      })

      const card = mine.documents.find(
        (one: { kind: string }) => one.kind === "photo_id"
      )
      const mineAt = `/store/account/identity/documents/${card.id}`
      const shown = await desk.open(mineAt, person.headers)
      expect(shown.headers.get("cache-control")).toContain("no-store")
      const bytes = Buffer.from(await shown.arrayBuffer())
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
      expect(bytes.includes("Invented")).toBe(false)
      // What was behind the picture, a PDF with a script, is gone with the rest.
      expect(bytes.includes("JavaScript")).toBe(false)
      const stranger = await paidCase(shop, "Refer")
      expect((await desk.open(mineAt, stranger.person.headers)).status).toBe(
        404
      )
      expect((await desk.open(mineAt, {})).status).toBe(401)
      const late = await sendIdentity(shop, person, {
        kind: "photo_id",
        bytes: await cardPhoto(),
      })
      expect(late.body.code).toBe("transition_not_allowed")

      const before = await desk.reads()
      const path = `/admin/cases/${case_id}/identity/documents/${card.id}`
      expect((await desk.open(path, staff.support)).status).toBe(403)
      const foreign = `/admin/cases/${stranger.case_id}/identity/documents/${card.id}`
      expect((await desk.open(foreign, staff.team)).status).toBe(404)
      expect(await desk.reads()).toBe(before)

      const documents = mine.documents.map((one: { id: string }) => one.id)
      const body = { documents, method: "documents_compared", note: "Marked" }
      expect(
        (await desk.judge("support", case_id, "verify", body)).status
      ).toBe(403)
      const unseen = await desk.judge("team", case_id, "verify", body)
      expect(unseen.body).toMatchObject({ code: "evidence_missing" })
      await desk.openAll(case_id, "team")
      expect(await desk.reads()).toBe(before + 2)
      expect(
        (await desk.judge("team", case_id, "verify", body)).body
      ).toMatchObject({ identity: { state: "verified" } })
      expect(await desk.stateOf(case_id)).toBe("queued")
      expect(
        (await desk.judge("team", case_id, "verify", body)).body
      ).toMatchObject({ code: "transition_not_allowed" })
      expect((await desk.own(person)).state).toBe("nothing")
      expect(await desk.block(case_id)).toMatchObject({
        check: { state: "verified", outcome: "referred" },
        actions: [],
      })
      // The next order needs nothing: it is proved for a year, then no more.
      expect(await desk.stateOf(await orderedCase(shop, person))).toBe("queued")
      await grownOld(patient_id)
      const old = await orderedCase(shop, person)
      expect(await desk.stateOf(old)).toBe("identity_action_required")
    })

    it("asks again, then fails: every waiting case is rejected and the patient told", async () => {
      const { person, case_id } = await paidCase(shop, "Fail")
      const second = await orderedCase(shop, person)
      await desk.sendBoth(person)
      for (const id of [case_id, second]) {
        expect(await desk.stateOf(id)).toBe("identity_review")
      }
      const again = { kinds: ["photo_id"], text: "The photo is too dark." }
      expect(
        (await desk.judge("pharmacist", case_id, "ask-again", again)).status
      ).toBe(200)
      expect(await desk.stateOf(second)).toBe("identity_action_required")
      expect(await desk.own(person)).toMatchObject({
        state: "asked",
        wanted: ["photo_id"],
        text: "The photo is too dark.",
      })
      expect(await mailbox()).not.toContain("too dark")
      const photo = { kind: "photo_id", bytes: await cardPhoto() }
      expect((await sendIdentity(shop, person, photo)).status).toBe(201)
      await drainWork(shop.container)

      const failed = { reason: "details_do_not_match", note: "Marked-note" }
      const { note: _, ...without } = failed
      expect((await desk.judge("team", case_id, "fail", without)).status).toBe(
        400
      )
      expect((await desk.judge("team", case_id, "fail", failed)).status).toBe(
        200
      )
      for (const id of [case_id, second]) {
        const record = await casesOf(shop).retrieveClinicalCase(id)
        expect(record.ended_as).toBe("rejected_identity")
      }
      const threads = await call(shop, "GET", "/store/account/messages", {
        headers: person.headers,
      })
      const said = JSON.stringify(threads.body)
      expect(said).toContain("We could not confirm who you are")
      expect(said).not.toMatch(/Marked|details_do_not/)
      expect(await mailbox()).not.toContain("Marked-note")
      // Data that the provider would pass don't undo what staff decided.
      await rename(shop, person, { last_name: "Passes" })
      await drainWork(shop.container)
      const third = await orderedCase(shop, person)
      expect(await desk.stateOf(third)).toBe("identity_action_required")
      expect((await desk.own(person)).state).toBe("asked")
      expect((await desk.block(third)).check.provider).toBe("none")
    })

    it("goes on by itself when a corrected profile passes", async () => {
      const { person, case_id } = await paidCase(shop, "Refer")
      await desk.sendBoth(person)
      expect(await desk.stateOf(case_id)).toBe("identity_review")
      await rename(shop, person, { last_name: "Referred" })
      await drainWork(shop.container)
      // Still referred, but what was sent is kept and looked at.
      expect(await desk.stateOf(case_id)).toBe("identity_review")
      expect((await desk.block(case_id)).actions).toContain("verify")
      await rename(shop, person, { last_name: "Passes" })
      await drainWork(shop.container)
      expect(await desk.stateOf(case_id)).toBe("queued")
    })

    it("stops at a death record: nothing is asked of the account, a pharmacist may take it for wrong", async () => {
      const { person, case_id } = await paidCase(shop, "Deceased")
      expect(await desk.stateOf(case_id)).toBe("identity_action_required")
      expect((await desk.own(person)).state).toBe("nothing")
      const sent = await sendIdentity(shop, person, {
        kind: "photo_id",
        bytes: await cardPhoto(),
      })
      expect(sent.body.code).toBe("transition_not_allowed")
      const kind = "deceased_record" as const
      const flags = await casesOf(shop).listCaseFlags({ case_id, kind })
      expect(flags).toMatchObject([{ level: "red", settled_at: null }])
      const list = await call(shop, "GET", "/admin/identity-reviews", {
        headers: staff.pharmacist,
      })
      expect(list.body["reviews"]).toContainEqual(
        expect.objectContaining({
          is_death_record: true,
          case: expect.objectContaining({ id: case_id }),
        })
      )
      const orders = await call(shop, "GET", "/store/account/orders", {
        headers: person.headers,
      })
      expect(orders.body["orders"][0].status.word).toBe("Checking your details")
      const note = { note: "Spoke to her" }
      const path = "overrule-death"
      expect((await desk.judge("team", case_id, path, note)).status).toBe(403)
      expect((await desk.judge("pharmacist", case_id, path, note)).status).toBe(
        200
      )
      expect((await desk.own(person)).state).toBe("asked")
      await desk.sendBoth(person)
      const documents = await desk.openAll(case_id, "pharmacist")
      const body = { documents, method: "documents_and_call" }
      await desk.judge("pharmacist", case_id, "verify", body)
      expect(await desk.stateOf(case_id)).toBe("queued")

      const other = await paidCase(shop, "Deceased")
      const confirmed = { reason: "death_confirmed", note: "Certificate seen" }
      await desk.judge("team", other.case_id, "fail", confirmed)
      const ended = await casesOf(shop).retrieveClinicalCase(other.case_id)
      expect(ended.ended_as).toBe("rejected_identity")
      const next = await orderedCase(shop, other.person)
      expect(await desk.stateOf(next)).toBe("identity_action_required")
      expect((await desk.block(next)).actions).toEqual([
        "fail",
        "overrule_death",
      ])
      const told = await call(shop, "GET", "/store/account/messages", {
        headers: other.person.headers,
      })
      expect(JSON.stringify(told.body)).not.toMatch(/confirm who you are/)
    })

    it("closes the gate of an approved supply when the address changes, until it is proved", async () => {
      const { supply_id, case_id } = await approvedSupply(shop)
      const gate = async () =>
        (await judgeSupply(shop.container, supply_id)).gates.find(
          (one) => one.gate === "identity"
        )?.open
      expect(await gate()).toBe(true)
      const { patient_id, customer_id } =
        await casesOf(shop).retrieveClinicalCase(case_id)
      const patients = patientsOf()
      const { row, person } = await patients.readSubject(patient_id)
      const save = (last_name: string, address_1: string) =>
        patients.saveProfile(
          {
            customer_id: must(customer_id),
            email: row.email,
            profile: {
              ...person,
              last_name,
              home_address: { ...person.home_address, address_1 },
              gp: { answer: "no_gp" },
            },
          },
          { type: "patient", id: must(customer_id) },
          clock.now()
        )
      await save("Refer", "2 Other Road")
      expect(await gate()).toBe(false)
      await drainWork(shop.container)
      expect(await gate()).toBe(false)
      const check = await desk.identity().currentCheck(patient_id)
      expect(check?.state).toBe("documents_requested")
      await save(row.last_name, "2 Other Road")
      await drainWork(shop.container)
      expect(await gate()).toBe(true)
      expect(await desk.stateOf(case_id)).toBe("approved")
      await grownOld(patient_id)
      expect(await gate()).toBe(false)
      expect(await sweepAgedIdentities(shop.container)).toBe(1)
      await drainWork(shop.container)
      expect(await gate()).toBe(true)
    })
  },
})
