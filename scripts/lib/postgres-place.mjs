import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, existsSync, lstatSync, mkdirSync, realpathSync } from "node:fs"
import { renameSync, rmSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"

/**
 * Where PostgreSQL runs from. Started by root it runs as another user, who
 * can't enter a project below /root; program and data then live in /var/tmp,
 * in folders that belong to root and carry the project's own name.
 */

/**
 * @param {string} path
 * @param {{ uid?: number, gid?: number }} user
 */
function canReach(path, user) {
  if (user.uid === undefined) return true
  try {
    execFileSync("test", ["-x", path], { stdio: "pipe", cwd: "/", ...user })
    return true
  } catch {
    return false
  }
}

/** A folder in /var/tmp for one path of the project; refuses somebody else's. */
function ownFolder(kind, path) {
  const name = createHash("sha256").update(path).digest("hex").slice(0, 16)
  const folder = `/var/tmp/online-pharmacy-${kind}-${name}`
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const { uid } = lstatSync(folder)
  if (!lstatSync(folder).isDirectory() || uid !== process.getuid()) {
    throw new Error(`${folder} belongs to somebody else; remove it.`)
  }
  return folder
}

/**
 * The programs where the server's user can run them.
 *
 * @param {{ initdb: string, postgres: string }} programs
 * @param {{ uid?: number, gid?: number }} user
 */
export function placePrograms({ initdb, postgres }, user) {
  if (canReach(postgres, user)) return { initdb, postgres }
  const native = dirname(dirname(postgres))
  const target = join(ownFolder("program", native), "native")
  if (!existsSync(target)) {
    const draft = `${target}.draft`
    rmSync(draft, { recursive: true, force: true })
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, target)
  }
  const moved = (path) => join(target, path.slice(native.length))
  return { initdb: moved(initdb), postgres: moved(postgres) }
}

/**
 * The data folder where the server's user can use it; a link stays where it
 * was asked for.
 *
 * @param {string} dataDir
 * @param {{ uid?: number, gid?: number }} user
 */
export function placeData(dataDir, user) {
  mkdirSync(dirname(dataDir), { recursive: true })
  if (existsSync(dataDir)) return realpathSync(dataDir)
  if (canReach(dirname(dataDir), user)) return dataDir
  const target = join(ownFolder("data", dataDir), "data")
  rmSync(dataDir, { force: true })
  mkdirSync(target, { recursive: true, mode: 0o700 })
  symlinkSync(target, dataDir)
  return target
}
