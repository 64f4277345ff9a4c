import { step } from "./lib/progress.mjs"
import { measureEngine } from "./bench/engine.mjs"
import { measureAnswers } from "./bench/answers.mjs"
import { measureCase } from "./bench/case.mjs"
import { measureLines } from "./bench/lines.mjs"
import { measureListing } from "./bench/listing.mjs"
import { measureFreshness } from "./bench/freshness.mjs"
import { measureInstalments } from "./bench/instalments.mjs"
import { makeOurs } from "./bench/ours.mjs"
import { makePlain } from "./bench/plain.mjs"
import { startServer } from "./bench/server.mjs"
import { measureQueue } from "./bench/queue.mjs"
import { measureStarts } from "./bench/starts.mjs"
import { rowsOf, table } from "./bench/table.mjs"
import { makeSite } from "./bench/site.mjs"

/**
 * Measures the platform against a plain Medusa with the same catalogue, both
 * in one run on free ports with databases of their own, and prints ratios.
 * It is no test: a missed goal is printed, and only what can't be run fails.
 *
 *   npm run bench
 *   npm run bench -- engine        only the rule engine, without a database
 *   npm run bench -- queue         only the review queue's reads, without a server
 *   npm run bench -- case          only a case's detail, beside Medusa's own of its order
 *   npm run bench -- instalments   only a day of many instalments, beside plain Medusa's orders
 *   BENCH_BUILD=no npm run bench   takes the build that is there
 */

const stopping = new AbortController()
const undo = []
/** Filled part by part. */
const measured = {}
let ending
let working
const end = (error) => (ending ??= finish(error))
async function finish(error) {
  // What is known is shown, even where a later part failed.
  console.log(`\n${table(rowsOf(measured))}\n`)
  if (error) console.error(error.message)
  stopping.abort()
  await working.catch(() => undefined)
  for (const stop of undo.reverse()) await stop()
  process.exit(error ? 1 : 0)
}

async function bench() {
  const { signal } = stopping
  if (process.argv.includes("queue")) {
    measured.queue = await step("review queue", () =>
      measureQueue({ signal, undo })
    )
    return
  }
  if (process.argv.includes("case")) {
    const site = await step("database", () => makeSite({ signal, undo }))
    const ours = await makeOurs(site)
    await step("starting", () => startBoth([ours]))
    await measureCaseOf({ site, ours })
    return
  }
  if (process.argv.includes("instalments")) {
    const site = await step("database", () => makeSite({ signal, undo }))
    const ours = await makeOurs(site)
    const plain = await makePlain(site)
    await step("starting", () => startBoth([ours]))
    await measureInstalmentsOf({ site, ours, plain })
    return
  }
  measured.engine = await step("rule engine", () => measureEngine({ signal }))
  if (process.argv.includes("engine")) return
  const site = await step("database", () => makeSite({ signal, undo }))
  const ours = await makeOurs(site)
  const plain = await makePlain(site)
  const servers = await step("starting both", () => startBoth([ours, plain]))
  measured.listing = await step("catalogue listing", () =>
    measureListing({ ours, plain, signal })
  )
  measured.freshness = await step("changed price and stock", () =>
    measureFreshness({ ours, signal })
  )
  measured.lines = await step("adding to the basket", () =>
    measureLines({ site, ours, plain, signal })
  )
  await measureCaseOf({ site, ours })
  await measureInstalmentsOf({ site, ours, plain })
  // Last of the site's parts: it puts a form of its own in the place of the sample's.
  measured.answers = await step("saving an answer", () =>
    measureAnswers({ ours, plain, signal })
  )
  for (const { stop } of servers) await stop()
  measured.starts = await step("start time and memory", () =>
    measureStarts({ ours, plain, signal })
  )
}

async function measureCaseOf({ site, ours }) {
  const { signal } = stopping
  measured.case = await step("opening a case", () =>
    measureCase({ site, ours, signal })
  )
}

async function measureInstalmentsOf({ site, ours, plain }) {
  const { signal } = stopping
  measured.instalments = await step("a day of many instalments", () =>
    measureInstalments({ site, ours, plain, signal })
  )
}

async function startBoth(sides) {
  const servers = []
  for (const side of sides) {
    const server = await startServer(side, stopping.signal)
    undo.push(server.stop)
    servers.push(server)
  }
  return servers
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => void end())
}
working = bench()
working.then(
  () => end(),
  (error) => end(error)
)
