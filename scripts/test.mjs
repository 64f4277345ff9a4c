import { existsSync } from "node:fs"
import { join } from "node:path"
import { foldersToInstall, INSTALL_ARGUMENTS } from "./lib/install.mjs"
import { run } from "./lib/processes.mjs"
import { ROOT } from "./lib/paths.mjs"
import { checkJobs, jestJob, storefrontJob } from "./lib/test-kinds.mjs"
import { runJobs, sumByKind } from "./lib/test-jobs.mjs"

/**
 * Runs the checks of the whole project, or the kinds named:
 *
 *   npm test                         everything
 *   npm run test:unit -- -t clock    one kind, the rest goes to jest
 */

const FRESH = "--workerIdleMemoryLimit=1KB"
const after = ["preparing"]

/** In the order of the report. A kind with arguments gets single files. */
const KINDS = {
  lint: () => checkJobs("lint"),
  typecheck: () => checkJobs("typecheck"),
  unit: () => [jestJob("unit")],
  modules: () => [jestJob("modules", { cores: 2, fixed: ["-w", "2"], after })],
  contract: () => [jestJob("contract")],
  storefront: () => [storefrontJob],
  // MikroORM breaks in the second file of a process, so each gets a new one.
  // Three wait for the database and the simulators about as often as two work.
  http: (args) => [
    jestJob("http", {
      type: args.length > 0 ? "http" : "http-groups",
      cores: 2,
      fixed: ["-w", "3", FRESH, ...(args.length > 0 ? [] : ["--silent"])],
      after,
    }),
  ],
  // One visitor at a time, who leaves a core to the checks beside.
  browser: () => [jestJob("browser", { fixed: ["-w", "1", FRESH], after })],
}
/** Those that share a database server and the builds in a whole run. */
const PREPARED = ["modules", "http", "browser"]

const stop = new AbortController()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => stop.abort())
}

const args = process.argv.slice(2)
const firstOption = args.findIndex((arg) => !(arg in KINDS))
const named = firstOption < 0 ? args : args.slice(0, firstOption)
const passedOn = (firstOption < 0 ? [] : args.slice(firstOption)).filter(
  (arg) => arg !== "--"
)
if (named.length === 0 && passedOn.length > 0) {
  console.error(
    `Unknown kind ${passedOn[0]}; one or more of: ${Object.keys(KINDS).join(", ")}`
  )
  process.exit(2)
}

await install()
// It needs packages, which a fresh clone has only now.
const { builds, clearUp, database } = await import("./lib/test-preparing.mjs")
const kinds = named.length > 0 ? named : Object.keys(KINDS)
const prepared = kinds.filter((kind) => PREPARED.includes(kind)).length > 1
const preparing = prepared
  ? [...(kinds.includes("browser") ? [builds] : []), database]
  : []
// The longest of those that need one core goes first.
const jobs = [...kinds]
  .sort((a, b) => Number(b === "browser") - Number(a === "browser"))
  .flatMap((kind) => KINDS[kind](passedOn))
const results = await runJobs([...preparing, ...jobs], {
  signal: stop.signal,
  args: passedOn,
  env: {},
}).finally(clearUp)
listFailures(results)
report(sumByKind(results, ["preparing", ...kinds]))

async function install() {
  const folders = [ROOT, join(ROOT, "storefront")].filter(existsSync)
  for (const folder of foldersToInstall(folders)) {
    console.log(`Installing the dependencies of ${folder}`)
    const { code } = await run("npm", INSTALL_ARGUMENTS, {
      cwd: folder,
      signal: stop.signal,
    })
    if (code !== 0) {
      console.error(`npm install failed in ${folder}`)
      console.log("tests: 0 passed, 1 failed")
      process.exit(1)
    }
  }
}

/** Once more at the end, where they are found. */
function listFailures(results) {
  for (const { kind, failures = [] } of results) {
    for (const { name, says } of failures) {
      console.log(`\nFAILED ${kind}: ${name}\n${says}`)
    }
  }
}

function report(rows) {
  console.log(
    `\n${"kind".padEnd(12)}${"passed".padStart(8)}${"failed".padStart(8)}${"skipped".padStart(9)}${"seconds".padStart(9)}`
  )
  for (const row of rows) {
    console.log(
      `${row.kind.padEnd(12)}${String(row.passed).padStart(8)}${String(row.failed).padStart(8)}${String(row.skipped ?? 0).padStart(9)}${row.seconds.toFixed(1).padStart(9)}`
    )
  }
  if (stop.signal.aborted) console.log("Interrupted.")
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0)
  const failed = total("failed") + (stop.signal.aborted ? 1 : 0)
  console.log(`tests: ${total("passed")} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
