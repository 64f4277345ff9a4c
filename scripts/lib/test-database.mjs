import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { randomBytes } from "node:crypto"
import { createRoles } from "./roles.mjs"
import { freePort } from "./ports.mjs"
import { startPostgres } from "./postgres.mjs"

/**
 * A throw-away PostgreSQL for one test run: a new folder, a free port, no
 * fsync, the roles of a real installation, and nothing left behind.
 *
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startTestDatabase() {
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-test-"))
  // As root the server runs as another user, who has to get in.
  chmodSync(dir, 0o755)
  const port = await freePort()
  const logFile = join(dir, "postgres.log")
  const password = randomBytes(12).toString("hex")
  const server = await startPostgres({
    dataDir: join(dir, "data"),
    port,
    superuser: "postgres",
    password,
    logFile,
    durable: false,
    socket: true,
  })
  const rolePassword = randomBytes(12).toString("hex")
  const stop = async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await createRoles({
      superuserUrl: `postgres://postgres:${password}@localhost:${port}/postgres`,
      passwords: {
        medusa_app: rolePassword,
        key_store: rolePassword,
        audit_owner: rolePassword,
        audit_writer: rolePassword,
      },
    })
  } catch (error) {
    await stop()
    throw error
  }
  return {
    env: {
      DB_HOST: "localhost",
      DB_PORT: String(port),
      // Ends the address of a backend's database, which is asked thousands of
      // times: a socket is cheaper than TCP.
      DB_BY_SOCKET: server.socketDir
        ? `?host=${encodeURIComponent(server.socketDir)}`
        : "",
      DB_USERNAME: "postgres",
      DB_PASSWORD: password,
      DB_LOG: logFile,
      TEST_ROLE_PASSWORD: rolePassword,
    },
    stop,
  }
}
