import { ROOT } from "./lib/paths.mjs"
import { run } from "./lib/processes.mjs"

/**
 * Starts the whole platform with an empty database on free ports, takes an
 * order through it, and puts the pictures of the README's tour into
 * docs/images: `npm run screenshots`.
 */
const stop = new AbortController()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => stop.abort())
}
const { code } = await run(
  process.execPath,
  ["--import", "tsx", "scripts/screenshots/take.ts"],
  { cwd: ROOT, signal: stop.signal }
)
process.exitCode = code
