import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..")

/** Everything the local installation keeps; `npm run reset` removes it. */
export const DATA = join(ROOT, ".data")
