import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import {
  smallForm,
  smallFormCases,
} from "../../src/modules/consultation/testing/small-form"
import { systemActor } from "../../src/shared/actor"
import { type SeedRole } from "../fixtures/cases"
import { must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

jest.setTimeout(60_000)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const { ask } = openDesk(shop, ["pharmacist", "prescriber"])

    const categories = async (): Promise<
      { id: string; handle: string; form_key: string }[]
    > =>
      (await ask("pharmacist", "GET", "/admin/clinical-categories")).body[
        "clinical_categories"
      ]
    const attach = async (role: SeedRole, body: unknown, id?: string) => {
      const [first] = await categories()
      const path = `/admin/clinical-categories/${id ?? must(first).id}`
      return ask(role, "POST", path, body)
    }

    test("a pharmacist lets a category ask another published form", async () => {
      const { key } = await shop.container
        .resolve<ConsultationModuleService>(CONSULTATION_MODULE)
        .publishFormVersion({
          definition: smallForm,
          golden_cases: smallFormCases,
          actor: systemActor("test"),
        })
      const other = must((await categories())[0])
      const answer = await attach("pharmacist", { form_key: key }, other.id)
      expect(answer.status).toBe(200)
      expect(answer.body["clinical_category"]).toEqual({
        ...other,
        form_key: key,
      })
      const after = await categories()
      expect(after.find(({ id }) => id === other.id)?.form_key).toBe(key)
    })

    test("a pharmacist sets whether a category has plans and how long one may stand still", async () => {
      const { id } = must((await categories())[0])
      const path = `/admin/clinical-categories/${id}/plan-policy`
      const policy = { plans_allowed: false, longest_gap_days: 63 }
      expect((await ask("prescriber", "POST", path, policy)).status).toBe(403)
      const short = { ...policy, longest_gap_days: 30 }
      expect((await ask("pharmacist", "POST", path, short)).status).toBe(400)
      expect((await ask("pharmacist", "POST", path, policy)).status).toBe(200)
      const after = await categories()
      expect(after.find((one) => one.id === id)).toMatchObject(policy)
    })

    test("nothing but a published form can be asked, and nothing changes", async () => {
      const before = await categories()
      const made = await ask("pharmacist", "POST", "/admin/forms", {
        key: "not-published",
        title: "Not published",
        covers: "test",
      })
      expect(made.status).toBe(201)
      for (const body of [
        { form_key: "not-published" },
        { form_key: "unknown-form" },
        { form_key: "" },
        { form_key: 7 },
        {},
        { form_key: "acne", name: "Other" },
      ]) {
        expect((await attach("pharmacist", body)).status).toBe(400)
      }
      const unknown = await attach(
        "pharmacist",
        { form_key: must(before[0]).form_key },
        "ccat_unknown"
      )
      expect(unknown.status).toBe(404)
      expect(await categories()).toEqual(before)
    })

    test("who doesn't edit the formulary may not", async () => {
      const [, second] = await categories()
      const body = { form_key: must(second).form_key }
      expect((await attach("prescriber", body)).status).toBe(403)
    })
  },
})
