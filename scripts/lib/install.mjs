import { existsSync, statSync } from "node:fs"
import { join } from "node:path"

/**
 * The folders whose dependencies are missing or older than their lock file.
 *
 * @param {string[]} folders each with its own package.json
 * @returns {string[]}
 */
export function foldersToInstall(folders) {
  return folders.filter((folder) => {
    const lock = join(folder, "package-lock.json")
    // npm writes this file last, so an interrupted install has none.
    const installed = join(folder, "node_modules", ".package-lock.json")
    if (!existsSync(join(folder, "package.json"))) return false
    if (!existsSync(installed)) return true
    return existsSync(lock) && statSync(lock).mtimeMs > newestOf(installed)
  })
}

const newestOf = (file) => statSync(file).mtimeMs + 1000

/**
 * The arguments for npm: the versions of the lock file, which stays as it is.
 * Not `npm ci`, which refuses a lock file that leaves out optional packages of
 * other platforms.
 */
export const INSTALL_ARGUMENTS = [
  "install",
  "--no-save",
  "--no-audit",
  "--no-fund",
]
