import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { tsImport } from "tsx/esm/api"
import { command } from "../lib/command.mjs"
import { ROOT } from "../lib/paths.mjs"
import { createDatabase } from "../lib/roles.mjs"
import { ensureSecrets } from "../lib/secrets.mjs"
import { passwordName } from "../lib/settings.mjs"
import { startTestDatabase } from "../lib/test-database.mjs"

export const MEDUSA = join(ROOT, "node_modules/@medusajs/cli/cli.js")

const DATABASES = [
  ["pharmacy", "medusa_app", []],
  ["pharmacy_keys", "key_store", []],
  ["pharmacy_audit", "audit_owner", ["audit_writer"]],
  ["plain", "medusa_app", []],
]

/**
 * What both sides of a run stand on: one PostgreSQL with a database for each,
 * a folder for their files, and invented secrets. `undo` gets what takes it
 * away again.
 *
 * @param {{ signal: AbortSignal, undo: (() => unknown)[] }} run
 */
export async function makeSite({ signal, undo }) {
  const folder = mkdtempSync(join(tmpdir(), "pharmacy-bench-"))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  const server = await startTestDatabase()
  undo.push(() => server.stop())
  const { DB_PORT, DB_USERNAME, DB_PASSWORD, TEST_ROLE_PASSWORD } = server.env
  const superuserUrl = `postgres://${DB_USERNAME}:${DB_PASSWORD}@localhost:${DB_PORT}/postgres`
  for (const [database, owner, guests] of DATABASES) {
    await createDatabase({ superuserUrl, database, owner, guests })
  }
  const roles = ["medusa_app", "key_store", "audit_owner", "audit_writer"]
  const secrets = {
    ...ensureSecrets(join(folder, "secrets.env")),
    // What the fixtures sign in with, which make a case's history.
    SEED_STAFF_PASSWORD: "willow-demo-2026",
    ...Object.fromEntries(
      roles.map((role) => [passwordName(role), TEST_ROLE_PASSWORD])
    ),
  }
  return { signal, undo, folder, secrets, databasePort: Number(DB_PORT) }
}

/**
 * Runs a Medusa command to its end; its output is in the log of that name.
 *
 * @param {{ name: string, args: string[], cwd?: string, env: Record<string, string | undefined>, signal: AbortSignal }} run
 */
export const medusa = ({ name, args, cwd = ROOT, env, signal }) =>
  command(process.execPath, [MEDUSA, ...args], {
    name: `bench-${name}`,
    cwd,
    env,
    signal,
  })

/** The program that serves a built or plain project. */
export const serverProgram = ({ cwd, env, port }) => ({
  command: process.execPath,
  args: [MEDUSA, "start", "--port", String(port)],
  cwd,
  env: { ...env, NODE_ENV: "production" },
})

const load = (file) => tsImport(file, import.meta.url)

/** The products of the sample data: they are what both sides sell. */
export async function sampleProducts() {
  const { SEED_PRODUCTS } = await load(
    "../../src/scripts/seed/products/index.ts"
  )
  return SEED_PRODUCTS
}

/** The condition with the most products, which is the list that is measured. */
export function longestList(products) {
  const counts = new Map()
  for (const { category } of products) {
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  const [[category, count]] = [...counts].sort(([, a], [, b]) => b - a)
  return { category, count }
}

/** The stock-keeping unit of a pack, the same on both sides. */
export const skuOf = (product, pack) =>
  `WP-${product.handle}-${pack.key}`.toUpperCase()

/** What is put into baskets: goods sold freely, and a treatment. */
export function chosenPacks(products) {
  const goods = products.find(({ legal_class }) => legal_class === "GSL")
  const treatment = products.find(({ legal_class }) => legal_class === "POM")
  return { goods, treatment }
}
