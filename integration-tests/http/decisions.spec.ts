// Takes about 55 seconds.
import { Modules } from "@medusajs/framework/utils"
import type { SandboxHandle } from "../../sandbox"
import { clock } from "../../src/shared/clock"
import { toPence } from "../../src/shared/money"
import { billingOf } from "../../src/workflows/billing/services"
import { drainWork } from "../../src/workflows/relay/drain"
import {
  answeredBasket,
  casesOf,
  control,
  openSections,
  placeOrder,
  type SeedRole,
  signIn,
} from "../fixtures/cases"
import { setPrice } from "../fixtures/prices"
import {
  type Answer,
  call,
  type Headers,
  makePatient,
  must,
  type Person,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms", "reasons")
    const staff = {} as Record<SeedRole, Headers>

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      for (const role of [
        "admin",
        "prescriber",
        "pharmacist",
        "team",
        "support",
      ] as const) {
        staff[role] = await signIn(shop, role)
      }
    })

    const get = (role: SeedRole, path: string): Promise<Answer> =>
      call(shop, "GET", `/admin/${path}`, { headers: staff[role] })
    const post = (role: SeedRole, path: string, body: unknown = {}) =>
      call(shop, "POST", `/admin/${path}`, { body, headers: staff[role] })
    const readCase = async (id: string) =>
      (await get("prescriber", `cases/${id}`)).body["case"]
    const stateOf = async (id: string) =>
      (await casesOf(shop).retrieveClinicalCase(id)).state
    const mails = async () =>
      JSON.stringify(await control(sandbox.url, "state/mailbox"))

    /** A paid POM case that the prescriber holds, with its patient. */
    const claimedCase = async (): Promise<{
      id: string
      order_id: string
      person: Person
    }> => {
      const person = await makePatient(shop)
      const order_id = await placeOrder(
        shop,
        await answeredBasket(shop, person)
      )
      const [record] = await casesOf(shop).listClinicalCases({ order_id })
      const { id } = must(record)
      const claimed = await post("prescriber", `cases/${id}/claim`)
      expect(claimed.status).toBe(200)
      return { id, order_id, person }
    }
    const mine = (person: Person, path: string): Promise<Answer> =>
      call(shop, "GET", `/store/account/${path}`, { headers: person.headers })

    /** Everything that is asked answers as expected, in order. */
    const expectAll = async (
      attempts: [SeedRole, string, unknown, number, RegExp][]
    ) => {
      for (const [role, path, body, status, message] of attempts) {
        const answer = await post(role, path, body)
        expect([role, path, answer.status, answer.body["message"]]).toEqual([
          role,
          path,
          status,
          expect.stringMatching(message),
        ])
      }
    }

    it("denies for a managed reason, and advises the patient at once", async () => {
      const { id, order_id, person } = await claimedCase()
      const deny = `cases/${id}/deny`
      const good = { reason: "interaction", notes: "Marked-note: takes X" }
      await expectAll([
        ["prescriber", deny, {}, 400, /^reason: .*notes: /],
        ["prescriber", deny, { reason: "interaction" }, 400, /notes/],
        ["prescriber", deny, { ...good, notes: " " }, 400, /notes/],
        [
          "prescriber",
          deny,
          { ...good, reason: "none" },
          400,
          /^reason: names/,
        ],
        ["pharmacist", deny, good, 403, /prescriber/],
        ["team", deny, good, 403, /prescriber/],
        ["support", deny, good, 403, /role/],
        ["admin", deny, good, 403, /role/],
      ])
      expect(await stateOf(id)).toBe("in_review")
      // Two clicks at the same instant: one decides, the other is told.
      const both = await Promise.all([
        post("prescriber", deny, good),
        post("prescriber", deny, good),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
      expect(both.find(({ status }) => status === 400)?.body["code"]).toBe(
        "transition_not_allowed"
      )
      const decisions = await casesOf(shop).listDecisions({ case_id: id })
      expect(decisions).toEqual([
        expect.objectContaining({
          kind: "deny",
          denial_code: "interaction",
          denial_version: 1,
          registration_body: "GMC",
        }),
      ])
      await drainWork(shop.container)

      const { decisions: shown } = await readCase(id)
      expect(shown).toEqual([
        expect.objectContaining({
          notes: good.notes,
          denial: expect.objectContaining({ advice_level: "see_gp" }),
        }),
      ])
      const order = (await mine(person, `orders/${order_id}`)).body["order"]
      expect(order.treatments[0].advice).toEqual({
        level: "see_gp",
        texts: [
          expect.stringContaining("GP"),
          expect.stringContaining("keep taking your own medicine"),
        ],
      })
      const { threads } = (await mine(person, "messages")).body
      expect(threads[0].messages[0].body).toMatch(
        /doesn't go together.*refund is confirmed/s
      )
      const told = await mails()
      expect(told).toContain("There is news about your request")
      expect(told).not.toMatch(
        /go together|Marked-note|Finasteride|interaction/
      )
    })

    it("tells a second person who has the case, with 409", async () => {
      const { id } = await claimedCase()
      const mineNow = (await casesOf(shop).retrieveClinicalCase(id)).claimed_by
      await casesOf(shop).updateClinicalCases({ id, claimed_by: "user_other" })
      const refused = await post("prescriber", `cases/${id}/deny`, {
        reason: "interaction",
        notes: "Takes X",
      })
      expect(refused.body).toMatchObject({
        code: "claimed_by_another",
        message: expect.stringContaining("user_other"),
      })
      expect(refused.status).toBe(409)
      expect(mineNow).not.toBe("user_other")
    })

    it("asks the patient, and takes the answer at its old place", async () => {
      const { id, person } = await claimedCase()
      const place = (await casesOf(shop).retrieveClinicalCase(id)).place_at
      const ask = `cases/${id}/ask`
      await expectAll([
        ["prescriber", ask, {}, 400, /^text/],
        ["prescriber", ask, { text: " " }, 400, /^text/],
        ["pharmacist", ask, { text: "Why?" }, 403, /prescriber/],
        ["support", ask, { text: "Why?" }, 403, /role/],
      ])
      const text = "Marked-question: which tablets do you take?"
      expect((await post("prescriber", ask, { text })).body["case"].state).toBe(
        "awaiting_patient"
      )
      await drainWork(shop.container)
      const [thread] = (await mine(person, "messages")).body["threads"]
      expect(thread.messages[0]).toMatchObject({ from: "pharmacy", body: text })
      const told = await mails()
      expect(told).toContain("We need to hear from you")
      expect(told).not.toContain("Marked-question")

      const answer = (body: unknown, who = person) =>
        call(shop, "POST", `/store/account/messages/${String(thread.id)}`, {
          body,
          headers: who.headers,
        })
      const good = { body: "None, thank you", client_key: "first-key" }
      const stranger = await makePatient(shop)
      expect((await answer(good, stranger)).status).toBe(404)
      expect((await answer({ ...good, body: " " })).status).toBe(400)
      expect((await answer({ ...good, body: "x".repeat(4001) })).status).toBe(
        400
      )
      expect((await answer(good)).status).toBe(201)
      expect((await answer(good)).status).toBe(201)
      await drainWork(shop.container)
      const back = await readCase(id)
      expect(back).toMatchObject({
        state: "queued",
        place_at: place.toISOString(),
        claimed_by: null,
      })
      expect(back.messages.map((one: { from: string }) => one.from)).toEqual([
        "staff",
        "patient",
      ])

      // Written unasked: it is flagged, and has to be read before approving.
      await answer({ body: "I am ill now", client_key: "second-key" })
      await drainWork(shop.container)
      const flagged = await readCase(id)
      expect(flagged.state).toBe("queued")
      expect(flagged.flags).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: "patient_wrote" }),
        ])
      )
      expect(flagged.acknowledgements).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: "patient_wrote", open: true }),
        ])
      )

      await post("prescriber", `cases/${id}/claim`)
      await post("prescriber", ask, { text: "And since when?" })
      const withdrawn = await post(
        "prescriber",
        `cases/${id}/withdraw-question`,
        { reason: "It is in the answers" }
      )
      expect(withdrawn.body["case"].state).toBe("queued")
    })

    it("puts a change to the patient, and dispenses exactly what they accept", async () => {
      const { id, order_id, person } = await claimedCase()
      const before = await readCase(id)
      const { alternatives } = before
      const line = async () => {
        const order = await shop.container
          .resolve(Modules.ORDER)
          .retrieveOrder(order_id, { relations: ["items"] })
        return must(order.items?.[0])
      }
      const old = await line()
      const other = must(
        (
          alternatives as {
            formulary_item_id: string
            units_per_pack: number
          }[]
        ).filter(
          (one) => one.formulary_item_id !== before.proposal.formulary_item_id
        )[0]
      )
      const body = (change: object = {}) => ({
        proposal: {
          formulary_item_id: other.formulary_item_id,
          dose: "1 mg",
          directions: "Take one a day",
          quantity: other.units_per_pack,
        },
        reason: "Marked-why: a smaller pack first",
        gp_justification: "Low risk",
        ...change,
      })
      const propose = `cases/${id}/propose`
      await openSections(shop, staff.prescriber, id)
      await expectAll([
        ["prescriber", propose, body({ reason: " " }), 400, /reason/],
        ["team", propose, body(), 403, /role/],
        [
          "prescriber",
          propose,
          body({
            proposal: { ...body().proposal, formulary_item_id: "fit_none" },
          }),
          400,
          /formulary_item_id/,
        ],
        [
          "prescriber",
          propose,
          body({ proposal: { ...body().proposal, quantity: 1 } }),
          400,
          /whole number of packs/,
        ],
      ])
      await setPrice(shop, other.formulary_item_id, 5)
      const put = await post("prescriber", propose, body())
      expect([
        put.status,
        put.body["case"]?.state,
        put.body["message"],
      ]).toEqual([200, "awaiting_acceptance", undefined])
      await drainWork(shop.container)
      const read = async () =>
        (await mine(person, `orders/${order_id}`)).body["order"].treatments[0]
      const { proposal } = await read()
      expect(proposal).toMatchObject({ reason: body().reason, accepted: false })
      expect(proposal.back.amount).toBeGreaterThan(0)
      const answer = (kind: string, who = person) =>
        call(shop, "POST", `/store/account/proposals/${String(proposal.id)}`, {
          body: { answer: kind },
          headers: who.headers,
        })
      expect((await answer("accept", await makePatient(shop))).status).toBe(404)
      expect((await answer("perhaps")).status).toBe(400)
      expect((await answer("accept")).status).toBe(200)
      expect((await answer("accept")).status).toBe(200)
      await drainWork(shop.container)
      const record = await casesOf(shop).retrieveClinicalCase(id)
      expect(record).toMatchObject({
        state: "awaiting_signature",
        formulary_item_id: other.formulary_item_id,
        line_item_id: old.id,
      })
      const now = await line()
      // Medusa's own number, whatever its type says.
      expect([now.id, now.variant_id, toPence(String(now.unit_price))]).toEqual(
        [old.id, record.variant_id, 500]
      )
      const [reserved] = await shop.container
        .resolve(Modules.INVENTORY)
        .listReservationItems({ line_item_id: old.id })
      expect(reserved).toBeDefined()
      const refunds = await billingOf(shop.container).listCaseRefunds({
        case_id: id,
      })
      expect(refunds).toEqual([
        expect.objectContaining({
          purpose: "price_difference",
          amount: proposal.back.amount,
        }),
      ])
      expect((await readCase(id)).prescription).toMatchObject({
        state: "awaiting_signature",
      })
      expect(await mails()).not.toContain("Marked-why")
    })

    it("is cancelled or abandoned by staff, and the patient is told", async () => {
      const { id, order_id, person } = await claimedCase()
      const abandon = `cases/${id}/abandon`
      const why = { reason: "Marked-wish of the patient" }
      await post("prescriber", `cases/${id}/release`)
      await expectAll([
        ["team", abandon, {}, 400, /^reason/],
        ["prescriber", abandon, why, 403, /role/],
        ["support", `cases/${id}/cancel`, why, 403, /role/],
        ["team", abandon, why, 400, /30 days/],
      ])
      clock.setOffset(31 * 24 * 3_600_000)
      expect((await post("team", abandon, why)).body["case"].state).toBe(
        "abandoned"
      )
      await drainWork(shop.container)
      const [thread] = (await mine(person, "messages")).body["threads"]
      expect(thread.messages[0].body).toContain("was ended")
      const order = (await mine(person, `orders/${order_id}`)).body["order"]
      expect(order.treatments[0].refund).not.toBeNull()
      expect(await mails()).not.toContain("Marked-wish")

      const other = await claimedCase()
      const cancelled = await post("admin", `cases/${other.id}/cancel`, why)
      expect(cancelled.body["case"].state).toBe("cancelled")
      const late = await post("prescriber", `cases/${other.id}/deny`, {
        reason: "interaction",
        notes: "Takes X",
      })
      expect(late.body["code"]).toBe("transition_not_allowed")
    })

    it("keeps the reasons in versions, by clinicians", async () => {
      const wording = {
        title: "Needs a blood test",
        advice_level: "see_gp",
        patient_text: "Please ask your GP for a blood test before you start.",
        categories: ["hair-loss"],
      }
      const added = await post("pharmacist", "denial-reasons", {
        code: "blood_test",
        ...wording,
      })
      expect([added.status, added.body["denial_reason"].version]).toEqual([
        201, 1,
      ])
      const path = "denial-reasons/blood_test"
      await expectAll([
        [
          "pharmacist",
          "denial-reasons",
          { code: "blood_test", ...wording },
          400,
          /taken/,
        ],
        ["team", path, { version: 1, ...wording }, 403, /role/],
        ["support", path, { version: 1, ...wording }, 403, /role/],
        ["prescriber", path, { version: 2, ...wording }, 409, /version 1/],
        [
          "prescriber",
          path,
          { version: 1, ...wording, categories: ["lost"] },
          400,
          /categories/,
        ],
        [
          "prescriber",
          "denial-reasons/none",
          { version: 1, ...wording },
          404,
          /none/,
        ],
      ])
      const changed = await post("prescriber", path, {
        version: 1,
        ...wording,
        categories: ["acne"],
      })
      expect(changed.body["denial_reason"].version).toBe(2)
      const listed = (await get("team", "denial-reasons")).body
      expect(listed["denial_reasons"]).toHaveLength(11)
      expect((await get("support", "denial-reasons")).status).toBe(403)
      const { id } = await claimedCase()
      const refused = await post("prescriber", `cases/${id}/deny`, {
        reason: "blood_test",
        notes: "No test",
      })
      expect(refused.body["message"]).toMatch(/^reason: .*hair-loss/)
    })
  },
})
