import { Modules } from "@medusajs/framework/utils"
import { SEED_STAFF } from "../../src/scripts/seed/staff"
import { call, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

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
      const change = (role: string, action: string, reason: string) =>
        call(shop, "POST", `/admin/staff/${find(role).id}/${action}`, {
          headers: admin,
          body: { reason },
        })
      const own = await change("administrator", "suspend", "left")
      expect(own.body["code"]).toBe("not_eligible")
      const { user_id, name } = find("administrator")
      const demoted = await call(shop, "POST", "/admin/staff", {
        headers: admin,
        body: { user_id, name, role: "support" },
      })
      expect(demoted.body["code"]).toBe("not_eligible")
      const suspended = await change("support", "suspend", "on_leave")
      expect(suspended.body["staff"]).toMatchObject({
        suspended_at: expect.any(String),
        suspension_reason: "on_leave",
      })
      const refused = await call(shop, "GET", "/admin/staff/me", {
        headers: supporter,
      })
      expect(refused.status).toBe(403)
      expect(refused.body["code"]).toBe("permission_denied")
      const back = await change("support", "reinstate", "returned")
      expect(back.body["staff"].suspended_at).toBeNull()
      const me = await call(shop, "GET", "/admin/staff/me", {
        headers: supporter,
      })
      expect(me.body).toMatchObject({ landing: "/orders" })
      expect(me.body["allowed"]).toContain("GET /admin/orders")
      expect(me.body["allowed"]).not.toContain("GET /admin/cases")
      const pharmacist = find("pharmacist")
      const wrong = await call(shop, "POST", "/admin/staff", {
        headers: admin,
        body: {
          user_id: pharmacist.user_id,
          name: pharmacist.name,
          role: "pharmacist",
          registration_body: "GPhC",
          registration_number: "123",
        },
      })
      expect(wrong.body["message"]).toMatch(/registration_number/)
    })

    it("lets who was invited in with the role that was chosen, under the address that was", async () => {
      const admin = await signIn(emailOf("administrator"))
      const email = "casey.quill@willow-pharmacy.example"
      const invited = await call(shop, "POST", "/admin/staff/invitations", {
        headers: admin,
        body: { email, name: "Casey Quill", role: "pharmacy_team" },
      })
      expect(invited.status).toBe(200)
      const list = await call(shop, "GET", "/admin/staff/invitations", {
        headers: admin,
      })
      expect(list.body["invitations"]).toEqual([
        expect.objectContaining({ email, role: "pharmacy_team" }),
      ])
      expect(JSON.stringify(list.body)).not.toContain("token")
      const [invite] = await shop.container
        .resolve(Modules.USER)
        .listInvites({ email })
      const registered = await call(
        shop,
        "POST",
        "/auth/user/emailpass/register",
        { body: { email, password: "willow-demo-2026" } }
      )
      const accepted = await call(
        shop,
        "POST",
        `/admin/invites/accept?token=${must(invite).token}`,
        {
          headers: { authorization: `Bearer ${registered.body["token"]}` },
          body: { email: emailOf("support"), first_name: "Casey" },
        }
      )
      expect(accepted.body["user"]).toMatchObject({ email })
      const casey = await signIn(email)
      const me = await call(shop, "GET", "/admin/staff/me", { headers: casey })
      expect(me.body).toMatchObject({
        staff: { name: "Casey Quill", role: "pharmacy_team" },
        landing: "/dispatch",
      })
      const menu = await call(
        shop,
        "GET",
        "/admin/layouts/sidebar/configuration",
        { headers: casey }
      )
      const { widgets } = menu.body["personal_configuration"].configuration
      expect(widgets["core:nav:/promotions"]).toEqual({ hidden: true })
      expect(widgets["core:nav:/dispatch"]).toBeUndefined()
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
