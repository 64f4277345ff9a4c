import { readdirSync } from "node:fs"
import { join } from "node:path"
import { tsImport } from "tsx/esm/api"
import { ROOT } from "../lib/paths.mjs"
import { Plain } from "../lib/progress.mjs"
import { withClient } from "../lib/roles.mjs"
import { startTestDatabase } from "../lib/test-database.mjs"
import { quantile } from "./numbers.mjs"

const FEW = 1_000
const MANY = 100_000
const ROUNDS = 200
const WARM_UP = 30
const MODULE = join(ROOT, "src/modules/clinical-review")

const load = (file) => tsImport(file, import.meta.url)

/**
 * How long the statements of a queue's page of 50 take with 100,000 cases and
 * with 1,000: page, bounded count, the menu's counts and the flags of the page.
 * Two databases with the module's own tables and indexes, in turn and one at a
 * time. What else the page asks is by the ids on it, however many cases there
 * are.
 *
 * @param {{ signal: AbortSignal, undo: (() => unknown)[] }} run
 * @returns {Promise<{ ours: number, plain: number }>} p95 in ms: many, few
 */
export async function measureQueue({ signal, undo }) {
  const server = await startTestDatabase()
  undo.push(() => server.stop())
  const { DB_PORT, DB_USERNAME, DB_PASSWORD } = server.env
  const at = (database) =>
    `postgres://${DB_USERNAME}:${DB_PASSWORD}@localhost:${DB_PORT}/${database}`
  const sides = { ours: ["many", MANY], plain: ["few", FEW] }
  for (const [database, count] of Object.values(sides)) {
    await withClient(at("postgres"), (client) =>
      client.query(`create database ${database}`)
    )
    await withClient(at(database), (client) => fill(client, count))
  }
  const query = await load("../../src/modules/clinical-review/queue-query.ts")
  return withClient(at("many"), (many) =>
    withClient(at("few"), async (few) => {
      await assertIndexed(many, query)
      const clients = { ours: many, plain: few }
      const seen = { ours: [], plain: [] }
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        if (signal.aborted) throw new Plain("Stopped.")
        for (const side of ["ours", "plain"]) {
          const ms = await readPage(clients[side], query)
          if (round >= WARM_UP) seen[side].push(ms)
        }
      }
      return {
        ours: quantile(seen.ours, 0.95),
        plain: quantile(seen.plain, 0.95),
      }
    })
  )
}

const FILTERS = {
  queue: "prescriber",
  state: ["queued", "in_review", "awaiting_signature"],
  limit: 50,
  offset: 0,
}

async function readPage(client, query) {
  const begun = performance.now()
  const { rows } = await ask(client, query.queuePage(FILTERS))
  await ask(client, query.queueCount(FILTERS))
  await ask(client, query.queueCounts())
  await ask(client, query.flagCounts(rows.map(({ id }) => id)))
  const ms = performance.now() - begun
  if (rows.length !== FILTERS.limit) throw new Plain("A page was not full.")
  return ms
}

/** Nothing of the page may read a whole table, nor sort one. */
async function assertIndexed(client, query) {
  const narrowed = [
    {},
    { flags: "red" },
    { flags: "repeat" },
    { claimed: "none" },
    { category: "acne" },
    { q: "CASE-000012" },
  ]
  for (const more of narrowed) {
    const { sql, parameters } = query.queuePage({ ...FILTERS, ...more })
    const { rows } = await ask(client, { sql: `explain ${sql}`, parameters })
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
    if (/Seq Scan on clinical_case/.test(plan)) {
      throw new Plain(`Read without an index:\n${plan}`)
    }
  }
}

/** "?" as the module writes it to "$1"; a list is so many values. */
function ask(client, { sql, parameters }) {
  const values = []
  let at = 0
  const text = sql.replaceAll("?", () => {
    const value = parameters[at++]
    return (Array.isArray(value) ? value : [value])
      .map((one) => `$${values.push(one)}`)
      .join(", ")
  })
  return client.query(text, values)
}

/** The module's tables as its migrations make them, and so many invented cases. */
async function fill(client, count) {
  for (const name of readdirSync(join(MODULE, "migrations")).sort()) {
    if (!/^Migration\d+\.ts$/.test(name)) continue
    const made = await load(
      `../../src/modules/clinical-review/migrations/${name}`
    )
    const migration = new (Object.values(made)[0])()
    await migration.up()
    for (const statement of migration.getQueries()) {
      await client.query(String(statement))
    }
  }
  await client.query(CASES, [count])
  await client.query(FLAGS)
  await client.query("vacuum analyze")
}

/** Most wait, a tenth is under review or at the signature, the others have ended. */
const CASES = `
  insert into clinical_case
    (id, reference, order_id, order_display_id, line_item_id, patient_id,
     category_handle, legal_class, formulary_item_id, variant_id, quantity,
     treatment_name, queue, state, repeat_flag, renewal_flag, flag_count,
     waiting_since, place_at, last_activity_at, claimed_by)
  select 'case_' || lpad(n::text, 8, '0'), 'CASE-' || lpad(n::text, 8, '0'),
         'order_' || n, n, 'line_' || n, 'pat_' || n,
         (array['acne', 'hair-loss', 'migraine', 'asthma'])[1 + n % 4],
         case when n % 10 < 8 then 'POM' when n % 10 = 8 then 'P' else 'GSL' end,
         'item_' || n % 50, 'variant_' || n % 50, 1, 'Invented treatment',
         case when n % 10 < 8 then 'prescriber' when n % 10 = 8 then 'pharmacist' else 'team' end,
         (array['queued', 'queued', 'queued', 'queued', 'queued', 'queued',
                'in_review', 'awaiting_signature', 'approved', 'closed'])[1 + (n / 10) % 10],
         n % 200 = 0, n % 300 = 0, n % 3,
         moment, moment, moment,
         case when (n / 10) % 10 = 6 then 'user_' || n % 20 end
    from generate_series(1, $1::int) n,
         lateral (select timestamptz '2026-11-21' - make_interval(mins => n * 37 % 500000)) m(moment)`

const FLAGS = `
  insert into case_flag (id, case_id, kind, level, subject, raised_at)
  select 'cfl_' || id || k, id,
         case when k = 1 and right(id, 2) = '11' then 'contradiction' else 'high_risk' end,
         case when k = 1 and right(id, 2) = '11' then 'red' else 'amber' end,
         'subject ' || k, place_at
    from clinical_case, generate_series(1, 2) k where k <= flag_count`
