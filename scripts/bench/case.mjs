import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { tsImport } from "tsx/esm/api"
import { ROOT } from "../lib/paths.mjs"
import { Plain } from "../lib/progress.mjs"
import { quantile } from "./numbers.mjs"
import { call } from "./server.mjs"
import { medusa } from "./site.mjs"

const DASHBOARD = join(ROOT, "node_modules/@medusajs/dashboard")
const ROUNDS = 200
const WARM_UP = 30

/**
 * How long a case of a patient with a history takes to be read, with what goes
 * on record about it, beside Medusa's own detail of its order with the fields
 * that the dashboard asks for. One server and one database, in turn and one at
 * a time.
 *
 * @returns {Promise<{ ours: number, plain: number }>} p95 in ms: case, order
 */
export async function measureCase({ site, ours, signal }) {
  const { case_id, order_id } = await makeHistory({ site, ours, signal })
  const { DEFAULT_FIELDS } = await tsImport(
    join(DASHBOARD, "src/routes/orders/order-detail/constants.ts"),
    import.meta.url
  )
  const paths = {
    ours: `/admin/cases/${case_id}`,
    plain: `/admin/orders/${order_id}?fields=${encodeURIComponent(DEFAULT_FIELDS)}`,
  }
  const headers = {
    ours: await signIn(ours, "prescriber"),
    plain: await signIn(ours, "admin"),
  }
  const seen = { ours: [], plain: [] }
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    if (signal.aborted) throw new Plain("Stopped.")
    for (const side of ["ours", "plain"]) {
      const options = { headers: headers[side] }
      const { ms } = await call(ours, "GET", paths[side], options)
      if (round >= WARM_UP) seen[side].push(ms)
    }
  }
  return { ours: quantile(seen.ours, 0.95), plain: quantile(seen.plain, 0.95) }
}

async function makeHistory({ site, ours, signal }) {
  const input = join(site.folder, "case-history.json")
  const output = join(site.folder, "case.json")
  const { url, key, sandbox, env } = ours
  writeFileSync(input, JSON.stringify({ url, key, sandbox }))
  await medusa({
    name: "case-history",
    args: ["exec", "./scripts/bench/case-history.ts", input, output],
    // The server works what follows: without Redis two workers are one too many.
    env: { ...env, WORKER_MODE: "server" },
    signal,
  })
  return JSON.parse(readFileSync(output, "utf8"))
}

async function signIn(ours, role) {
  const { body } = await call(ours, "POST", "/auth/user/emailpass", {
    body: {
      email: `${role}@willow-pharmacy.example`,
      password: ours.env.SEED_STAFF_PASSWORD,
    },
  })
  return { authorization: `Bearer ${body.token}` }
}
