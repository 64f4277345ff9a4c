import { ROOT } from "./lib/paths.mjs"
import { run } from "./lib/processes.mjs"

/**
 * Starts the whole platform with an empty database on free ports, plays a year
 * of treatment plans with its clock, and prints what happens on which day:
 *
 *   npm run demo:year              ends when the year is over
 *   npm run demo:year -- --stay    leaves it running, to look around in it
 */
const stop = new AbortController()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => stop.abort())
}
const { code } = await run(
  process.execPath,
  ["--import", "tsx", "scripts/demo/year.ts", ...process.argv.slice(2)],
  { cwd: ROOT, signal: stop.signal }
)
process.exitCode = code
