import { createCipheriv, randomBytes } from "node:crypto"
import fc from "fast-check"
import { open, seal } from "../cipher"

const key = randomBytes(32)
const place = Buffer.from("scope|table|column|row")

describe("the cipher", () => {
  it("gives back what it was given, and never the same text twice", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const plain = Buffer.from(bytes)
        const sealed = seal(key, place, plain)
        expect(open(key, place, sealed)).toEqual(plain)
        expect(seal(key, place, plain)).not.toBe(sealed)
      })
    )
  })

  it("refuses another place, another key, and any changed part", () => {
    const sealed = seal(key, place, Buffer.from("an answer"))
    expect(() => open(key, Buffer.from("elsewhere"), sealed)).toThrow()
    expect(() => open(randomBytes(32), place, sealed)).toThrow()
    const parts = sealed.split(".")
    for (const index of [1, 2, 3]) {
      const changed = parts.map((part, at) => {
        const bytes = Buffer.from(part, "base64url")
        bytes[0] = (bytes[0] ?? 0) ^ 1
        return at === index ? bytes.toString("base64url") : part
      })
      expect(() => open(key, place, changed.join("."))).toThrow()
    }
  })

  it.each([4, 8, 12, 13, 14, 15])("refuses a tag of %i bytes", (bytes) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv("aes-256-gcm", key, iv, {
      authTagLength: bytes,
    }).setAAD(place)
    const body = Buffer.concat([cipher.update("forged"), cipher.final()])
    const text = ["v1", iv, cipher.getAuthTag(), body]
      .map((part) =>
        typeof part === "string" ? part : part.toString("base64url")
      )
      .join(".")
    expect(() => open(key, place, text)).toThrow("known form")
  })

  it.each(["", "v1", "v2.a.b.c", "v1.a.b.c", "v1.a.b.c.d"])(
    "refuses %j",
    (text) => {
      expect(() => open(key, place, text)).toThrow("known form")
    }
  )
})
