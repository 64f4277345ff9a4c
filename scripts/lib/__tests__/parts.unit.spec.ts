import { spawn } from "node:child_process"
import { mkdtempSync, existsSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Parts } from "../parts.mjs"
import { stopGroup } from "../processes.mjs"

const program = (script: string) => {
  const child = spawn(process.execPath, ["-e", script], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  })
  // It says so when it is ready to be stopped.
  const ready = new Promise<void>((resolve) => {
    child.stdout.once("data", () => resolve())
  })
  return { child, ready }
}
const alive = `process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000); console.log("up")`
const deaf = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")`

describe("the parts of an installation", () => {
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-parts-"))
  const runFile = join(dir, "run.json")
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it("are stopped in reverse order, and remembered while they run", async () => {
    const crashes: Error[] = []
    const parts = new Parts((error: Error) => crashes.push(error), runFile)
    const stopped: string[] = []
    for (const name of ["database", "backend", "storefront"]) {
      const { child, ready } = program(alive)
      parts.adopt(name, child, () => stopGroup(child))
      await ready
    }
    const remembered = JSON.parse(readFileSync(runFile, "utf8")) as {
      parts: { name: string }[]
    }
    expect(remembered.parts.map(({ name }) => name)).toEqual([
      "database",
      "backend",
      "storefront",
    ])
    await parts.stopAll((name: string) => stopped.push(name))
    expect(stopped).toEqual(["storefront", "backend", "database"])
    expect(existsSync(runFile)).toBe(false)
    expect(crashes).toEqual([])
  })

  it("are named when one ends by itself", async () => {
    const crash = new Promise<Error>((resolve) => {
      const parts = new Parts(resolve, runFile)
      const { child } = program("process.exit(3)")
      parts.adopt("unit-test-part", child, () => stopGroup(child))
    })
    expect((await crash).message).toMatch(
      /^unit-test-part ended by itself \(code 3\)/
    )
  })

  it("are ended by force when they don't listen", async () => {
    const { child, ready } = program(deaf)
    await ready
    expect(await stopGroup(child, { graceMs: 200 })).toBe(false)
    expect(child.signalCode).toBe("SIGKILL")
  })
})
