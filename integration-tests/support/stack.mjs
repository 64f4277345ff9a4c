import { createHash, randomBytes } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildAll } from "../../scripts/lib/build.mjs"
import { command } from "../../scripts/lib/command.mjs"
import { waitForHttp } from "../../scripts/lib/http-ready.mjs"
import { Parts } from "../../scripts/lib/parts.mjs"
import { ROOT } from "../../scripts/lib/paths.mjs"
import { freePort } from "../../scripts/lib/ports.mjs"
import { createDatabase, dropDatabase } from "../../scripts/lib/roles.mjs"
import {
  PHARMACY_SETTINGS,
  simulatorSettings,
} from "../../scripts/lib/settings.mjs"
import { startTestDatabase } from "../../scripts/lib/test-database.mjs"

/**
 * The whole platform on free ports, for one run: databases of its own, the
 * simulators, the built backend with its admin, and the storefront.
 *
 *   node integration-tests/support/stack.mjs
 *
 * prints `stack ready {…}` with the addresses, and ends everything, data
 * included, at SIGTERM or Ctrl-C. In a test run it uses that run's database
 * server.
 */

const MEDUSA = join(ROOT, "node_modules/@medusajs/cli/cli.js")
const ONE = "browser"
const STAFF_PASSWORD = "willow-demo-2026"

const secret = (name) =>
  createHash("sha256").update(`invented ${name}`).digest("hex")

const stopping = new AbortController()
const parts = new Parts((error) => void end(error))
const undo = []
let ending
let working
const end = (error) => (ending ??= finish(error))
async function finish(error) {
  if (error) console.error(error.message)
  stopping.abort()
  await working.catch(() => undefined)
  await parts.stopAll()
  for (const step of undo.reverse()) await step()
  process.exit(error ? 1 : 0)
}

async function bringUp() {
  const { signal } = stopping
  const folder = mkdtempSync(join(tmpdir(), "pharmacy-stack-"))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  const ports = {
    backend: await freePort(),
    storefront: await freePort(),
    sandbox: await freePort(),
    mail: await freePort(),
  }
  const { urls, adminUrl } = await databases()
  const settings = settingsOf({ ports, urls, folder })
  const env = { ...process.env, ...settings }

  parts.start(`${ONE}-sandbox`, sandboxProgram(env, ports))
  const sandbox = `http://127.0.0.1:${ports.sandbox}`
  await waitForHttp("The simulators", `${sandbox}/`, signal)
  if (!process.env.DB_TEMPLATE) {
    await medusa("migrate", ["db:migrate", "--execute-safe-links"], {
      ...env,
      AUDIT_ADMIN_URL: adminUrl,
    })
  }
  await medusa("seed", ["exec", "./src/scripts/seed.ts"], env)
  // "no" takes what is built, while working on the tests themselves.
  if (process.env.STACK_BUILD !== "no") await buildAll({ env, signal })
  parts.start(`${ONE}-backend`, backendProgram(env))
  await waitForHttp("The backend", `${settings.BACKEND_URL}/health`, signal)
  parts.start(`${ONE}-storefront`, storefrontProgram(env, ports))
  await waitForHttp("The storefront", settings.STOREFRONT_URL, signal)
  console.log(
    `stack ready ${JSON.stringify({
      backend: settings.BACKEND_URL,
      storefront: settings.STOREFRONT_URL,
      sandbox,
      key: keyOf(settings),
      password: STAFF_PASSWORD,
      database: settings.DATABASE_URL,
    })}`
  )
}

const medusa = (name, args, env) =>
  command(process.execPath, [MEDUSA, ...args], {
    name: `${ONE}-${name}`,
    env,
    signal: stopping.signal,
  })

/** Three databases on the test run's server, as copies of its migrated ones, or on a server of their own. */
async function databases() {
  let given = process.env
  if (!given.DB_PORT || !given.TEST_ROLE_PASSWORD) {
    const server = await startTestDatabase()
    undo.push(() => server.stop())
    given = server.env
  }
  const server = `${given.DB_HOST}:${given.DB_PORT}`
  const superuserUrl = `postgres://${given.DB_USERNAME}:${given.DB_PASSWORD}@${server}/postgres`
  const suffix = randomBytes(6).toString("hex")
  const url = (role, database) =>
    `postgres://${role}:${given.TEST_ROLE_PASSWORD}@${server}/${database}_${suffix}`
  for (const [name, rest] of Object.entries({
    [`stack_${suffix}`]: { owner: "medusa_app", template: given.DB_TEMPLATE },
    [`stack_keys_${suffix}`]: { owner: "key_store" },
    [`stack_audit_${suffix}`]: {
      owner: "audit_owner",
      guests: ["audit_writer"],
      template: given.DB_LEDGER_TEMPLATE,
    },
  })) {
    await createDatabase({ superuserUrl, database: name, ...rest })
    undo.push(() => dropDatabase({ superuserUrl, database: name }))
  }
  return {
    urls: {
      DATABASE_URL: `${url("medusa_app", "stack")}${given.DB_BY_SOCKET ?? ""}`,
      KEY_STORE_URL: url("key_store", "stack_keys"),
      AUDIT_DATABASE_URL: url("audit_writer", "stack_audit"),
    },
    adminUrl: url("audit_owner", "stack_audit"),
  }
}

function settingsOf({ ports, urls, folder }) {
  const backend = `http://localhost:${ports.backend}`
  const storefront = `http://localhost:${ports.storefront}`
  return {
    ...simulatorSettings(ports),
    ...PHARMACY_SETTINGS,
    ...urls,
    NODE_ENV: "development",
    LOG_LEVEL: "info",
    MEDUSA_TELEMETRY_DISABLED: "1",
    PHARMACY_ENV: "demo",
    TEST_CLOCK: "true",
    COOKIE_SECURE: "false",
    JWT_SECRET: secret("jwt"),
    COOKIE_SECRET: secret("cookies"),
    CAPABILITY_SECRET: secret("capabilities"),
    SHOPPER_ADDRESS_SECRET: secret("shoppers' addresses"),
    AUDIT_CHECKPOINT_KEY: secret("checkpoints"),
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    BLIND_INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
    SESSION_SECRET: secret("sessions"),
    SEED_STAFF_PASSWORD: STAFF_PASSWORD,
    PORT: String(ports.backend),
    BACKEND_URL: backend,
    STOREFRONT_URL: storefront,
    STORE_CORS: storefront,
    ADMIN_CORS: backend,
    AUTH_CORS: `${storefront},${backend}`,
    PUBLISHABLE_KEY_FILE: join(folder, "publishable-key"),
    FILES_DIR: join(folder, "files"),
    AUDIT_CHECKPOINT_DIR: join(folder, "audit-checkpoints"),
  }
}

const keyOf = (settings) =>
  readFileSync(settings.PUBLISHABLE_KEY_FILE, "utf8").trim()

const sandboxProgram = (env, ports) => ({
  command: process.execPath,
  args: ["--import", "tsx", "sandbox/main.ts"],
  cwd: ROOT,
  env: {
    ...env,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.mail),
    SANDBOX_BACKEND_URL: env.BACKEND_URL,
  },
})

const backendProgram = (env) => ({
  command: process.execPath,
  args: [MEDUSA, "start", "--port", env.PORT],
  cwd: join(ROOT, ".medusa/server"),
  env: { ...env, NODE_ENV: "production" },
})

const storefrontProgram = (env, ports) => ({
  command: "npm",
  args: ["run", "start"],
  cwd: join(ROOT, "storefront"),
  env: {
    PATH: env.PATH,
    HOME: env.HOME,
    NODE_ENV: "production",
    PORT: String(ports.storefront),
    MEDUSA_BACKEND_URL: env.BACKEND_URL,
    MEDUSA_PUBLISHABLE_KEY: keyOf(env),
    STOREFRONT_URL: env.STOREFRONT_URL,
    SESSION_SECRET: env.SESSION_SECRET,
    SHOPPER_ADDRESS_SECRET: env.SHOPPER_ADDRESS_SECRET,
    STOREFRONT_SECURE_COOKIES: "false",
    ...PHARMACY_SETTINGS,
  },
})

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => void end())
}
working = bringUp()
await working.catch((error) => end(error))
