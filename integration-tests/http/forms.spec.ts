import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import {
  smallForm,
  smallFormCases,
} from "../../src/modules/consultation/testing/small-form"
import { systemActor } from "../../src/shared/actor"

import { ROLES } from "../fixtures/cases"
import { DOORS, WRONG } from "../fixtures/form-routes"
import { call } from "../fixtures/shop"
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
