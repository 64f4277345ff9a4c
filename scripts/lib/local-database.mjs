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
 * The key the storefront shows to the backend; the seed makes it.
 *
 * @param {string} url
 * @returns {Promise<string>} empty when there is none
 */
export const publishableKey = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      "select token from api_key where type = 'publishable' and revoked_at is null and deleted_at is null order by created_at limit 1"
    )
    return rows[0]?.token ?? ""
  })
