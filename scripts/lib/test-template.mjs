import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { command } from "./command.mjs"
import { logFileOf } from "./parts.mjs"
import { ROOT } from "./paths.mjs"
import { createDatabase, dropDatabase } from "./roles.mjs"
import { commandSettings } from "./test-settings.mjs"

const MEDUSA = join(ROOT, "node_modules/@medusajs/cli/cli.js")
const APP = "pharmacy_template"
const LEDGER = "pharmacy_audit_template"
const KEYS = "pharmacy_keys_template"

/**
 * Migrates an empty application and ledger database once, for the tests of a
 * run to copy: a copy takes a second, the migrations half a minute.
 *
 * @param {Record<string, string>} server as startTestDatabase gives it
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ DB_TEMPLATE: string, DB_LEDGER_TEMPLATE: string }>}
 */
export async function makeTemplates(
  server,
  signal = new AbortController().signal
) {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = server
  const address = `${DB_HOST}:${DB_PORT}`
  const superuserUrl = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${address}/postgres`
  const url = (role, database) =>
    `postgres://${role}:${server.TEST_ROLE_PASSWORD}@${address}/${database}`
  for (const database of [
    { database: APP, owner: "medusa_app" },
    { database: KEYS, owner: "key_store" },
    { database: LEDGER, owner: "audit_owner", guests: ["audit_writer"] },
  ]) {
    await createDatabase({ superuserUrl, ...database })
  }
  const folder = mkdtempSync(join(tmpdir(), "pharmacy-template-"))
  // Runs beside each other don't write over each other's.
  const log = `test-template-${process.pid}`
  try {
    const args = [
      MEDUSA,
      "db:migrate",
      "--execute-safe-links",
      "--skip-scripts",
    ]
    await command(process.execPath, args, {
      name: log,
      signal,
      env: commandSettings(folder, {
        DATABASE_URL: url("medusa_app", APP),
        KEY_STORE_URL: url("key_store", KEYS),
        AUDIT_DATABASE_URL: url("audit_writer", LEDGER),
        AUDIT_ADMIN_URL: url("audit_owner", LEDGER),
      }),
    })
    rmSync(logFileOf(log), { force: true })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await dropDatabase({ superuserUrl, database: KEYS })
  }
  return { DB_TEMPLATE: APP, DB_LEDGER_TEMPLATE: LEDGER }
}
