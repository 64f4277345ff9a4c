import { spawn, type ChildProcess } from "node:child_process"
import { join } from "node:path"

/** Where the parts of a running platform are. */
export type Platform = {
  backend: string
  storefront: string
  sandbox: string
  /** The storefront's publishable key. */
  key: string
  /** Of every person of the sample staff. */
  password: string
  stop: () => Promise<void>
}

type Addresses = Omit<Platform, "stop">

const START = join(__dirname, "stack.mjs")
/** Migrations, sample data and, where sources have changed, two builds. */
const START_MS = 600_000

/**
 * Starts the whole platform on free ports with databases of its own and waits
 * until every part answers. `RUNNING_STACK` names one that runs already, as
 * the stack script prints it; that one is left running.
 *
 * @throws with the end of the failing part's log
 */
export async function startPlatform(): Promise<Platform> {
  const running = process.env["RUNNING_STACK"]
  if (running) {
    return {
      ...addressesIn(running.replace(/^stack ready /, "")),
      stop: async () => {},
    }
  }
  const child = spawn(process.execPath, [START], {
    stdio: ["ignore", "pipe", "pipe"],
    env: plainEnvironment(),
  })
  const addresses = await readyLine(child)
  return { ...addresses, stop: () => ended(child) }
}

/** Without what jest and the spec file's own databases have put there. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(JEST_|TEST_TYPE$|AUDIT_|DATABASE_URL$)/.test(name)
  )
  return { ...Object.fromEntries(kept), NODE_ENV: "development" }
}

function readyLine(child: ChildProcess): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    let said = ""
    const timer = setTimeout(() => {
      child.kill("SIGTERM")
      reject(new Error(`The platform did not start in time:\n${said}`))
    }, START_MS)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /^stack ready (\{.*\})$/m.exec(said)
      if (ready?.[1]) {
        clearTimeout(timer)
        resolve(addressesIn(ready[1]))
      }
    }
    child.stdout?.on("data", hear)
    child.stderr?.on("data", hear)
    child.once("exit", (code) => {
      clearTimeout(timer)
      reject(new Error(`The platform ended (code ${code}):\n${said}`))
    })
  })
}

const addressesIn = (json: string): Addresses => JSON.parse(json) as Addresses

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    child.once("exit", () => resolve())
    child.kill("SIGTERM")
  })
}
