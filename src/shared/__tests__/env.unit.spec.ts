import { encryptionSchema } from "../env"

const key = Buffer.alloc(32, 7).toString("base64")
const settings = {
  KEY_STORE_URL: "postgres://localhost/keys",
  ENCRYPTION_KEY: key,
  BLIND_INDEX_KEY: key,
}
const oldKeys = (value?: string) =>
  encryptionSchema.safeParse({ ...settings, ENCRYPTION_KEYS_OLD: value })

describe("the earlier key-encryption keys", () => {
  it("are none unless set", () => {
    expect(oldKeys().data?.ENCRYPTION_KEYS_OLD).toEqual({})
  })

  it("are read by their names", () => {
    expect(oldKeys(`k1:${key},2025-key:${key}`).data).toMatchObject({
      ENCRYPTION_KEYS_OLD: { k1: key, "2025-key": key },
    })
  })

  it.each(["k1", "k1:short", `:${key}`, `k1:${key},`, `k1:${key}:more`])(
    "are refused as %s",
    (value) => {
      const [issue] = oldKeys(value).error?.issues ?? []
      expect(issue).toMatchObject({ path: ["ENCRYPTION_KEYS_OLD"] })
      expect(issue?.message).not.toContain(key)
    }
  )
})
