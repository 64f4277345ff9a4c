import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StaffRole } from "../../../modules/staff/domain/roles"
import { guardAdmin } from "../guard-admin"
import { staffActor } from "../staff-request"

type Who = { actor_type: string; actor_id: string } | undefined
type Profile = { role: StaffRole; suspended_at: Date | null } | null

const user = { actor_type: "user", actor_id: "user_1" }

/** A request as Medusa's router hands it on, with the services that the guard asks. */
function request(
  method: string,
  path: string,
  staff: Profile,
  who: Who = user
): MedusaRequest {
  const profile = staff && { id: "stf_1", user_id: "user_1", ...staff }
  const services: Record<string, object> = {
    staff: {
      findByUser: async () => profile,
      acceptInvitation: async () => null,
      recordRefusal: async () => undefined,
    },
    user: { listUsers: async () => [] },
    logger: { warn: () => undefined, error: () => undefined },
    event_bus: { emit: async () => undefined },
  }
  const asked = {
    method,
    baseUrl: "/admin",
    path,
    auth_context: who,
    scope: { resolve: (name: string) => services[name] },
  }
  return asked as unknown as MedusaRequest
}

const res = {} as MedusaResponse

const codeOf = async (req: MedusaRequest): Promise<string> => {
  const next = jest.fn()
  try {
    await guardAdmin(req, res, next)
  } catch (error) {
    return String((error as { code?: string }).code)
  }
  return next.mock.calls.length === 1 ? "in" : "neither"
}

const is = (role: StaffRole): Profile => ({ role, suspended_at: null })

describe("the guard", () => {
  it.each<[string, string, Profile, Who, string]>([
    ["GET", "/cases", is("prescriber"), user, "in"],
    ["HEAD", "/cases", is("prescriber"), user, "in"],
    ["GET", "/cases", is("support"), user, "permission_denied"],
    ["POST", "/claims", is("administrator"), user, "route_closed"],
    ["GET", "/nothing", is("administrator"), user, "permission_denied"],
    ["OPTIONS", "/cases", is("prescriber"), user, "permission_denied"],
    [
      "GET",
      "/cases",
      { role: "prescriber", suspended_at: new Date(0) },
      user,
      "permission_denied",
    ],
    ["GET", "/stores", null, user, "permission_denied"],
    [
      "GET",
      "/stores",
      is("administrator"),
      { actor_type: "api-key", actor_id: "apk_1" },
      "permission_denied",
    ],
    ["GET", "/feature-flags", null, undefined, "in"],
  ])("%s %s of %p: %s", async (method, path, staff, who, expected) => {
    expect(await codeOf(request(method, path, staff, who))).toBe(expected)
  })

  it("asks for a sign-in when authentication was left out", async () => {
    const req = { ...request("GET", "/stores", null), auth_context: undefined }
    expect(await codeOf(req as unknown as MedusaRequest)).toBe("forged")
  })

  it("notes who asks, and which relations their role leads to", async () => {
    const prescriber = request("GET", "/products", is("prescriber"))
    expect(await codeOf(prescriber)).toBe("in")
    expect(staffActor(prescriber)).toEqual({
      type: "staff",
      id: "user_1",
      role: "prescriber",
    })
    expect(prescriber.disallowed).toEqual(
      expect.arrayContaining(["clinical_cases", "orders", "customer", "users"])
    )
    const support = request("GET", "/orders", is("support"))
    expect(await codeOf(support)).toBe("in")
    expect(support.disallowed).toContain("clinical_cases")
    expect(support.disallowed).not.toContain("customer")
  })
})
