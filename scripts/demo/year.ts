import { playYear } from "../../integration-tests/journeys/cast"
import { lineOf, Timeline } from "../../integration-tests/journeys/timeline"
import { Year } from "../../integration-tests/journeys/year"
import { Partners } from "../../integration-tests/support/partners"
import { runningPlatform } from "../../integration-tests/support/platform"
import { startStack } from "../../integration-tests/support/stack-process.mjs"

const stays = process.argv.includes("--stay")
let stop: (() => Promise<void>) | undefined
let ending: Promise<void> | undefined
const end = (): Promise<void> => (ending ??= stop?.() ?? Promise.resolve())

async function demonstrate(): Promise<void> {
  if (!process.env["RUNNING_STACK"]) {
    console.log("Starting the platform; this takes a minute or two.")
    const stack = await startStack()
    stop = stack.stop
    process.env["RUNNING_STACK"] = stack.addresses
  }
  const platform = runningPlatform()
  const timeline = new Timeline((entry) => console.log(lineOf(entry)))
  await playYear(
    new Year(platform, new Partners(platform.sandbox), timeline),
    [12, 6, 1]
  )
  if (stays) {
    console.log(`
The platform stays as the year has left it, until Ctrl-C:
  admin       ${platform.backend}/app  (admin@willow-pharmacy.example, ${platform.password})
  storefront  ${platform.storefront}
  simulators  ${platform.sandbox}`)
    await new Promise(() => setInterval(() => undefined, 60_000))
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void end().then(() => process.exit(1)))
}
demonstrate()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
  .finally(() => void end())
