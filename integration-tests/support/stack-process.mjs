import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

// Not `dirname`: what loads the pictures' script as a CommonJS module knows the address only.
const START = fileURLToPath(new URL("stack.mjs", import.meta.url))
/** Migrations, sample data and, where sources have changed, two builds. */
const START_MS = 600_000

/**
 * Starts the whole platform on free ports with databases of its own and waits
 * until every part answers.
 *
 * @returns {Promise<{ addresses: string, stop: () => Promise<void> }>}
 *   addresses: JSON, as the stack script prints it
 * @throws with the end of the failing part's log
 */
export async function startStack() {
  const child = spawn(process.execPath, [START], {
    stdio: ["ignore", "pipe", "pipe"],
    env: plainEnvironment(),
  })
  const addresses = await readyLine(child)
  return { addresses, stop: () => ended(child) }
}

/** Without what jest has put there. */
function plainEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(JEST_|TEST_TYPE$)/.test(name)
  )
  return { ...Object.fromEntries(kept), NODE_ENV: "development" }
}

function readyLine(child) {
  return new Promise((resolve, reject) => {
    let said = ""
    const timer = setTimeout(() => {
      child.kill("SIGTERM")
      reject(new Error(`The platform did not start in time:\n${said}`))
    }, START_MS)
    const hear = (chunk) => {
      said += chunk.toString()
      const ready = /^stack ready (\{.*\})$/m.exec(said)
      if (ready) {
        clearTimeout(timer)
        resolve(ready[1])
      }
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.once("exit", (code) => {
      clearTimeout(timer)
      reject(new Error(`The platform ended (code ${code}):\n${said}`))
    })
  })
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    child.once("exit", () => resolve())
    child.kill("SIGTERM")
  })
}
