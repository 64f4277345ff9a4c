import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "../lib/paths.mjs"
import { freePort } from "../lib/ports.mjs"
import { step } from "../lib/progress.mjs"
import { withClient } from "../lib/roles.mjs"
import { databaseUrl } from "../lib/settings.mjs"
import {
  chosenPacks,
  longestList,
  medusa,
  sampleProducts,
  serverProgram,
  skuOf,
} from "./site.mjs"

/** Nothing but what Medusa asks for: its default modules, and no feature flag. */
const CONFIG = `const { defineConfig } = require("@medusajs/framework/utils")

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS,
      adminCors: process.env.ADMIN_CORS,
      authCors: process.env.AUTH_CORS,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  // Its pages would have to be built first; without them it is a little
  // lighter, which is to the disadvantage of the platform.
  admin: { disable: true },
})
`

/** A bare route of its own: one insert, and nothing else. */
const INSERT_ROUTE = `const { ContainerRegistrationKeys } = require("@medusajs/framework/utils")

exports.POST = async (req, res) => {
  const { id, question, value } = req.body
  await req.scope
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("bench_answer")
    .insert({ id, question, value })
  res.json({ saved: true })
}
`

/**
 * A plain Medusa of the same version, made for this run, with the same
 * catalogue, but not started yet.
 *
 * @param {Awaited<ReturnType<import("./site.mjs").makeSite>>} site
 */
export async function makePlain(site) {
  const { signal, folder, secrets, databasePort } = site
  const cwd = join(folder, "plain")
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    MEDUSA_TELEMETRY_DISABLED: "1",
    MEDUSA_BACKEND_URL: url,
    DATABASE_URL: databaseUrl("medusa_app", "plain", secrets, databasePort),
    JWT_SECRET: secrets.JWT_SECRET,
    COOKIE_SECRET: secrets.COOKIE_SECRET,
    STORE_CORS: url,
    ADMIN_CORS: url,
    AUTH_CORS: url,
  }
  writeProject(cwd)
  const products = await sampleProducts()
  await step("plain Medusa's tables", () =>
    medusa({
      name: "plain-migrate",
      args: ["db:migrate", "--execute-safe-links", "--skip-scripts"],
      cwd,
      env,
      signal,
    })
  )
  const seeded = await step("plain Medusa's catalogue", () =>
    seedPlain({ cwd, env, signal, products })
  )
  await withClient(env.DATABASE_URL, (client) =>
    client.query(
      "create table bench_answer (id text primary key, question text not null, value text not null, created_at timestamptz not null default now())"
    )
  )
  const { count } = longestList(products)
  const { goods, treatment } = chosenPacks(products)
  const variant = (product) => seeded.variants[skuOf(product, product.packs[0])]
  return {
    name: "plain",
    url,
    env,
    key: seeded.key,
    region_id: seeded.region_id,
    listing: `/store/products?limit=${count}&region_id=${seeded.region_id}`,
    listed: (body) =>
      body.products.filter(
        ({ variants }) => variants[0].calculated_price.calculated_amount > 0
      ).length,
    variants: { goods: variant(goods), treatment: variant(treatment) },
    program: serverProgram({ cwd, env, port }),
  }
}

function writeProject(cwd) {
  const route = join(cwd, "src/api/store/bench-answers")
  mkdirSync(route, { recursive: true })
  writeFileSync(join(route, "route.js"), INSERT_ROUTE)
  const { version } = JSON.parse(
    readFileSync(join(ROOT, "node_modules/@medusajs/medusa/package.json"))
  )
  writeFileSync(
    join(cwd, "package.json"),
    JSON.stringify({
      name: "plain-medusa",
      private: true,
      dependencies: { "@medusajs/medusa": version },
    })
  )
  writeFileSync(join(cwd, "medusa-config.js"), CONFIG)
  symlinkSync(join(ROOT, "node_modules"), join(cwd, "node_modules"), "dir")
}

async function seedPlain({ cwd, env, signal, products }) {
  const input = join(cwd, "catalogue.json")
  const output = join(cwd, "seeded.json")
  const rows = products.map((product) => ({
    ...product,
    packs: product.packs.map((pack) => ({
      ...pack,
      sku: skuOf(product, pack),
    })),
  }))
  writeFileSync(input, JSON.stringify(rows))
  await medusa({
    name: "plain-seed",
    args: ["exec", join(ROOT, "scripts/bench/plain-seed.cjs"), input, output],
    cwd,
    env,
    signal,
  })
  return JSON.parse(readFileSync(output, "utf8"))
}
