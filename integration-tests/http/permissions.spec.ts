import { Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import {
  STAFF_ROLES,
  type StaffRole,
} from "../../src/modules/staff/domain/roles"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { SEED_STAFF } from "../../src/scripts/seed/staff"
import { expectedPermissions } from "../fixtures/permissions"
import { call, type Headers, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

const EXPECTED = expectedPermissions()
const REFUSALS = ["permission_denied", "route_closed"]
/** What somebody who gets in may be asked to do here: read a list. */
const isHarmless = (route: string) =>
  route.startsWith("GET ") && !/live|:/.test(route)

/** Runs so many at a time. */
async function each<T>(
  jobs: readonly T[],
  run: (job: T) => Promise<void>
): Promise<void> {
  const left = [...jobs]
  const worker = async () => {
    for (let job = left.pop(); job !== undefined; job = left.pop()) {
      await run(job)
    }
  }
  await Promise.all([worker(), worker(), worker(), worker(), worker()])
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    const signIn = async (role: StaffRole): Promise<Headers> => {
      const { email } = must(SEED_STAFF.find((one) => one.role === role))
      const { body } = await call(shop, "POST", "/auth/user/emailpass", {
        body: { email, password: "willow-demo-2026" },
      })
      return { authorization: `Bearer ${must(body["token"])}` }
    }

    /** A request that is never answered shows as status 0. */
    const ask = async (route: string, headers: Headers) => {
      const [method = "", path = ""] = route.split(" ")
      const address = `${shop.baseUrl}${path.replace(/:\w+/g, "some_1")}`
      try {
        const answer = await fetch(address, {
          method,
          signal: AbortSignal.timeout(15_000),
          headers: { ...headers, "content-type": "application/json" },
          ...(method === "GET" ? {} : { body: "{}" }),
        })
        const text = await answer.text()
        const body = text.startsWith("{") ? JSON.parse(text) : {}
        return { status: answer.status, code: String(body.code) }
      } catch {
        return { status: 0, code: "no answer" }
      }
    }

    const secretKey = async (): Promise<Headers> => {
      const key = await shop.container.resolve(Modules.API_KEY).createApiKeys({
        title: "a script",
        type: "secret",
        created_by: "test",
      })
      const basic = Buffer.from(`${key.token}:`).toString("base64")
      return { authorization: `Basic ${basic}` }
    }

    const suspended = async (): Promise<Headers> => {
      const staff = shop.container.resolve<StaffModuleService>(STAFF_MODULE)
      const [, second] = await staff.listStaffProfiles({ role: "pharmacist" })
      await staff.suspend(
        must(second).id,
        "on_leave",
        systemActor("test"),
        clock.now()
      )
      const user = await shop.container
        .resolve(Modules.USER)
        .retrieveUser(must(second).user_id)
      const { body } = await call(shop, "POST", "/auth/user/emailpass", {
        body: { email: user.email, password: "willow-demo-2026" },
      })
      return { authorization: `Bearer ${must(body["token"])}` }
    }

    it("answers every admin route to each role as expected, and to nobody else", async () => {
      const wrong: unknown[] = []
      const routes = [...EXPECTED].filter(([, who]) => who !== "open")
      for (const role of STAFF_ROLES) {
        const headers = await signIn(role)
        await each(routes, async ([route, who]) => {
          const isIn = who.includes(role as never)
          if (isIn && !isHarmless(route)) {
            return
          }
          const { status, code } = await ask(route, headers)
          const isRefused = status === 403 && REFUSALS.includes(code)
          if (isRefused === isIn || status === 401 || status === 0) {
            wrong.push([role, route, status, code])
          }
        })
      }
      const outside: [string, Headers, number][] = [
        ["suspended", await suspended(), 403],
        ["secret key", await secretKey(), 403],
        ["nobody", {}, 401],
      ]
      for (const [name, headers, expected] of outside) {
        // A key's hash takes long to compare.
        const some = routes.filter(
          (_, at) => name !== "secret key" || at % 16 === 0
        )
        await each(some, async ([route]) => {
          const { status, code } = await ask(route, headers)
          const isRefused = status === 401 || code === "permission_denied"
          if (status !== expected || !isRefused) {
            wrong.push([name, route, status, code])
          }
        })
      }
      expect(wrong).toEqual([])
      // The two that stand open: one tells names of features, one asks for a token.
      expect((await ask("GET /admin/feature-flags", {})).status).toBe(200)
      expect((await ask("POST /admin/invites/accept", {})).status).toBe(401)
    }, 180_000)

    it("is not got round by spelling", async () => {
      const support = await signIn("support")
      for (const path of [
        "/ADMIN/Cases",
        "/admin/cases/",
        "/admin//cases",
        "/admin/%63ases",
        "/admin/cases/x%2Fclaim",
        "/admin/nothing/of/ours",
        "/admin",
      ]) {
        const refused = await call(shop, "GET", path, { headers: support })
        expect([path, refused.status]).toEqual([path, 403])
      }
      for (const method of ["HEAD", "PUT", "DELETE"]) {
        const refused = await call(shop, method, "/admin/cases", {
          headers: support,
        })
        expect([method, refused.status]).toEqual([method, 403])
      }
    })
  },
})
