import { holdsCapability, makeCapability } from "../capability"

const secret = "a-secret-for-tests-0123456789abcdef"

describe("capability tokens", () => {
  const token = makeCapability(secret, "basket", "cart_1")

  it("opens the thing it was made for", () => {
    expect(holdsCapability(secret, "basket", "cart_1", token)).toBe(true)
  })

  it("is an unguessable 256-bit value, the same each time", () => {
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(makeCapability(secret, "basket", "cart_1")).toBe(token)
  })

  it.each([
    ["another id", secret, "cart_2", token],
    ["another secret", "another-secret-0123456789abcdef0123", "cart_1", token],
    ["no token", secret, "cart_1", undefined],
    ["an empty token", secret, "cart_1", ""],
    ["a cut token", secret, "cart_1", token.slice(0, -1)],
    ["a longer token", secret, "cart_1", `${token}A`],
    ["the id itself", secret, "cart_1", "cart_1"],
  ])("stays shut for %s", (_, key, id, given) => {
    expect(holdsCapability(key, "basket", id, given)).toBe(false)
  })
})
