import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DATA } from "./paths.mjs"
import { passwordName } from "./settings.mjs"

export const SECRETS_FILE = join(DATA, "secrets.env")

const hex = () => randomBytes(32).toString("hex")
const key = () => randomBytes(32).toString("base64")

/** Each secret and how it is made. */
const MAKERS = {
  JWT_SECRET: hex,
  COOKIE_SECRET: hex,
  CAPABILITY_SECRET: hex,
  SHOPPER_ADDRESS_SECRET: hex,
  ENCRYPTION_KEY: key,
  BLIND_INDEX_KEY: key,
  AUDIT_CHECKPOINT_KEY: hex,
  SESSION_SECRET: hex,
  // People type this one.
  SEED_STAFF_PASSWORD: () => `willow-${randomBytes(5).toString("hex")}`,
  [passwordName("postgres")]: hex,
  [passwordName("medusa_app")]: hex,
  [passwordName("key_store")]: hex,
  [passwordName("audit_owner")]: hex,
  [passwordName("audit_writer")]: hex,
}

/**
 * Reads a file of NAME=value lines.
 *
 * @param {string} file
 * @returns {Record<string, string>}
 */
export const readEnvFile = (file) =>
  Object.fromEntries(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => /^[A-Z]\w*=/.test(line))
      .map((line) => [
        line.slice(0, line.indexOf("=")),
        line.slice(line.indexOf("=") + 1).trim(),
      ])
  )

/**
 * The secrets of the local installation. Made once; what a newer version adds
 * is made then, and nothing known is ever made again, for data depends on it.
 *
 * @param {string} [file]
 * @returns {Record<string, string>}
 */
export function ensureSecrets(file = SECRETS_FILE) {
  const known = existsSync(file) ? readEnvFile(file) : {}
  const missing = Object.keys(MAKERS).filter((name) => !known[name])
  if (missing.length === 0) return known
  const secrets = { ...known }
  for (const name of missing) secrets[name] = MAKERS[name]()
  mkdirSync(join(file, ".."), { recursive: true })
  const draft = `${file}.tmp`
  const lines = Object.entries(secrets).map(
    ([name, value]) => `${name}=${value}`
  )
  writeFileSync(draft, `${lines.join("\n")}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
  return secrets
}
