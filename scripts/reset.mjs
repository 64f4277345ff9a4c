import { existsSync, realpathSync, rmSync } from "node:fs"
import { join } from "node:path"
import { earlierStart, stopLeftovers } from "./lib/parts.mjs"
import { DATA } from "./lib/paths.mjs"

/** Clears everything the local installation keeps: `npm run reset`. */
const { running, pid, leftovers } = earlierStart()
if (running) {
  console.error(`Still running (process ${pid}). Stop it first, then reset.`)
  process.exitCode = 1
} else {
  await stopLeftovers(leftovers)
  // The database may live behind a link (see lib/postgres-place.mjs).
  const database = join(DATA, "postgres")
  if (existsSync(database)) {
    rmSync(realpathSync(database), { recursive: true, force: true })
  }
  rmSync(DATA, { recursive: true, force: true })
  console.log("Cleared. The next start begins with the sample data.")
}
