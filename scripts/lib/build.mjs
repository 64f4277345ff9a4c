import { existsSync } from "node:fs"
import { join } from "node:path"
import { command } from "./command.mjs"
import { fingerprint, readState, remember } from "./fingerprint.mjs"
import { ROOT } from "./paths.mjs"
import { step } from "./progress.mjs"
import { databaseUrl } from "./settings.mjs"

const MEDUSA = join(ROOT, "node_modules/@medusajs/cli/cli.js")
const BACKEND_SOURCES = [
  "src",
  "medusa-config.ts",
  "tsconfig.json",
  "package-lock.json",
]

const medusa = (args, options) =>
  command(process.execPath, [MEDUSA, ...args], options)

/** Runs the work when what it depends on has changed since it last succeeded. */
async function whenChanged(name, { key, value, missing = false }, work) {
  if (!missing && readState()[key] === value) return
  await step(name, work)
  remember(key, value)
}

/**
 * Migrates all three databases. The ledger's owner is known here only.
 *
 * @param {{ env: Record<string, string>, secrets: Record<string, string>, port: number, signal: AbortSignal }} input
 */
export const migrate = ({ env, secrets, port, signal }) =>
  whenChanged(
    "migrating",
    { key: "migrated", value: fingerprint(BACKEND_SOURCES) },
    () =>
      medusa(["db:migrate", "--execute-safe-links"], {
        name: "migrate",
        signal,
        env: {
          ...env,
          AUDIT_ADMIN_URL: databaseUrl(
            "audit_owner",
            "pharmacy_audit",
            secrets,
            port
          ),
        },
      })
  )

/** Fills an empty installation with the sample data, once. */
export async function seed({ env, signal }) {
  if (!existsSync(join(ROOT, "src/scripts/seed.ts"))) return
  await whenChanged("sample data", { key: "seeded", value: "yes" }, () =>
    medusa(["exec", "./src/scripts/seed.ts"], { name: "seed", env, signal })
  )
}

/** Builds backend, admin and storefront where their sources have changed. */
export async function buildAll({ env, signal }) {
  await buildBackend({ env, signal })
  await buildStorefront({ env, signal })
}

/** Builds backend and admin where their sources have changed. */
export const buildBackend = ({ env, signal }) =>
  whenChanged(
    "building backend and admin",
    {
      key: "backend",
      value: fingerprint(BACKEND_SOURCES),
      missing: !existsSync(join(ROOT, ".medusa/server/medusa-config.js")),
    },
    () =>
      medusa(["build", "--no-lint"], {
        name: "build-backend",
        signal,
        env: { ...env, NODE_ENV: "production" },
      })
  )

async function buildStorefront({ env, signal }) {
  const storefront = join(ROOT, "storefront")
  if (!existsSync(join(storefront, "package.json"))) return
  await whenChanged(
    "building the storefront",
    {
      key: "storefront",
      value: fingerprint(["storefront", "src/api/contracts"]),
      missing: !existsSync(join(storefront, "build")),
    },
    () =>
      command("npm", ["run", "build"], {
        name: "build-storefront",
        cwd: storefront,
        env: { ...env, NODE_ENV: "production" },
        signal,
      })
  )
}
