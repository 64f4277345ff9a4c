import { existsSync } from "node:fs"
import { join } from "node:path"
import { checkPorts, checkWritable } from "./checks.mjs"
import { command } from "./command.mjs"
import { waitForHttp } from "./http-ready.mjs"
import { foldersToInstall, INSTALL_ARGUMENTS } from "./install.mjs"
import { givenEnvironment } from "./local-settings.mjs"
import { earlierStart, Parts, RUN_FILE, stopLeftovers } from "./parts.mjs"
import { DATA, ROOT } from "./paths.mjs"
import { Plain, step } from "./progress.mjs"
import { ensureSecrets } from "./secrets.mjs"
import { backendSettings, readPorts } from "./settings.mjs"

const STOREFRONT = join(ROOT, "storefront")

/**
 * Starts the whole platform on this machine: `npm start`.
 * Ends with exit code 1 and one clear line when something is in the way.
 */
export async function startAll() {
  const stop = new AbortController()
  const parts = new Parts((error) => void end(error), RUN_FILE)
  let ending
  const end = (error) => (ending ??= finish(error))
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => void end())
  }
  const bringing = bringUp({ parts, signal: stop.signal })

  async function finish(error) {
    if (error) {
      console.error(
        `\n${error instanceof Plain ? error.message : error.stack}\n`
      )
    }
    if (!parts.isEmpty) console.log("\nStopping…")
    stop.abort()
    // A part may be half started; it has to be known before it can be stopped.
    await bringing.catch(() => undefined)
    await parts.stopAll((name) => console.log(`  ${name}`))
    process.exit(error ? 1 : 0)
  }

  await bringing.catch((error) => end(error))
}

async function bringUp({ parts, signal }) {
  const given = givenEnvironment()
  const ports = readPorts(given)
  checkWritable()
  await clearEarlierStart()
  await checkPorts(ports)
  console.log("Starting the pharmacy. The first start takes some minutes.\n")
  await install(signal)

  // These need installed packages.
  const { startDatabase, publishableKey, sampleStaff } = await import(
    "./local-database.mjs"
  )
  const { buildAll, migrate, seed } = await import("./build.mjs")

  const secrets = ensureSecrets()
  const settings = backendSettings({ env: given, secrets, ports })
  const env = { ...given, ...settings }
  const database = await step("database", () =>
    startDatabase({ secrets, port: ports.database })
  )
  parts.adopt("database", database.child, database.stop)

  await step("partner simulators", async () => {
    parts.start("sandbox", sandboxProgram(env, ports))
    await waitForHttp("The simulators", sandboxUrl(ports), signal)
  })
  await migrate({ env, secrets, port: ports.database, signal })
  await seed({ env, signal })
  await buildAll({ env, signal })
  await step("backend and admin", async () => {
    parts.start("backend", backendProgram(env))
    await waitForHttp("The backend", `${settings.BACKEND_URL}/health`, signal)
  })
  const key = await publishableKey(settings)
  if (existsSync(join(STOREFRONT, "package.json"))) {
    await step("storefront", async () => {
      parts.start("storefront", storefrontProgram({ env, ports, secrets, key }))
      await waitForHttp("The storefront", settings.STOREFRONT_URL, signal)
    })
  }
  printAddresses({
    settings,
    ports,
    staff: await sampleStaff(settings.DATABASE_URL),
  })
}

/** @param {Record<string, number>} ports */
export const sandboxUrl = (ports) => `http://127.0.0.1:${ports.sandbox}/`

async function clearEarlierStart() {
  const earlier = earlierStart()
  if (earlier.running) {
    throw new Plain(
      `Already running (process ${earlier.pid}). Stop it with Ctrl-C in its terminal.`
    )
  }
  if (earlier.leftovers.length > 0) {
    await step("ending what an earlier start left behind", () =>
      stopLeftovers(earlier.leftovers)
    )
  }
}

async function install(signal) {
  const folders = [ROOT, STOREFRONT].filter(existsSync)
  for (const folder of foldersToInstall(folders)) {
    const part = folder === ROOT ? "backend" : "storefront"
    await step(`installing the ${part}'s packages`, () =>
      command("npm", INSTALL_ARGUMENTS, {
        name: `install-${part}`,
        cwd: folder,
        env: process.env,
        signal,
      })
    )
  }
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {Record<string, number>} ports
 */
export const sandboxProgram = (env, ports) => ({
  command: process.execPath,
  args: ["--import", "tsx", "sandbox/main.ts"],
  cwd: ROOT,
  env: {
    ...env,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.mail),
    SANDBOX_STATE_FILE: join(DATA, "sandbox", "state.json"),
    SANDBOX_BACKEND_URL: env.BACKEND_URL,
  },
})

const backendProgram = (env) => ({
  command: process.execPath,
  args: [
    join(ROOT, "node_modules/@medusajs/cli/cli.js"),
    "start",
    "--port",
    env.PORT,
  ],
  cwd: join(ROOT, ".medusa/server"),
  env: { ...env, NODE_ENV: "production" },
})

const storefrontProgram = ({ env, ports, secrets, key }) => ({
  command: "npm",
  args: ["run", "start"],
  cwd: STOREFRONT,
  env: {
    ...plainEnvironment(env),
    NODE_ENV: "production",
    PORT: String(ports.storefront),
    MEDUSA_BACKEND_URL: env.BACKEND_URL,
    MEDUSA_PUBLISHABLE_KEY: key,
    STOREFRONT_URL: env.STOREFRONT_URL,
    SESSION_SECRET: secrets.SESSION_SECRET,
    SHOPPER_ADDRESS_SECRET: secrets.SHOPPER_ADDRESS_SECRET,
    STOREFRONT_SECURE_COOKIES: env.COOKIE_SECURE,
  },
})

/** The storefront faces the internet and gets none of the backend's secrets but the one for addresses. */
const plainEnvironment = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/SECRET|PASSWORD|_KEY$|DATABASE_URL|KEY_STORE_URL|AUDIT_/.test(name)
    )
  )

function printAddresses({ settings, ports, staff }) {
  const lines = [
    ["Storefront", settings.STOREFRONT_URL],
    ["Admin", `${settings.BACKEND_URL}/app`],
    ["Simulators and mailbox", `http://localhost:${ports.sandbox}/`],
  ]
  console.log("\nThe pharmacy is open.\n")
  for (const [name, address] of lines) {
    console.log(`  ${name.padEnd(24)}${address}`)
  }
  if (staff.length > 0) {
    console.log(
      `\n  Sign in to the admin with the password ${settings.SEED_STAFF_PASSWORD} as`
    )
    for (const { email, role } of staff) {
      console.log(`  ${role.replaceAll("_", " ").padEnd(24)}${email}`)
    }
  }
  console.log("\nCtrl-C stops everything; the data stays in .data.\n")
}
