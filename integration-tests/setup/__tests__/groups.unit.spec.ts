import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { shareOut } from "../groups"

const HTTP = join(__dirname, "../../http")
const specs = readdirSync(HTTP).filter((name) => name.endsWith(".spec.ts"))

describe("the HTTP specs", () => {
  const { groups, alone } = shareOut()

  it("are each run once", () => {
    const shared = [...groups.flat(), ...alone].map((path) => basename(path))
    expect(shared.sort()).toEqual([...specs].sort())
  })

  it("are in as many groups as there are jest files for them", () => {
    expect(groups).toHaveLength(
      readdirSync(join(HTTP, "../http-groups")).length
    )
    expect(groups.filter((group) => group.length === 0)).toEqual([])
  })

  it("have a backend of their own only where they have to", () => {
    expect(alone.map((path) => basename(path)).sort()).toEqual([
      // Reads everything that was ever written.
      "canary.spec.ts",
      // These kill it.
      "due-day.spec.ts",
      "kill.spec.ts",
      // As long as a group.
      "plan-year.spec.ts",
    ])
  })

  it("use the shared backend and not Medusa's own runner", () => {
    const own = specs.filter((name) =>
      readFileSync(join(HTTP, name), "utf8").includes("@medusajs/test-utils")
    )
    expect(own).toEqual([])
  })
})
