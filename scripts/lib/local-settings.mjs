import { existsSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./paths.mjs"
import { readEnvFile, SECRETS_FILE } from "./secrets.mjs"
import { backendSettings, readPorts } from "./settings.mjs"

/**
 * The variables set by hand: those of the shell, then those of a .env file.
 *
 * @returns {Record<string, string | undefined>}
 */
export function givenEnvironment() {
  const file = join(ROOT, ".env")
  return { ...(existsSync(file) ? readEnvFile(file) : {}), ...process.env }
}

/**
 * The backend's settings of the local installation.
 *
 * @param {Record<string, string | undefined>} [env]
 * @returns {Record<string, string> | undefined} nothing before the first start
 */
export function localSettings(env = givenEnvironment()) {
  if (!existsSync(SECRETS_FILE)) return undefined
  return backendSettings({
    env,
    secrets: readEnvFile(SECRETS_FILE),
    ports: readPorts(env),
  })
}
