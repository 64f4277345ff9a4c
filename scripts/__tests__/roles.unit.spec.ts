import { readFileSync } from "node:fs"
import { join } from "node:path"
import { renderRoles } from "../lib/role-docs"

describe("the page on roles", () => {
  it("says what the permission table says (node scripts/write-role-docs.mjs)", () => {
    const page = readFileSync(join(__dirname, "../../docs/roles.md"), "utf8")
    expect(page).toBe(renderRoles())
  })
})
