import type { VaultOptions } from "../encryption/vault"

const key = Buffer.alloc(32, 7).toString("base64")

/** The vault of modules under test: the test run's own key store, an invented key. */
export const vault: VaultOptions = {
  keyStoreUrl: process.env["KEY_STORE_URL"] ?? "",
  keyEncryptionKeys: { k1: key },
  activeKeyId: "k1",
  blindIndexKey: key,
}
