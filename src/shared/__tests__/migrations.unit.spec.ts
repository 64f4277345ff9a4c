import { readdirSync } from "node:fs"
import { join } from "node:path"

const SRC = join(__dirname, "../..")

/** Every migration of our modules and providers, by its file's name without the ending. */
const migrations = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter(
    (entry) =>
      entry.parentPath.endsWith("migrations") &&
      /^Migration\d+\.ts$/.test(entry.name)
  )
  .map((entry) => ({ name: entry.name, folder: entry.parentPath }))

describe("migrations", () => {
  // One table of the database lists what has run, for all modules, by name:
  // a second one of the same name would be taken for done and never run.
  it("have a name that no other module's has", () => {
    expect(migrations.length).toBeGreaterThan(10)
    const seen = new Map<string, string>()
    for (const { name, folder } of migrations) {
      expect(`${name}: ${seen.get(name) ?? "only here"}`).toBe(
        `${name}: only here`
      )
      seen.set(name, folder)
    }
  })
})
