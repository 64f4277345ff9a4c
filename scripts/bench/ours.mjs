import { readFileSync } from "node:fs"
import { join } from "node:path"
import { buildBackend } from "../lib/build.mjs"
import { waitForHttp } from "../lib/http-ready.mjs"
import { Parts } from "../lib/parts.mjs"
import { ROOT } from "../lib/paths.mjs"
import { freePort } from "../lib/ports.mjs"
import { step } from "../lib/progress.mjs"
import { withClient } from "../lib/roles.mjs"
import { backendSettings, databaseUrl } from "../lib/settings.mjs"
import { sandboxProgram, sandboxUrl } from "../lib/start-all.mjs"
import {
  chosenPacks,
  longestList,
  medusa,
  sampleProducts,
  serverProgram,
  skuOf,
} from "./site.mjs"

/**
 * The platform as `npm start` runs it, migrated and with its sample data, but
 * not started yet.
 *
 * @param {Awaited<ReturnType<import("./site.mjs").makeSite>>} site
 */
export async function makeOurs(site) {
  const { signal, secrets, databasePort } = site
  const ports = await freePorts(databasePort)
  const settings = settingsOf({ site, ports })
  const env = { ...process.env, ...settings }
  await step("partner simulators", () => startSimulators({ site, env, ports }))
  await step("the platform's tables", () =>
    medusa({
      name: "ours-migrate",
      args: ["db:migrate", "--execute-safe-links"],
      env: {
        ...env,
        AUDIT_ADMIN_URL: databaseUrl(
          "audit_owner",
          "pharmacy_audit",
          secrets,
          databasePort
        ),
      },
      signal,
    })
  )
  await step("the platform's sample data", () =>
    medusa({
      name: "ours-seed",
      args: ["exec", "./src/scripts/seed.ts"],
      env,
      signal,
    })
  )
  // "no" takes what is built, while working on the measurement itself.
  if (process.env.BENCH_BUILD !== "no") await buildBackend({ env, signal })
  const products = await sampleProducts()
  return {
    name: "ours",
    url: `http://127.0.0.1:${ports.backend}`,
    sandbox: `http://127.0.0.1:${ports.sandbox}`,
    env,
    settings,
    key: readFileSync(settings.PUBLISHABLE_KEY_FILE, "utf8").trim(),
    listing: `/store/catalogue/categories/${longestList(products).category}`,
    listed: ({ category }) => category.products.length,
    variants: await variantsOf(settings, chosenPacks(products)),
    program: serverProgram({
      cwd: join(ROOT, ".medusa/server"),
      env,
      port: ports.backend,
    }),
  }
}

const freePorts = async (database) => ({
  backend: await freePort(),
  storefront: await freePort(),
  sandbox: await freePort(),
  mail: await freePort(),
  database,
})

const settingsOf = ({ site, ports }) =>
  backendSettings({
    env: {
      PUBLISHABLE_KEY_FILE: join(site.folder, "publishable-key"),
      FILES_DIR: join(site.folder, "files"),
      AUDIT_CHECKPOINT_DIR: join(site.folder, "audit-checkpoints"),
    },
    secrets: site.secrets,
    ports,
  })

async function startSimulators({ site, env, ports }) {
  const parts = new Parts((error) => console.error(error.message))
  site.undo.push(() => parts.stopAll())
  const program = sandboxProgram(env, ports)
  parts.start("bench-sandbox", {
    ...program,
    env: {
      ...program.env,
      SANDBOX_STATE_FILE: join(site.folder, "sandbox.json"),
    },
  })
  await waitForHttp("The simulators", sandboxUrl(ports), site.signal)
}

/** The ids of the first packs of the chosen products. */
async function variantsOf(settings, { goods, treatment }) {
  const idOf = (product) =>
    withClient(settings.DATABASE_URL, async (client) => {
      const { rows } = await client.query(
        "select id from product_variant where sku = $1",
        [skuOf(product, product.packs[0])]
      )
      return rows[0].id
    })
  return {
    goods: await idOf(goods),
    treatment: await idOf(treatment),
    goodsHandle: goods.handle,
    goodsSku: skuOf(goods, goods.packs[0]),
    treatmentCategory: treatment.category,
  }
}
