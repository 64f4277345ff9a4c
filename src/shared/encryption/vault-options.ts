import type { VaultOptions } from "./vault"

/** The settings that encryption needs; the names are those of `.env.template`. */
type EncryptionSettings = {
  KEY_STORE_URL: string
  ENCRYPTION_KEY: string
  ENCRYPTION_KEY_ID: string
  ENCRYPTION_KEYS_OLD: Record<string, string>
  BLIND_INDEX_KEY: string
}

/** What the modules' vault is configured with; the key in use wins over an old one of its name. */
export const vaultOptions = (env: EncryptionSettings): VaultOptions => ({
  keyStoreUrl: env.KEY_STORE_URL,
  keyEncryptionKeys: {
    ...env.ENCRYPTION_KEYS_OLD,
    [env.ENCRYPTION_KEY_ID]: env.ENCRYPTION_KEY,
  },
  activeKeyId: env.ENCRYPTION_KEY_ID,
  blindIndexKey: env.BLIND_INDEX_KEY,
})
