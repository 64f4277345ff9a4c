import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"

const SCRIPTS = join(__dirname, "..")

/** What a script loads before its first line runs: its own files and whatever else they name. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) {
    return seen
  }
  seen.add(file)
  const text = readFileSync(file, "utf8")
  for (const [, name = ""] of text.matchAll(
    /^(?:import|export) (?:[^"=()]*? from )?"([^"]+)"/gm
  )) {
    if (name.startsWith(".")) {
      loadedBy(join(dirname(file), name), seen)
    } else {
      seen.add(name)
    }
  }
  return seen
}

describe.each(["test.mjs", "start.mjs"])(
  "%s, the first thing on a fresh clone",
  (script) => {
    it("loads nothing that is installed only afterwards", () => {
      const packages = [...loadedBy(join(SCRIPTS, script))].filter(
        (name) => !name.startsWith("/") && !name.startsWith("node:")
      )
      expect(packages).toEqual([])
    })
  }
)
