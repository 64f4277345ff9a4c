import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { waitForHttp } from "./lib/http-ready.mjs"
import { givenEnvironment } from "./lib/local-settings.mjs"
import { Parts } from "./lib/parts.mjs"
import { DATA } from "./lib/paths.mjs"
import { readPorts, simulatorSettings } from "./lib/settings.mjs"
import { sandboxProgram, sandboxUrl } from "./lib/start-all.mjs"

/** Starts the partner simulators alone: `npm run simulators`. */
const given = givenEnvironment()
const ports = readPorts(given)
mkdirSync(join(DATA, "sandbox"), { recursive: true })
const parts = new Parts((error) => {
  console.error(error.message)
  process.exit(1)
})
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => void parts.stopAll().then(() => process.exit(0)))
}
parts.start(
  "sandbox",
  sandboxProgram(
    {
      ...simulatorSettings(ports),
      ...given,
      BACKEND_URL: `http://localhost:${ports.backend}`,
    },
    ports
  )
)
await waitForHttp(
  "The simulators",
  sandboxUrl(ports),
  new AbortController().signal
)
console.log(
  `Simulators: http://localhost:${ports.sandbox}/ (Ctrl-C stops them)`
)
