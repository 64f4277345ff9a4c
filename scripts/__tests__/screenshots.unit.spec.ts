import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { MOST_BYTES, PICTURES } from "../screenshots/pictures"

const root = join(__dirname, "../..")
const folder = join(root, "docs/images")
const files = readdirSync(folder).sort()

describe("the pictures of the tour", () => {
  it("are those that the command takes", () => {
    const named = PICTURES.map(({ name }) => `${name}.png`)
    expect(new Set(named).size).toBe(named.length)
    expect(files).toEqual(named.sort())
  })

  it("are all shown in the README, which shows no other", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8")
    const shown = [...readme.matchAll(/\]\(docs\/images\/([^)]+)\)/g)]
    expect(shown.map(([, file]) => file).sort()).toEqual(files)
  })

  it("are small enough to be kept with the sources", () => {
    const sizes = files.map((file) => statSync(join(folder, file)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES)
  })
})
