import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { ROOT } from "../lib/paths.mjs"
import { Plain } from "../lib/progress.mjs"
import { withClient } from "../lib/roles.mjs"
import { medusa } from "./site.mjs"

/** Smaller while working on the measurement itself: BENCH_INSTALMENTS=20,100. */
const [FEW, MANY] = (process.env.BENCH_INSTALMENTS ?? "100,2000")
  .split(",")
  .map(Number)
const WARM_UP = 30
const PLAIN_ORDERS = 60
/** One after the other, and as many as the platform sends at once: the quicker counts. */
const AT_ONCE = [1, 5]
const LOOK_EVERY_MS = 1_000
const MOST_MS_EACH = 5_000

/**
 * Months of plans that are due on one day, from falling due to the supply in
 * the dispensary's queue: order, stock, charge at Stripe, payment, supply; beside
 * as many orders through the whole of a plain Medusa's cart path.
 *
 * @returns {Promise<{ count: number, perMinute: { ours: number, plain: number }, msEach: { of: number, few: number, many: number } }>}
 */
export async function measureInstalments({ site, ours, plain, signal }) {
  const day = (name, count) => measureDay({ site, ours, signal, name, count })
  await day("warm", WARM_UP)
  const few = await day("few", FEW)
  const perMinute = await measurePlain({ site, plain, signal })
  const many = await day("many", MANY)
  return {
    count: MANY,
    perMinute: { ours: 60_000 / many, plain: perMinute },
    msEach: { of: FEW, few, many },
  }
}

/** Milliseconds a month. */
async function measureDay({ site, ours, signal, name, count }) {
  await medusa({
    name: `due-plans-${name}`,
    args: [
      "exec",
      "./integration-tests/resilience/due-plans.ts",
      String(count),
      "0",
      name,
      join(site.folder, `due-${name}.json`),
      "pending",
    ],
    env: { ...ours.env, WORKER_MODE: "server" },
    signal,
  })
  return withClient(ours.env.DATABASE_URL, (client) =>
    letDayBegin({ client, signal, name, count })
  )
}

/** Until now the plans stood still, so that the day begins with all of them. */
async function letDayBegin({ client, signal, name, count }) {
  await client.query(
    "update plan set state = 'active' where id like $1 and state = 'pending'",
    [`pln_${name}%`]
  )
  const end = Date.now() + 90_000 + count * MOST_MS_EACH
  while ((await suppliesOf(client, name)).count < count) {
    if (signal.aborted) throw new Plain("Stopped.")
    if (Date.now() > end) throw new Plain(`${name}: not every month was paid`)
    await wait(LOOK_EVERY_MS)
  }
  const { last } = await suppliesOf(client, name)
  const { rows } = await client.query(
    "select min(created_at) as first from plan_event where event = 'instalment.fall_due' and plan_id like $1",
    [`pln_${name}%`]
  )
  return (last - rows[0].first) / count
}

/** Supplies of the second month, and when the last one came. */
async function suppliesOf(client, name) {
  const { rows } = await client.query(
    `select count(*)::int as count, max(created_at) as last from supply
      where instalment_number = 2 and case_id like $1`,
    [`case_${name}%`]
  )
  return rows[0]
}

async function measurePlain({ site, plain, signal }) {
  const input = join(site.folder, "plain-orders.json")
  const output = join(site.folder, "plain-ordered.json")
  const { env, region_id, variants } = plain
  const given = {
    region_id,
    variant_id: variants.treatment,
    count: PLAIN_ORDERS,
    warm_up: 10,
    at_once: AT_ONCE,
  }
  writeFileSync(input, JSON.stringify(given))
  await medusa({
    name: "plain-orders",
    args: ["exec", join(ROOT, "scripts/bench/plain-orders.cjs"), input, output],
    cwd: plain.program.cwd,
    env,
    signal,
  })
  return Math.max(...Object.values(JSON.parse(readFileSync(output, "utf8"))))
}
