import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { tsImport } from "tsx/esm/api"
import { ROOT } from "./lib/paths.mjs"

/** Writes docs/roles.md from the permission table. */
const { renderRoles } = await tsImport("./lib/role-docs.ts", import.meta.url)
writeFileSync(join(ROOT, "docs/roles.md"), renderRoles())
