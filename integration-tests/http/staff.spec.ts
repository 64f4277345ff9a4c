import { readdirSync, readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { SEED_STAFF } from "../../src/scripts/seed/staff"
import { call, must, seedShop, type Shop } from "../fixtures/shop"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

const ADMIN_ROUTES = join(__dirname, "../../src/api/admin")
const METHODS = /export (?:async function|const) (GET|POST|PUT|PATCH|DELETE)\b/g

/** "GET /admin/cases/x": every method that a route file of ours exports. */
const ownAdminRoutes = (): string[] =>
  readdirSync(ADMIN_ROUTES, { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === "route.ts")
    .flatMap((file) => {
      const path = `/admin/${dirname(file).replaceAll(/\[[^\]]+\]/g, "x")}`
      const source = readFileSync(join(ADMIN_ROUTES, file), "utf8")
      const methods = [...source.matchAll(METHODS)].map(([, method]) => method)
      return methods.map((method) => `${must(method)} ${path}`)
    })

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    beforeAll(async () => {
      shop = await seedShop(getContainer(), must(api.defaults.baseURL))
    })

    const signIn = async (email: string) => {
      const { body } = await call(shop, "POST", "/auth/user/emailpass", {
        body: { email, password: "willow-demo-2026" },
      })
      return { authorization: `Bearer ${body["token"]}` }
    }
    const emailOf = (role: string) =>
      must(SEED_STAFF.find((person) => person.role === role)).email

    it("lets each role in where it belongs, and nobody else", async () => {
      expect((await call(shop, "GET", "/admin/staff/me")).status).toBe(401)
      for (const { role, email } of SEED_STAFF) {
        const headers = await signIn(email)
        const ask = async (method: string, path: string, body?: unknown) =>
          (
            await call(shop, method, path, {
              headers,
              ...(body ? { body } : {}),
            })
          ).status
        const me = await call(shop, "GET", "/admin/staff/me", { headers })
        expect(me.body["staff"]).toMatchObject({ role, email })
        const administers = role === "administrator"
        const edits = administers || role === "pharmacist"
        expect(await ask("GET", "/admin/staff")).toBe(administers ? 200 : 403)
        expect(await ask("POST", "/admin/staff", {})).toBe(
          administers ? 400 : 403
        )
        expect(await ask("GET", "/admin/formulary-items")).toBe(
          role === "support" ? 403 : 200
        )
        expect(await ask("POST", "/admin/formulary-items", {})).toBe(
          edits ? 400 : 403
        )
      }
    })

    it("suspends somebody within the request, but never oneself", async () => {
      const admin = await signIn(emailOf("administrator"))
      const supporter = await signIn(emailOf("support"))
      const all = await call(shop, "GET", "/admin/staff", { headers: admin })
      const find = (role: string) =>
        all.body["staff"].find((one: { role: string }) => one.role === role)
      const save = (role: string, change: Record<string, unknown>) => {
        const { user_id, name } = find(role)
        return call(shop, "POST", "/admin/staff", {
          headers: admin,
          body: { user_id, name, role, ...change },
        })
      }
      const own = await save("administrator", { suspended: true })
      expect(own.body["code"]).toBe("not_eligible")
      const suspended = await save("support", { suspended: true })
      expect(suspended.body["staff"].suspended_at).not.toBeNull()
      const refused = await call(shop, "GET", "/admin/staff/me", {
        headers: supporter,
      })
      expect(refused.status).toBe(403)
      expect(refused.body["code"]).toBe("role_required")
      // A route of ours that forgot its role check would answer otherwise.
      const routes = ownAdminRoutes()
      expect(routes.length).toBeGreaterThan(60)
      for (const route of routes) {
        const [method = "", path = ""] = route.split(" ")
        const closed = await call(shop, method, path, { headers: supporter })
        expect([route, closed.status]).toEqual([route, 403])
        const other = path.replace("/admin", "/ADMIN").concat("/")
        const again = await call(shop, method, other, { headers: supporter })
        expect([other, again.status]).toEqual([other, 403])
        const unknown = await call(shop, method, path, {})
        expect([route, unknown.status]).toEqual([route, 401])
      }
      const wrong = await save("pharmacist", {
        registration_body: "GPhC",
        registration_number: "123",
      })
      expect(wrong.body["message"]).toMatch(/registration_number/)
    })

    it("lets a pharmacist change an item, with the rules of ENT-1", async () => {
      const headers = await signIn(emailOf("pharmacist"))
      const { body } = await call(
        shop,
        "GET",
        `/admin/formulary-items?variant_id=${shop.pom}`,
        { headers }
      )
      const [item] = body["formulary_items"]
      expect(item).toMatchObject({
        legal_class: "POM",
        dmd_verified: false,
        e_prescribing: { allowed: true },
        category: { handle: "hair-loss" },
      })
      const change = (fields: Record<string, unknown>) =>
        call(shop, "POST", `/admin/formulary-items/${item.id}`, {
          headers,
          body: fields,
        })
      for (const [fields, named] of [
        [{ consultation: "none" }, "consultation"],
        [{ controlled_schedule: 2 }, "sellable"],
        [{ dmd_vmp: "317893004" }, "dmd_vmp"],
        [{ weight_grams: 0 }, "weight_grams"],
        [{ variant_id: "variant_x" }, "variant_id"],
      ] as const) {
        const refused = await change(fields)
        expect(refused.status).toBe(400)
        expect(refused.body["message"]).toContain(named)
      }
      const saved = await change({ dmd_exemption_note: null })
      expect(saved.body["formulary_item"]).toMatchObject({
        dmd_exempted_by: null,
        e_prescribing: { allowed: false, reason: expect.any(String) },
      })
    })
  },
})
