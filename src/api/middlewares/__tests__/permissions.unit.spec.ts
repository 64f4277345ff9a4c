import { medusaRoutes } from "../../../../integration-tests/fixtures/medusa-routes"
import { ownAdminRoutes } from "../../../../integration-tests/fixtures/own-routes"
import {
  expectedPermissions,
  type Expected,
} from "../../../../integration-tests/fixtures/permissions"
import {
  PERMISSIONS,
  permissionFor,
} from "../../../modules/staff/domain/permissions"
import { STAFF_ROLES } from "../../../modules/staff/domain/roles"
import { refusalOf } from "../guard-admin"

const expected = expectedPermissions()
const existing = [
  ...medusaRoutes().filter((route) => route.includes(" /admin/")),
  ...ownAdminRoutes(),
]
/** Ours may answer in the place of one of Medusa's. */
const routes = [...new Set(existing)]

const patternOf = (route: string) => {
  const [method = "", path = ""] = route.split(" ")
  return { method, path }
}

/** An address of a route, spelt with ids that no literal segment has. */
const addressOf = (path: string) => path.replaceAll(/:\w+/g, "some_id_01")

const found = (route: string) => {
  const { method, path } = patternOf(route)
  return permissionFor(method, addressOf(path))
}

/** What the table says about a route, in the expectation's words. */
function allowed(route: string): Expected {
  const access = found(route)?.rule.access
  if (access?.kind === "public") {
    return "open"
  }
  return STAFF_ROLES.filter(
    (role) => !refusalOf({ role, suspended_at: null }, found(route))
  )
}

const sorted = (who: Expected): Expected =>
  who === "open" ? who : [...who].sort()

describe("the permission table", () => {
  it("is expected to have every admin route there is, and no other", () => {
    expect(routes.length).toBeGreaterThan(470)
    expect(routes.filter((route) => !expected.has(route))).toEqual([])
    const known = new Set(routes)
    expect([...expected.keys()].filter((one) => !known.has(one))).toEqual([])
  })

  it("lets in who is expected, cell by cell", () => {
    const wrong = [...expected]
      .map(([route, who]) => [route, sorted(who), sorted(allowed(route))])
      .filter(([, wanted, got]) => String(wanted) !== String(got))
    expect(wrong).toEqual([])
  })

  it("names every route in a row of its own or in a closed one", () => {
    const unnamed = [...expected.keys()].filter((route) => {
      const row = found(route)
      return row?.route !== route && row?.rule.access.kind !== "closed"
    })
    expect(unnamed).toEqual([])
  })

  it("names no route twice, and none that doesn't exist", () => {
    const rows = PERMISSIONS.flatMap((area) =>
      area.rules.flatMap((rule) =>
        rule.routes.map(({ method, path }) => `${method} ${path}`)
      )
    )
    expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([])
    const known = new Set(routes)
    expect(
      rows.filter((row) => !row.startsWith("ANY ") && !known.has(row))
    ).toEqual([])
  })

  it("lets nobody in who is suspended or no member of staff", () => {
    const past = new Date(0)
    for (const route of expected.keys()) {
      const row = found(route)
      if (row?.rule.access.kind === "public") {
        continue
      }
      expect(refusalOf(null, row)).toBeDefined()
      for (const role of STAFF_ROLES) {
        const staff = { role, suspended_at: past }
        expect(refusalOf(staff, row)).toBeDefined()
      }
    }
  })
})

describe("addresses", () => {
  it.each([
    ["/admin/orders", "GET /admin/orders"],
    ["/ADMIN/Orders/", "GET /admin/orders"],
    ["/admin/orders/order_1", "GET /admin/orders/:id"],
    ["/admin/orders/a%20b", "GET /admin/orders/:id"],
    ["/admin/users/me", "GET /admin/users/me"],
    ["/admin/users/ME", "GET /admin/users/me"],
    [
      "/admin/products/x/variants/y",
      "GET /admin/products/:id/variants/:variant_id",
    ],
    ["/admin/exchanges/e", "GET /admin/exchanges/:id"],
  ])("%s is %s", (path, route) => {
    expect(permissionFor("GET", path)?.route).toBe(route)
    expect(permissionFor("HEAD", path)?.route).toBe(route)
  })

  it.each([
    "/admin",
    "/admin/",
    "/admin/nothing",
    "//admin/orders",
    "/admin//orders",
    "/admin/orders//",
    "/admin/%6frders",
    "/admin/users/m%65",
    "/admin/orders/a%2Fcancel",
    "/admin/orders/a%5Ccancel",
    "/admin/orders/%zz",
    "/admin/orders/x/y/z",
    "/admin/orders/a%00",
  ])("%s is none", (path) => {
    expect(permissionFor("GET", path)).toBeUndefined()
  })

  it("goes by the method", () => {
    expect(permissionFor("POST", "/admin/claims/x/anything")?.route).toBe(
      "ANY /admin/claims/**"
    )
    expect(permissionFor("OPTIONS", "/admin/orders")).toBeUndefined()
    expect(permissionFor("PUT", "/admin/orders/x")).toBeUndefined()
  })
})
