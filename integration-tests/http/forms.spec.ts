import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import {
  passing,
  smallForm,
  smallFormCases,
} from "../../src/modules/consultation/testing/small-form"
import { systemActor } from "../../src/shared/actor"
import { hashToken } from "../../src/shared/ids"
import { signIn, type SeedRole } from "../fixtures/cases"
import { DOORS, ROLES, WRONG } from "../fixtures/form-routes"
import { call, must, seedShop, type Headers, type Shop } from "../fixtures/shop"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

jest.setTimeout(60_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    const people = new Map<SeedRole, Headers>()

    beforeAll(async () => {
      shop = await seedShop(getContainer(), must(api.defaults.baseURL))
      for (const role of ROLES) {
        people.set(role, await signIn(shop, role))
      }
    })

    const ask = (
      role: SeedRole,
      method: string,
      path: string,
      body?: unknown
    ) =>
      call(shop, method, path, {
        headers: must(people.get(role)),
        ...(body === undefined ? {} : { body }),
      })
    const draftAs = (role: SeedRole, id: string) => ({
      get: async () =>
        (await ask(role, "GET", `/admin/form-drafts/${id}`)).body["draft"],
      post: (action: string, body: unknown = {}) =>
        ask(role, "POST", `/admin/form-drafts/${id}${action}`, body),
    })
    const service = () =>
      getContainer().resolve<ConsultationModuleService>(CONSULTATION_MODULE)

    /** A condition that many levels deep. */
    const nested = (levels: number): unknown =>
      levels === 1
        ? { question: "birth", operator: "exists" }
        : { not: nested(levels - 1) }

    let forms = 0
    /** A new form and its draft, begun by the administrator. */
    async function begin() {
      const key = `written-${++forms}`
      const made = await ask("admin", "POST", "/admin/forms", {
        key,
        title: `Written ${forms}`,
        covers: "treatment",
      })
      expect(made.status).toBe(201)
      const { form, draft } = made.body
      const content = {
        definition: { ...smallForm, key },
        golden_cases: smallFormCases,
      }
      return { key, form, draft, content }
    }
    /** The same with all its content, written by the pharmacist. */
    async function written() {
      const begun = await begin()
      const saved = await draftAs("pharmacist", begun.draft.id).post("", {
        revision: 1,
        ...begun.content,
      })
      expect(saved.status).toBe(200)
      return { ...begun, draft: saved.body["draft"] }
    }
    async function published() {
      const begun = await written()
      const author = draftAs("pharmacist", begun.draft.id)
      const reader = draftAs("prescriber", begun.draft.id)
      await author.post("/submit", { change_note: "The first." })
      const answer = await reader.post("/publish", { revision: 2 })
      expect(answer.body).toEqual({
        version: { id: expect.any(String), key: begun.key, number: 1 },
      })
      return begun
    }

    it("opens each door to the roles that may pass, and to nobody else", async () => {
      for (const [method, path, body, allowed, behind] of DOORS) {
        const stranger = await call(shop, method, path, {
          ...(body === undefined ? {} : { body }),
        })
        expect([path, stranger.status]).toEqual([path, 401])
        for (const role of ROLES) {
          const answer = await ask(role, method, path, body)
          const wanted = allowed.includes(role) ? behind : 403
          expect([method, path, role, answer.status]).toEqual([
            method,
            path,
            role,
            wanted,
          ])
          expect(answer.headers["cache-control"]).toBe("no-store")
        }
      }
    })

    it("names the field that is wrong and changes nothing", async () => {
      const { draft } = await begin()
      const author = draftAs("pharmacist", draft.id)
      for (const [action, body, field] of WRONG) {
        const { status, body: answer } = await author.post(action, body)
        expect([action, field, status, answer["code"]]).toEqual([
          action,
          field,
          400,
          "invalid_field",
        ])
        expect(answer["errors"][0].field).toBe(field)
      }
      const big = { revision: 1, definition: { title: "x".repeat(600_000) } }
      expect((await author.post("", big)).status).toBe(413)
      const now = await draftAs("admin", draft.id).get()
      expect(now).toEqual(draft)
    })

    it("takes a form from nothing to a version by a second person", async () => {
      const { form, key, draft } = await published()
      const closed = await draftAs("prescriber", draft.id).get()
      expect(closed).toMatchObject({
        state: "published",
        may: { edit: false, submit: false, publish: false, discard: false },
        editors: [{ name: "Robin Hale" }, { name: "Amara Okafor" }],
      })
      const one = await ask("team", "GET", `/admin/forms/${form.id}`)
      expect(one.body).toMatchObject({
        form: { key, version: 1, draft: null, submitted_30_days: 0 },
        versions: [
          {
            number: 1,
            published_by_name: "Dr Priya Nair",
            change_note: "The first.",
            consultations: 0,
          },
        ],
      })
      const list = await ask("team", "GET", `/admin/forms?q=${key}&limit=1`)
      expect(list.body).toMatchObject({ count: 1, forms: [{ key }] })
      const version = `/admin/forms/${form.id}/versions/1`
      const stored = await ask("team", "GET", version)
      expect(stored.body["version"].golden_cases).toEqual(smallFormCases)
      const fhir = await ask("team", "GET", `${version}/fhir`)
      expect(fhir.headers["content-type"]).toMatch("application/fhir+json")
      expect(fhir.body).toMatchObject({ resourceType: "Questionnaire" })
      const next = await ask(
        "pharmacist",
        "POST",
        `/admin/forms/${form.id}/drafts`,
        {}
      )
      expect(next.status).toBe(201)
      const second = draftAs("pharmacist", next.body["draft"].id)
      const { definition } = next.body["draft"]
      await second.post("", {
        revision: 1,
        definition: { ...definition, intro: "Another intro." },
      })
      const changes = [
        {
          what: "form",
          change: "changed",
          fields: [
            {
              field: "intro",
              before: smallForm.intro,
              after: "Another intro.",
            },
          ],
        },
      ]
      const path = `/admin/form-drafts/${next.body["draft"].id}/compare`
      expect((await ask("team", "GET", path)).body).toMatchObject({ changes })
      await second.post("/submit", { change_note: "The second." })
      await draftAs("pharmacist2", next.body["draft"].id).post("/publish", {
        revision: 2,
      })
      const between = `/admin/forms/${form.id}/compare?from=1&to=2`
      expect((await ask("team", "GET", between)).body).toMatchObject({
        changes,
      })
    })

    it("refuses each wrong step by its own name and changes nothing", async () => {
      const { draft, form, key, content } = await written()
      const author = draftAs("pharmacist", draft.id)
      const reader = draftAs("prescriber", draft.id)
      const refuses = async (
        step: () => Promise<{ status: number; body: Record<string, unknown> }>,
        status: number,
        code: string
      ) => {
        const before = await author.get()
        const answer = await step()
        expect([answer.status, answer.body["code"]]).toEqual([status, code])
        expect(await author.get()).toEqual(before)
      }
      const edit = () =>
        reader.post("", { revision: 2, definition: { key, title: "Empty" } })
      const stale = () => reader.post("", { revision: 1, ...content })
      const publish = () => reader.post("/publish", { revision: 2 })
      const again = { key, title: "Again", covers: "test" }
      const drafts = `/admin/forms/${form.id}/drafts`

      await refuses(stale, 409, "stale_revision")
      await refuses(publish, 409, "review_required")
      await refuses(
        () => reader.post("/send-back", { note: "?" }),
        409,
        "review_required"
      )
      await refuses(
        () => ask("admin", "POST", "/admin/forms", again),
        409,
        "already_exists"
      )
      await refuses(() => ask("admin", "POST", drafts, {}), 409, "draft_open")
      await refuses(
        () => author.post("", { revision: 2, base_version: 1 }),
        409,
        "stale_base"
      )
      await author.post("/submit", { change_note: "Ready." })
      await refuses(edit, 409, "draft_in_review")
      await refuses(
        () => author.post("/publish", { revision: 2 }),
        403,
        "second_person_required"
      )
      await refuses(
        () => reader.post("/publish", { revision: 1 }),
        409,
        "stale_revision"
      )
      expect((await reader.get()).may).toEqual({
        edit: false,
        submit: false,
        send_back: true,
        publish: true,
        discard: true,
      })
      expect((await author.get()).may.publish).toBe(false)
      await reader.post("/discard")
      await refuses(edit, 409, "draft_closed")
      await refuses(publish, 409, "draft_closed")
    })

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

    it("leaves publishing by the system under the same checks", async () => {
      await expect(
        service().publishFormVersion({
          definition: { ...smallForm, key: "unproved" },
          golden_cases: [],
          actor: systemActor("seed"),
        })
      ).rejects.toThrow("golden_cases")
      const { body } = await ask("team", "GET", "/admin/forms?q=unproved")
      expect(body).toEqual({ forms: [], count: 0 })
    })
  },
})
