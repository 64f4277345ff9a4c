import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { SEED_FORMS } from "../../src/scripts/seed/forms"
import { healthyAnswers } from "../support/healthy-person"
import { drainWork } from "../../src/workflows/relay/drain"
import {
  type Answer,
  call,
  makeCustomer,
  makePatient,
  must,
  type Person,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

const sandbox = useSandbox()

const consents = { terms: true, remote_consultation: true }

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")

    beforeAll(async () => {})

    type Guest = { id: string; headers: Record<string, string> }

    const accept = (key: string) =>
      Object.entries(healthyAnswers(key)).map(([question, value]) => ({
        question,
        value,
      }))

    async function start(body: unknown, person?: Person): Promise<Guest> {
      const answer = await call(shop, "POST", "/store/consultations", {
        body,
        ...(person ? { headers: person.headers } : {}),
      })
      expect(answer.status).toBe(201)
      expect(answer.headers["cache-control"]).toBe("no-store")
      return {
        id: String(answer.body["consultation"].id),
        headers: { "x-consultation-token": String(answer.body["token"]) },
      }
    }
    const at = (guest: Guest, rest = "") =>
      `/store/consultations/${guest.id}${rest}`
    const get = (guest: Guest, rest = "") =>
      call(shop, "GET", at(guest, rest), { headers: guest.headers })
    const post = (guest: Guest, rest: string, body: unknown) =>
      call(shop, "POST", at(guest, rest), { body, headers: guest.headers })
    const save = (guest: Guest, answers: unknown[]) =>
      post(guest, "/answers", { answers })
    async function submitted(category: string, product?: string) {
      const guest = await start({ category, ...(product ? { product } : {}) })
      const answers = accept(category)
      await save(guest, answers.slice(0, 12))
      await save(guest, answers.slice(12))
      const answer = await post(guest, "/submit", { consents })
      expect(answer.status).toBe(200)
      return { guest, answer }
    }

    it("leads a guest from the first question to a submitted consultation", async () => {
      const guest = await start({ category: "hair-loss" })
      const first = (await get(guest)).body["consultation"]
      expect(first).toMatchObject({
        state: "draft",
        category: { handle: "hair-loss", name: "Hair loss" },
        product: null,
        current_step: "you",
        progress: { done: 0 },
        answers: {},
        denial: null,
        notices: [],
        can_submit: false,
        submitted_at: null,
        consents: { terms: { version: expect.any(String) } },
      })
      const answers = accept("hair-loss")
      const half = await save(guest, answers.slice(0, 3))
      expect(half.body["consultation"]).toMatchObject({
        current_step: "pattern",
        progress: { done: 1 },
        answers: { sex: "male" },
      })
      const notYet = await post(guest, "/submit", { consents })
      expect(notYet.status).toBe(400)
      expect(notYet.body["message"]).toContain("answers.pattern")
      const full = await save(guest, answers.slice(3))
      expect(full.body["consultation"]).toMatchObject({
        current_step: null,
        can_submit: true,
      })

      for (const [body, field] of [
        [{}, "consents"],
        [{ consents: { terms: true } }, "consents.remote_consultation"],
        [{ consents: { ...consents, terms: false } }, "consents.terms"],
      ] as const) {
        const refused = await post(guest, "/submit", body)
        expect(refused.status).toBe(400)
        expect(refused.body["errors"][0].field).toBe(field)
      }
      const done = await post(guest, "/submit", { consents })
      expect(done.body["consultation"]).toMatchObject({
        state: "submitted",
        reference: expect.stringMatching(/^CON-/),
        submitted_at: expect.any(String),
        can_submit: false,
      })
      const late = await save(guest, [{ question: "family", value: "no" }])
      expect(late.status).toBe(409)
      expect(late.body["code"]).toBe("transition_not_allowed")
    })

    it("denies at once with the advice of the rule, to guests too, and never shows a rule", async () => {
      const seen: Answer[] = []
      const guest = await start({ category: "hair-loss" })
      seen.push(await get(guest))
      const noticed = await save(guest, [{ question: "liver", value: "yes" }])
      seen.push(noticed)
      expect(noticed.body["consultation"]).toMatchObject({
        state: "draft",
        notices: [{ level: "see_gp", title: expect.any(String) }],
      })
      const denied = await save(guest, [
        { question: "self_harm", value: "yes" },
      ])
      seen.push(denied, await get(guest))
      for (const { body } of seen.slice(2)) {
        expect(body["consultation"]).toMatchObject({
          state: "denied",
          current_step: null,
          can_submit: false,
          denial: {
            level: "urgent",
            title: "Please talk to somebody now",
            advice: expect.arrayContaining([expect.any(String)]),
            phone_links: expect.arrayContaining([
              { label: "Call Samaritans on 116 123", href: "tel:116123" },
            ]),
          },
        })
      }
      const again = await save(guest, [{ question: "self_harm", value: "no" }])
      expect(again.status).toBe(409)

      const told = JSON.stringify(seen.map(({ body }) => body))
      const hair = must(
        SEED_FORMS.find(({ definition }) => definition.key === "hair-loss")
      )
      for (const rule of hair.definition.rules) {
        expect(told).not.toContain(rule.clinician_text)
      }
      for (const word of [
        "show_if",
        "reason_code",
        "clinician_text",
        '"when"',
        "rule",
        "trace",
        "token_hash",
        "_enc",
        "outcome",
      ]) {
        expect(told).not.toContain(word)
      }
    })

    it("tells team and patient of a denial without a word about health", async () => {
      const person = await makePatient(shop)
      const guest = await start({ category: "erectile-dysfunction" })
      await save(guest, [{ question: "ed_medicines", value: ["nitrates"] }])
      await call(shop, "POST", at(guest, "/claim"), {
        body: {},
        headers: { ...guest.headers, ...person.headers },
      })
      await drainWork(shop.container)
      const calls = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({ partner: "email" })
      const operations = calls.map(({ operation }) => operation)
      expect(operations).toContain("consultation_denied_team")
      expect(
        calls.filter(({ operation }) => operation === "consultation_denied")
      ).toMatchObject([{ subject_id: guest.id, state: "done" }])
      const inbox = await fetch(
        `${sandbox.url}/_control/mailbox?to=${encodeURIComponent(person.email)}`
      )
      const mails = await inbox.text()
      expect(mails).toContain("There is news about your consultation")
      expect(mails).not.toMatch(/nitrate|erectile|poppers|blood pressure/i)
    })

    it("refuses what does not fit, by field, and changes nothing", async () => {
      const guest = await start({ category: "weight-management" })
      const wrong = await save(guest, [
        { question: "sex", value: "male" },
        { question: "body", value: { height_cm: "tall", weight_kg: 80 } },
        { question: "comorbidity", value: "none" },
        { question: "for_yourself", value: true },
        { question: "date_of_birth", value: "2026-02-30" },
        { question: "nobody", value: 1 },
      ])
      expect(wrong.status).toBe(400)
      expect(wrong.body["code"]).toBe("invalid_field")
      expect(
        wrong.body["errors"].map(({ field }: { field: string }) => field)
      ).toEqual([
        "answers.body",
        "answers.comorbidity",
        "answers.for_yourself",
        "answers.date_of_birth",
        "answers.nobody",
      ])
      expect(wrong.body["message"]).toMatch(/^answers\.body: /)
      const hidden = await save(guest, [{ question: "pregnancy", value: "no" }])
      expect(hidden.body["errors"][0].field).toBe("answers.pregnancy")
      const unit = await save(guest, [
        {
          question: "body",
          value: { height_cm: 180, weight_kg: 80 },
          unit: "stone",
        },
      ])
      expect(unit.status).toBe(400)
      expect((await get(guest)).body["consultation"].answers).toEqual({})

      for (const [body, field] of [
        [{}, "category"],
        [{ category: "nowhere" }, "category"],
        [{ category: "hair-loss", product: "nothing" }, "product"],
        [{ category: "hair-loss", rules: [] }, "rules"],
      ] as const) {
        const refused = await call(shop, "POST", "/store/consultations", {
          body,
        })
        expect([field, refused.status]).toEqual([field, 400])
        expect(refused.body["message"]).toContain(field)
      }
    })

    it("is closed to everybody but its holder", async () => {
      const guest = await start({ category: "acne" })
      const other = await start({ category: "acne" })
      const stranger = await makeCustomer(shop)
      const owner = await makeCustomer(shop)
      const routes: [string, string, unknown?][] = [
        ["GET", ""],
        ["GET", "/treatments"],
        ["POST", "/answers", { answers: [{ question: "sex", value: "male" }] }],
        ["POST", "/submit", { consents }],
      ]
      const tryAll = async (headers: Record<string, string>) => {
        for (const [method, rest, body] of routes) {
          const answer = await call(shop, method, at(guest, rest), {
            headers,
            ...(body ? { body } : {}),
          })
          expect([method, rest, answer.status]).toEqual([method, rest, 404])
        }
      }
      await tryAll({})
      await tryAll({ "x-consultation-token": "forged" })
      await tryAll(other.headers)
      await tryAll(stranger.headers)
      const claim = (headers: Record<string, string>) =>
        call(shop, "POST", at(guest, "/claim"), { body: {}, headers })
      expect((await claim(guest.headers)).status).toBe(401)
      expect((await claim(stranger.headers)).status).toBe(404)
      const claimed = await claim({ ...guest.headers, ...owner.headers })
      expect(claimed.status).toBe(200)
      expect((await claim(owner.headers)).status).toBe(200)
      await tryAll(guest.headers)
      await tryAll({ ...guest.headers, ...stranger.headers })
      const own = await call(shop, "GET", at(guest), { headers: owner.headers })
      expect(own.status).toBe(200)

      const list = (headers: Record<string, string>) =>
        call(shop, "GET", "/store/account/consultations", { headers })
      expect((await list({})).status).toBe(401)
      const mine = (await list(owner.headers)).body["consultations"]
      expect(mine).toMatchObject([{ id: guest.id, state: "draft" }])
      expect((await list(stranger.headers)).body["consultations"]).toEqual([])
    })

    it("shows treatments and prices after submission only, unranked, each with its reason", async () => {
      const draft = await start({ category: "acne" })
      const early = await get(draft, "/treatments")
      expect([early.status, early.body["code"]]).toEqual([400, "not_eligible"])

      const { guest } = await submitted("acne")
      const { treatments } = (await get(guest, "/treatments")).body
      const titles = treatments.map(
        ({ product }: { product: { title: string } }) => product.title
      )
      expect(titles.length).toBeGreaterThan(1)
      expect(titles).toEqual([...titles].sort())
      for (const treatment of treatments) {
        expect(treatment).toMatchObject({
          reason: expect.stringContaining("discussed"),
          variants: [
            {
              pack_size: expect.any(String),
              price: { amount: expect.any(Number), currency: "gbp" },
              in_stock: true,
              max_quantity: expect.any(Number),
            },
          ],
        })
        expect(Number.isInteger(treatment.variants[0].price.amount)).toBe(true)
      }
      const [chosen] = treatments
      // Five per cent less than a pack by itself (PAY-2).
      expect(chosen.variants[0].plans).toEqual([
        {
          months: 3,
          price: {
            amount: Math.round(chosen.variants[0].price.amount * 0.95),
            currency: "gbp",
          },
        },
      ])
      const byProduct = await submitted("acne", chosen.product.handle)
      expect(byProduct.answer.body["consultation"].product).toEqual(
        chosen.product
      )
      const only = await get(byProduct.guest, "/treatments")
      expect(only.body["treatments"]).toEqual([chosen])
    })

    it("submits every seeded form with its healthy person, and takes a repeated save once", async () => {
      for (const { definition } of SEED_FORMS) {
        const { guest, answer } = await submitted(definition.key)
        expect(answer.body["consultation"]).toMatchObject({
          state: "submitted",
          notices: [],
        })
        expect(guest.id).toMatch(/^con_/)
      }
      const guest = await start({ category: "hair-loss" })
      const body = {
        answers: [{ question: "sex", value: "male" }],
        client_key: "one-and-the-same",
      }
      await Promise.all([1, 2, 3].map(() => post(guest, "/answers", body)))
      const events = await shop.container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .listAnswerEvents({ consultation_id: guest.id })
      expect(events).toHaveLength(1)
    })
  },
})
