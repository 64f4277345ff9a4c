import { tsImport } from "tsx/esm/api"
import { localSettings } from "./lib/local-settings.mjs"

/**
 * Wraps every data key with the key-encryption key in use, so that the earlier
 * ones can be taken out of ENCRYPTION_KEYS_OLD. The server may run meanwhile;
 * a run that was cut short is simply run again. Reads KEY_STORE_URL,
 * ENCRYPTION_KEY, ENCRYPTION_KEY_ID, ENCRYPTION_KEYS_OLD and BLIND_INDEX_KEY,
 * or the settings of the local installation.
 */

const BATCH = 500

async function main() {
  const settings = process.env.KEY_STORE_URL
    ? process.env
    : localSettings(process.env)
  const load = (file) => tsImport(`../src/shared/${file}`, import.meta.url)
  const { encryptionSchema } = await load("env.ts")
  const { vaultOptions } = await load("encryption/vault-options.ts")
  const { Vault } = await load("encryption/vault.ts")
  const vault = new Vault(vaultOptions(encryptionSchema.parse(settings ?? {})))
  let wrapped = 0
  try {
    for (;;) {
      const done = await vault.rewrap(BATCH)
      wrapped += done
      if (done === 0) return wrapped
    }
  } finally {
    await vault.close()
  }
}

try {
  const wrapped = await main()
  console.log(`${wrapped} data keys were wrapped with the key in use.`)
} catch (error) {
  console.error(`The data keys could not be wrapped: ${error.message}`)
  process.exitCode = 1
}
