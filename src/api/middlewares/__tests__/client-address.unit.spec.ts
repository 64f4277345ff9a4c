import { clientAddress, proofOf, proxyList } from "../client-address"

const SECRET = "invented-shopper-address-secret-0123456"
const PROXIES = proxyList(["127.0.0.1", "10.0.0.0/8", "fd00::/8"])

type Headers = Record<string, string>

const from = (peer: string, headers: Headers, secret?: string) =>
  clientAddress(
    { socket: { remoteAddress: peer }, headers },
    { secret, trustedProxies: PROXIES }
  )
const forwarded = (peer: string, hops: string) =>
  from(peer, { "x-forwarded-for": hops })
const shopper = (address: string, proof: string): Headers => ({
  "x-shopper-address": address,
  "x-shopper-proof": proof,
})

describe("a client's address by X-Forwarded-For", () => {
  it.each([
    ["the peer itself", from("198.51.100.7", {}), "198.51.100.7"],
    [
      "a stranger's claim",
      forwarded("198.51.100.7", "203.0.113.1"),
      "198.51.100.7",
    ],
    [
      "a neighbour that is no proxy",
      forwarded("192.168.0.9", "203.0.113.1"),
      "192.168.0.9",
    ],
    ["a proxy's word", forwarded("127.0.0.1", "203.0.113.1"), "203.0.113.1"],
    [
      "what a proxy was told",
      forwarded("10.0.0.2", "1.2.3.4, 203.0.113.1"),
      "203.0.113.1",
    ],
    [
      "two proxies",
      forwarded("127.0.0.1", "1.2.3.4, 203.0.113.1, 10.9.9.9"),
      "203.0.113.1",
    ],
    ["proxies alone", forwarded("127.0.0.1", "10.0.0.3"), "10.0.0.3"],
    ["nonsense", forwarded("10.0.0.2", "nonsense"), "10.0.0.2"],
    ["nothing", forwarded("10.0.0.2", ""), "10.0.0.2"],
    [
      "a mapped peer",
      forwarded("::ffff:10.0.0.2", "203.0.113.1"),
      "203.0.113.1",
    ],
    ["an IPv6 proxy", forwarded("fd00::1", "2001:db8::7"), "2001:db8::7"],
  ])("%s", (_, given, expected) => {
    expect(given).toBe(expected)
  })
})

describe("a shopper's address by the storefront's word", () => {
  const proof = proofOf(SECRET, "203.0.113.1")

  it("counts with the secret's proof, whoever brings it", () => {
    const headers = shopper("203.0.113.1", proof)
    expect(from("198.51.100.7", headers, SECRET)).toBe("203.0.113.1")
  })

  it.each([
    ["another address", shopper("203.0.113.2", proof), SECRET],
    ["another secret", shopper("203.0.113.1", proof), `${SECRET}-other`],
    ["no secret", shopper("203.0.113.1", proof), undefined],
    ["no proof", { "x-shopper-address": "203.0.113.1" }, SECRET],
    ["an empty proof", shopper("203.0.113.1", ""), SECRET],
    ["no address", shopper("somebody", proofOf(SECRET, "somebody")), SECRET],
  ])("doesn't count with %s", (_, headers, secret) => {
    expect(from("198.51.100.7", headers, secret)).toBe("198.51.100.7")
  })

  // The storefront's test holds the same line (app/lib/__tests__/shopper.spec.ts).
  it("is proved as the storefront proves it", () => {
    expect(proofOf(SECRET, "203.0.113.1")).toBe(
      "bd9c95a5173af3234fd44d191cedab33c52a407b2dc863c46e8062d313ad6f70"
    )
  })
})
