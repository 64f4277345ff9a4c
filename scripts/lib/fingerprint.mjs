import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { DATA, ROOT } from "./paths.mjs"

const SKIPPED = new Set(["node_modules", "build", ".react-router", "__tests__"])

/**
 * A hash over the content of files and folders, and over extra words that
 * matter as much (an address built into a bundle).
 *
 * @param {string[]} paths relative to the project
 * @param {string[]} [words]
 * @param {string} [root]
 * @returns {string}
 */
export function fingerprint(paths, words = [], root = ROOT) {
  const hash = createHash("sha256")
  for (const word of words) hash.update(`${word}\0`)
  for (const path of paths) addPath(hash, root, path)
  return hash.digest("hex")
}

function addPath(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (!statSync(full).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update("\0")
    return
  }
  for (const name of readdirSync(full).sort()) {
    if (!SKIPPED.has(name)) addPath(hash, root, join(path, name))
  }
}

const STATE_FILE = join(DATA, "state.json")

/** What the start script has done before: step → fingerprint of what it was done for. */
export const readState = () =>
  existsSync(STATE_FILE) ? JSON.parse(readFileSync(STATE_FILE, "utf8")) : {}

/**
 * @param {string} step
 * @param {string} value
 */
export function remember(step, value) {
  mkdirSync(dirname(STATE_FILE), { recursive: true })
  const state = { ...readState(), [step]: value }
  writeFileSync(STATE_FILE, `${JSON.stringify(state, null, 2)}\n`)
}
