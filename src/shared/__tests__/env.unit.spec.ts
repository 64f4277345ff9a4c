import { encryptionSchema, envSchema } from "../env"

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

describe("the trusted proxies", () => {
  const proxies = envSchema.pick({ TRUSTED_PROXIES: true })
  const read = (TRUSTED_PROXIES?: string) =>
    proxies.safeParse({ TRUSTED_PROXIES })

  it.each([
    [undefined, []],
    ["10.0.0.0/8, ::1", ["10.0.0.0/8", "::1"]],
    ["192.0.2.1,fd00::/8,", ["192.0.2.1", "fd00::/8"]],
  ])("of %s", (value, expected) => {
    expect(read(value).data?.TRUSTED_PROXIES).toEqual(expected)
  })

  it.each(["proxy.example", "10.0.0.0/33", "fd00::/129", "10.0.0.1/", "/8"])(
    "are refused as %s",
    (value) => {
      expect(read(value).error?.issues[0]?.path).toEqual(["TRUSTED_PROXIES"])
    }
  )
})

describe("the classes whose plans count as subscriptions", () => {
  const classes = envSchema.pick({ SUBSCRIPTION_CLASSES: true })

  it.each([
    [undefined, ["P", "GSL"]],
    ["P, GSL,device", ["P", "GSL", "device"]],
    ["none", []],
    ["p", undefined],
    ["P,", undefined],
  ])("of %s", (SUBSCRIPTION_CLASSES, expected) => {
    expect(
      classes.safeParse({ SUBSCRIPTION_CLASSES }).data?.SUBSCRIPTION_CLASSES
    ).toEqual(expected)
  })
})
