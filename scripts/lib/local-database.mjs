import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { logFileOf } from "./parts.mjs"
import { DATA } from "./paths.mjs"
import { startPostgres } from "./postgres.mjs"
import { createDatabase, createRoles, withClient } from "./roles.mjs"
import { databaseUrl, passwordName } from "./settings.mjs"

/**
 * Starts the local installation's PostgreSQL with its roles and databases.
 * Only this script knows the superuser.
 *
 * @param {{ secrets: Record<string, string>, port: number }} input
 */
export async function startDatabase({ secrets, port }) {
  const server = await startPostgres({
    dataDir: join(DATA, "postgres"),
    port,
    superuser: "postgres",
    password: secrets[passwordName("postgres")],
    logFile: logFileOf("database"),
  })
  const superuserUrl = databaseUrl("postgres", "postgres", secrets, port)
  try {
    const roles = ["medusa_app", "key_store", "audit_owner", "audit_writer"]
    await createRoles({
      superuserUrl,
      passwords: Object.fromEntries(
        roles.map((role) => [role, secrets[passwordName(role)]])
      ),
    })
    for (const [database, owner, guests] of [
      ["pharmacy", "medusa_app", []],
      ["pharmacy_keys", "key_store", []],
      ["pharmacy_audit", "audit_owner", ["audit_writer"]],
    ]) {
      await createDatabase({ superuserUrl, database, owner, guests })
    }
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/**
 * The key the storefront shows to the backend: the one the seed wrote down,
 * or the oldest there is.
 *
 * @param {Record<string, string>} settings
 * @returns {Promise<string>} empty when there is none
 */
export async function publishableKey(settings) {
  const file = settings.PUBLISHABLE_KEY_FILE
  if (existsSync(file)) return readFileSync(file, "utf8").trim()
  return withClient(settings.DATABASE_URL, async (client) => {
    const { rows } = await client.query(
      "select token from api_key where type = 'publishable' and revoked_at is null and deleted_at is null order by created_at limit 1"
    )
    return rows[0]?.token ?? ""
  })
}

/**
 * The sample staff an administrator of a demonstration can sign in as.
 *
 * @param {string} url
 * @returns {Promise<{ email: string, role: string }[]>}
 */
export const sampleStaff = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select u.email, s.role from staff_profile s
       join "user" u on u.id = s.user_id
       where u.email like '%.example' and s.deleted_at is null
         and u.deleted_at is null
       order by s.created_at`
    )
    return rows
  })
