import { randomBytes } from "node:crypto"
import { Vault } from "../vault"

const key = () => randomBytes(32).toString("base64")
const old = key()
const fresh = key()
const blindIndexKey = key()
const place = { table: "patient", column: "date_of_birth_enc", row: "pat_1" }

const vaultWith = (keys: Record<string, string>, active: string) =>
  new Vault({
    keyStoreUrl: process.env["KEY_STORE_URL"] ?? "",
    keyEncryptionKeys: keys,
    activeKeyId: active,
    blindIndexKey,
  })

const open: Vault[] = []
const opened = (vault: Vault) => {
  open.push(vault)
  return vault
}
afterEach(() => Promise.all(open.splice(0).map((vault) => vault.close())))

describe("changing the key-encryption key", () => {
  it("opens what the old key wrapped, and needs it no more after the rewrap", async () => {
    const before = opened(vaultWith({ k1: old }, "k1"))
    const texts = await Promise.all(
      ["patient:1", "patient:2", "patient:3"].map((scope) =>
        before.encrypt(scope, place, `secret of ${scope}`)
      )
    )
    const [first = ""] = texts
    const during = opened(vaultWith({ k1: old, k2: fresh }, "k2"))
    expect(await during.decrypt("patient:1", place, first)).toBe(
      "secret of patient:1"
    )
    // In steps, as a run that was cut short would go on.
    expect(await during.rewrap(2)).toBe(2)
    expect(await during.rewrap(2)).toBe(1)
    expect(await during.rewrap(2)).toBe(0)
    const after = opened(vaultWith({ k2: fresh }, "k2"))
    for (const [index, text] of texts.entries()) {
      const scope = `patient:${index + 1}`
      expect(await after.decrypt(scope, place, text)).toBe(`secret of ${scope}`)
    }
  })

  it("leaves an erased scope erased", async () => {
    const before = opened(vaultWith({ k1: old, k3: fresh }, "k1"))
    const text = await before.encrypt("patient:gone", place, "secret")
    await before.destroy("patient:gone")
    const after = opened(vaultWith({ k1: old, k3: fresh, k2: fresh }, "k3"))
    await after.rewrap(100)
    await expect(
      after.decrypt("patient:gone", place, text)
    ).rejects.toMatchObject({ code: "key_destroyed" })
  })

  it("names the key that is missing", async () => {
    const before = opened(vaultWith({ k9: old }, "k9"))
    const text = await before.encrypt("patient:9", place, "secret")
    const without = opened(vaultWith({ k2: fresh }, "k2"))
    await expect(without.decrypt("patient:9", place, text)).rejects.toThrow(
      'Key-encryption key "k9" is not configured'
    )
  })
})
