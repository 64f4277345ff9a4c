import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import {
  passing,
  smallFormCases,
} from "../../src/modules/consultation/testing/small-form"
import { hashToken } from "../../src/shared/ids"

import { openFormDesk } from "../fixtures/form-desk"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

jest.setTimeout(60_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const { ask } = openDesk(shop)

    const { draftAs, begin, written, published } = openFormDesk(ask)
    const service = () =>
      shop.container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)

    /** A condition that many levels deep. */
    const nested = (levels: number): unknown =>
      levels === 1
        ? { question: "birth", operator: "exists" }
        : { not: nested(levels - 1) }

    it("tells where a form has a circle, an unknown question or an unknown reference", async () => {
      const { draft, content } = await written()
      const author = draftAs("pharmacist", draft.id)
      const { definition } = content
      const [rule, ...others] = definition.rules
      const broken: [string, unknown][] = [
        [
          "depends on itself: a → b → a",
          {
            ...definition,
            conditions: {
              ...definition.conditions,
              a: { condition: "b" },
              b: { condition: "a" },
            },
          },
        ],
        [
          'question "nowhere"',
          {
            ...definition,
            rules: [
              { ...rule, when: { question: "nowhere", operator: "exists" } },
              ...others,
            ],
          },
        ],
        [
          '"missing"',
          {
            ...definition,
            rules: [{ ...rule, when: { condition: "missing" } }, ...others],
          },
        ],
        [
          "nested deeper than 20 levels",
          {
            ...definition,
            rules: [{ ...rule, when: nested(21) }, ...others],
          },
        ],
        ["rules", { ...definition, rules: "none" }],
      ]
      let { revision } = draft
      for (const [told, candidate] of broken) {
        const saved = await author.post("", { revision, definition: candidate })
        revision = saved.body["draft"].revision
        const checked = await author.post("/check")
        expect(checked.body["publishable"]).toBe(false)
        const problems = checked.body["problems"].map(
          ({ place, message }: { place: string; message: string }) =>
            `${place}: ${message}`
        )
        expect(problems.join("; ")).toContain(told)
        for (const [action, body] of [
          ["/submit", { change_note: "Try." }],
          ["/evaluate", { answers: {} }],
        ] as const) {
          const refused = await author.post(action, body)
          expect([told, action, refused.status]).toEqual([told, action, 400])
          expect(refused.body["code"]).toBe("not_publishable")
          expect(refused.body["message"]).toContain(told)
        }
        expect(await author.get()).toMatchObject({ state: "editing", revision })
      }
    })

    it("tries a draft out, proves it, and says what speaks against it", async () => {
      const { draft } = await written()
      const author = draftAs("team", draft.id)
      const tried = await author.post("/evaluate", {
        answers: { ...passing, chest_pain: "yes", smoking: "daily" },
        today: "2026-11-21",
      })
      expect(tried.body).toMatchObject({
        outcome: "cannot_continue",
        missing: ["cigarettes"],
        suggestions: [],
      })
      expect(tried.body["trace"][0]).toMatchObject({
        rule_id: "chest_pain",
        status: "fired",
        answers_used: { chest_pain: "yes" },
        patient: {
          level: "emergency",
          phone_links: [{ label: "Call 999", href: "tel:999" }],
        },
      })
      expect(JSON.stringify(tried.body["steps"])).not.toMatch(/show_if|topic/)
      const proved = await author.post("/check")
      expect(proved.body).toMatchObject({ problems: [], publishable: true })
      expect(proved.body["golden"]).toHaveLength(smallFormCases.length)
      const mutations: { rule_kind: string; killed_by: string | null }[] =
        proved.body["mutations"]
      const deny = mutations.filter(({ rule_kind }) => rule_kind === "deny")
      expect(deny.length).toBeGreaterThan(6)
      expect(deny.every(({ killed_by }) => killed_by !== null)).toBe(true)
    })

    it("imports a FHIR questionnaire, with what it left out", async () => {
      const { draft, key } = await begin()
      const author = draftAs("pharmacist", draft.id)
      const questionnaire = {
        resourceType: "Questionnaire",
        status: "active",
        title: "Imported",
        item: [
          {
            linkId: "g",
            type: "group",
            text: "About you",
            item: [{ linkId: "g.1", type: "boolean", text: "Do you smoke?" }],
          },
        ],
      }
      const imported = await author.post("/import", { questionnaire })
      expect(imported.status).toBe(200)
      expect(imported.body).toMatchObject({
        draft: { revision: 2, definition: { key, title: "Imported" } },
        report: expect.any(Array),
      })
      const wrong = { questionnaire: { resourceType: "Patient" } }
      const refused = await author.post("/import", wrong)
      expect([refused.status, refused.body["code"]]).toEqual([
        400,
        "invalid_field",
      ])
      expect((await author.get()).revision).toBe(2)
    })

    it("replays a draft and exports a consultation, both on record and without a name", async () => {
      const { key, form } = await published()
      const holder = { token_hash: hashToken("a guest's token") }
      const { consultation } = await service().startConsultation({
        form_key: key,
        category: { handle: key, name: "Written" },
        product: null,
        ...holder,
        customer_id: null,
        patient_id: null,
      })
      const consultation_id = consultation.id
      await service().saveAnswers({
        consultation_id,
        holder,
        answers: Object.entries(passing).map(([question, value]) => ({
          question,
          value,
        })),
      })
      await service().submit({ consultation_id, holder })
      const opened = await ask(
        "pharmacist",
        "POST",
        `/admin/forms/${form.id}/drafts`,
        {}
      )
      const { id, definition } = opened.body["draft"]
      const draft = draftAs("pharmacist", id)
      await draft.post("", {
        revision: 1,
        definition: {
          ...definition,
          rules: definition.rules.map((rule: { id: string; when: object }) =>
            rule.id === "low_weight"
              ? { ...rule, when: { ...rule.when, value: 30 } }
              : rule
          ),
        },
      })
      const replayed = await draft.post("/replay", { limit: 10 })
      expect(replayed.body).toEqual({
        replayed: 1,
        changed: [
          {
            consultation_id,
            reference: consultation.reference,
            submitted_at: expect.any(String),
            before: "continue",
            after: "needs_review",
            rules_added: ["low_weight"],
            rules_removed: [],
          },
        ],
      })
      const path = `/admin/consultations/${consultation_id}/fhir`
      const exported = await ask("prescriber", "GET", path)
      expect(exported.headers["content-type"]).toMatch("application/fhir+json")
      expect(exported.body).toMatchObject({
        resourceType: "QuestionnaireResponse",
        status: "completed",
      })
      const rows = await service().listOutboxes({
        topic: ["form.draft_replayed", "consultation.exported"],
      })
      expect(rows.map(({ topic }) => topic).sort()).toEqual([
        "consultation.exported",
        "form.draft_replayed",
      ])
    })
  },
})
