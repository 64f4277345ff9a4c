import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { tsImport } from "tsx/esm/api"
import { ROOT } from "./lib/paths.mjs"

/** Writes docs/states.md from the state tables. */
const load = (file) => tsImport(file, import.meta.url)

const { machineFiles, machinesIn, renderStates } = await load(
  "./lib/state-docs.ts"
)
const found = []
for (const { module, file } of machineFiles()) {
  for (const machine of machinesIn(await load(file))) {
    found.push({ module, machine })
  }
}
writeFileSync(join(ROOT, "docs/states.md"), renderStates(found))
console.log(`docs/states.md: ${found.length} state machines`)
