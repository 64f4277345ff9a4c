import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { runLoad } from "../../scripts/bench/answer-load"
import { beginShort, type Guest, seedShortForm } from "../fixtures/answering"
import { call, makeCustomer, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

const DEVICE = "device-telephone"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    beforeAll(async () => {
      await seedShortForm(shop)
    })

    const at = (guest: Guest, rest = "") =>
      `/store/consultations/${guest.id}${rest}`
    const post = (guest: Guest, rest: string, body: unknown) =>
      call(shop, "POST", at(guest, rest), { body, headers: guest.headers })
    const one = (
      guest: Guest,
      answer: Record<string, unknown>,
      rest: Record<string, unknown> = {}
    ) => post(guest, "/answers", { answers: [answer], ...rest })
    const tapeOf = (id: string) =>
      shop.container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .listAnswerEvents({ consultation_id: id }, { order: { seq: "ASC" } })

    it("leaves out an answer that comes late from its device and says so", async () => {
      const guest = await beginShort(shop)
      const answer = (value: string, client_seq: number) =>
        one(
          guest,
          { question: "question_1", value, client_seq },
          { device: DEVICE, client_key: `${DEVICE}-${client_seq}` }
        )
      expect((await answer("no", 2)).body["superseded"]).toEqual([])
      const late = await answer("yes", 1)
      expect([late.status, late.body["superseded"]]).toEqual([
        200,
        ["question_1"],
      ])
      expect(late.body["consultation"].answers).toEqual({ question_1: "no" })
      expect(await tapeOf(guest.id)).toHaveLength(1)

      const wrong = [
        { question: "question_1", value: "no", client_seq: 1 },
        { question: "question_1", value: "no", client_seq: -1 },
        { question: "question_1", value: "no", client_seq: 1.5 },
      ]
      const [unnamed, ...others] = wrong
      const refused = await one(guest, must(unnamed))
      expect([refused.status, refused.body["errors"][0].field]).toEqual([
        400,
        "device",
      ])
      for (const bad of others) {
        expect((await one(guest, bad, { device: DEVICE })).status).toBe(400)
      }
      expect(
        (
          await one(
            guest,
            { question: "question_1", value: "no" },
            { device: "a b" }
          )
        ).status
      ).toBe(400)
    })

    it("converts feet and stones, and names a wrong field in the units that were used", async () => {
      const guest = await beginShort(shop)
      const imperial = (value: unknown) =>
        one(guest, { question: "body", value, unit: "imperial" })
      const saved = await imperial({
        height_ft: 5,
        height_in: 10,
        weight_st: 12,
        weight_lb: 7,
      })
      expect(saved.body["consultation"].answers).toEqual({
        body: { height_cm: 177.8, weight_kg: 79.38 },
      })
      const wrong = await imperial({
        height_ft: 9,
        height_in: 1,
        weight_st: 12,
        weight_lb: 7,
      })
      expect(wrong.status).toBe(400)
      expect(wrong.body["errors"]).toEqual([
        {
          field: "answers.body",
          message: "height has to be between 3 ft 4 in and 8 ft 2 in",
        },
      ])
    })

    it("goes on after the account has taken it over, in both tabs, and refuses the guest's", async () => {
      const guest = await beginShort(shop)
      const person = await makeCustomer(shop)
      const stranger = await makeCustomer(shop)
      const signedIn: Guest = { id: guest.id, headers: person.headers }
      const both: Guest = {
        id: guest.id,
        headers: { ...guest.headers, ...person.headers },
      }
      await one(guest, { question: "question_1", value: "no" })
      const claims = await Promise.all(
        [1, 2, 3].map(() => post(both, "/claim", {}))
      )
      expect(claims.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(claims[0]?.body["consultation"].answers).toEqual({
        question_1: "no",
      })
      const tabs = await Promise.all([
        one(both, { question: "question_2", value: "no" }),
        one(signedIn, { question: "question_3", value: "no" }),
      ])
      expect(tabs.map(({ status }) => status)).toEqual([200, 200])
      const lost = await one(guest, { question: "question_2", value: "yes" })
      expect(lost.status).toBe(404)
      const foreign: Guest = {
        id: guest.id,
        headers: { ...guest.headers, ...stranger.headers },
      }
      expect((await post(foreign, "/claim", {})).status).toBe(404)
      // Another device: no token at all, only the sign-in.
      const resumed = await call(shop, "GET", at(guest), {
        headers: person.headers,
      })
      expect(resumed.body["consultation"]).toMatchObject({
        current_step: "first",
        answers: { question_1: "no", question_2: "no", question_3: "no" },
      })
    })

    it("refuses an answer to what has ended with 409 and changes nothing", async () => {
      const guest = await beginShort(shop)
      const denied = await one(guest, { question: "question_4", value: "yes" })
      expect(denied.body["consultation"]).toMatchObject({
        state: "denied",
        denial: { level: "see_gp", title: "See your GP" },
      })
      const late = await one(guest, { question: "question_4", value: "no" })
      expect([late.status, late.body["code"]]).toEqual([
        409,
        "transition_not_allowed",
      ])
      expect(await tapeOf(guest.id)).toHaveLength(1)
    })

    it("loses no answer and no order under a small load", async () => {
      const guests = await Promise.all(
        Array.from({ length: 20 }, () => beginShort(shop))
      )
      const load = await runLoad({
        url: shop.baseUrl,
        key: shop.key,
        patients: guests.map(({ id, headers }) => ({
          id,
          token: must(headers["x-consultation-token"]),
        })),
        questions: ["question_1", "question_2", "question_3"],
        answers: 400,
        perMinute: 10_000,
      })
      expect(load.failed).toEqual([])
      expect(load.sent).toBe(400)
      for (const { id, expected } of load.patients) {
        const tape = await tapeOf(id)
        expect(tape.map(({ seq }) => seq)).toEqual(tape.map((_, n) => n + 1))
        const questions = tape.map(({ question_id }) => question_id)
        expect(questions).toEqual(expected.questions)
        const view = await call(shop, "GET", `/store/consultations/${id}`, {
          headers: must(guests.find((guest) => guest.id === id)).headers,
        })
        expect(view.body["consultation"].answers).toEqual(expected.answers)
      }
    })
  },
})
