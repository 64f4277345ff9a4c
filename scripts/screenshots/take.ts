import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { startBrowser } from "../../integration-tests/support/browser"
import { runningPlatform } from "../../integration-tests/support/platform"
import { startStack } from "../../integration-tests/support/stack-process.mjs"
import { Camera } from "./camera"
import { MOST_BYTES, PICTURES } from "./pictures"
import { Tour } from "./tour"

const FOLDER = join(__dirname, "../../docs/images")

const closing: (() => Promise<void>)[] = []
let ending: Promise<void> | undefined

const end = (): Promise<void> =>
  (ending ??= (async () => {
    for (const close of closing.reverse()) {
      await close()
    }
  })())

async function take(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const chrome = await startBrowser()
  closing.push(chrome.close)
  if (!process.env["RUNNING_STACK"]) {
    const stack = await startStack()
    closing.push(stack.stop)
    process.env["RUNNING_STACK"] = stack.addresses
  }
  const platform = runningPlatform()
  const camera = new Camera(FOLDER, PICTURES)
  await new Tour(chrome, platform, camera).walk()
  const total = camera.total()
  console.log(`${PICTURES.length} pictures, ${Math.round(total / 1024)} kB`)
  if (total > MOST_BYTES) {
    throw new Error(`That is more than ${MOST_BYTES} bytes`)
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void end().then(() => process.exit(1)))
}
take()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
  .finally(() => void end())
