import { existsSync, realpathSync, rmSync } from "node:fs"
import { join } from "node:path"
import { earlierStart } from "./lib/parts.mjs"
import { DATA } from "./lib/paths.mjs"

/** Clears everything the local installation keeps: `npm run reset`. */
const { running, pid, leftovers } = earlierStart()
if (running || leftovers.length > 0) {
  const what = running
    ? `process ${pid}`
    : leftovers.map(({ name, pid: part }) => `${name} ${part}`).join(", ")
  console.error(`Still running (${what}). Stop it first, then reset.`)
  process.exitCode = 1
} else {
  // The database may live behind a link (see lib/postgres-place.mjs).
  const database = join(DATA, "postgres")
  if (existsSync(database)) {
    rmSync(realpathSync(database), { recursive: true, force: true })
  }
  rmSync(DATA, { recursive: true, force: true })
  console.log("Cleared. The next start begins with the sample data.")
}
