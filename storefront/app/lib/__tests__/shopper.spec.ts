import { afterEach, describe, expect, it, vi } from "vitest"
import {
  proxyList,
  shopperAddress,
  shopperHeaders,
} from "../../../shopper-address.mjs"
import { forShopper } from "../shopper.server"

vi.hoisted(() => {
  process.env["MEDUSA_PUBLISHABLE_KEY"] = "pk_invented"
  process.env["MEDUSA_BACKEND_URL"] = "http://backend.invalid"
  process.env["SESSION_SECRET"] = "invented-session-secret-0123456789abcdef"
  for (const name of [
    "NAME",
    "ADDRESS",
    "PREMISES_NUMBER",
    "SUPERINTENDENT",
    "PHONE",
    "EMAIL",
  ]) {
    process.env[`PHARMACY_${name}`] = "invented"
  }
})

const SECRET = "invented-shopper-address-secret-0123456"
const PROXIES = proxyList("127.0.0.1, 10.0.0.0/8,fd00::/8")
const proved = {
  "x-shopper-address": "203.0.113.1",
  "x-shopper-proof":
    "bd9c95a5173af3234fd44d191cedab33c52a407b2dc863c46e8062d313ad6f70",
}

describe("a shopper's address", () => {
  it.each([
    ["198.51.100.7", undefined, "198.51.100.7"],
    ["198.51.100.7", "203.0.113.1", "198.51.100.7"],
    ["127.0.0.1", "203.0.113.1", "203.0.113.1"],
    ["::ffff:10.0.0.2", "1.2.3.4, 203.0.113.1", "203.0.113.1"],
    ["127.0.0.1", "1.2.3.4, 203.0.113.1, 10.9.9.9", "203.0.113.1"],
    ["fd00::1", "2001:db8::7", "2001:db8::7"],
    ["10.0.0.2", "nonsense", "10.0.0.2"],
    [undefined, undefined, ""],
  ])("of peer %s, forwarded for %s, is %s", (peer, forwarded, address) => {
    expect(shopperAddress({ peer, forwarded }, PROXIES)).toBe(address)
  })

  it("is nobody's word without named proxies", () => {
    const request = { peer: "127.0.0.1", forwarded: "203.0.113.1" }
    expect(shopperAddress(request, proxyList(undefined))).toBe("127.0.0.1")
  })

  it("stops the start where a proxy isn't an address", () => {
    expect(() => proxyList("10.0.0.1,proxy.example")).toThrow()
  })

  // The backend's test holds the same line (client-address.unit.spec.ts).
  it("is proved with the secret", () => {
    expect(shopperHeaders("203.0.113.1", SECRET)).toEqual(proved)
  })

  it.each([
    ["203.0.113.1", undefined],
    ["", SECRET],
  ])("%s with the secret %s isn't told", (address, secret) => {
    expect(shopperHeaders(address, secret)).toEqual({})
  })
})

describe("requests to the backend", () => {
  afterEach(() => vi.unstubAllGlobals())

  const sentBy = async (work: () => Promise<unknown>, headers = {}) => {
    const sent: Headers[] = []
    vi.stubGlobal("fetch", (_: unknown, init: RequestInit) => {
      sent.push(new Headers(init.headers))
      return Promise.resolve(Response.json({ token: "invented" }))
    })
    const page = new Request("http://shop.invalid/", { headers })
    await forShopper(page, work)
    return sent.map((one) => ({
      address: one.get("x-shopper-address"),
      proof: one.get("x-shopper-proof"),
    }))
  }
  const told = {
    address: proved["x-shopper-address"],
    proof: proved["x-shopper-proof"],
  }

  it("carry the shopper's address, ours and Medusa's own", async () => {
    const { call, medusa } = await import("../backend.server")
    expect(await sentBy(() => call("/store/x"), proved)).toEqual([told])
    const signIn = () => medusa.auth.login("customer", "emailpass", {})
    const sent = await sentBy(signIn, proved)
    expect(sent.length).toBeGreaterThan(0)
    expect(new Set(sent.map(({ proof }) => proof))).toEqual(
      new Set([told.proof])
    )
  })

  it("carry nothing where the server in front has said nothing", async () => {
    const { call, medusa } = await import("../backend.server")
    const nothing = { address: null, proof: null }
    expect(await sentBy(() => call("/store/x"))).toEqual([nothing])
    const work = () => medusa.auth.login("customer", "emailpass", {})
    expect((await sentBy(work))[0]).toEqual(nothing)
  })
})
