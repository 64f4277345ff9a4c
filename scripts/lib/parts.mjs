import { execFileSync, spawn } from "node:child_process"
import { existsSync, mkdirSync, openSync, closeSync } from "node:fs"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DATA } from "./paths.mjs"
import { Plain } from "./progress.mjs"
import { stopGroup } from "./processes.mjs"

const LOGS = join(DATA, "logs")
export const RUN_FILE = join(DATA, "run.json")

/**
 * The long-running programs of a local installation. They are kept in the
 * order of their start, stopped in the reverse one, and named when one ends
 * by itself.
 */
export class Parts {
  #parts = []
  #stopping = false
  #onCrash
  #runFile

  /**
   * @param {(error: Plain) => void} onCrash called when a part ends by itself
   * @param {string} [runFile] keeps what is running, for the next start to see
   */
  constructor(onCrash, runFile) {
    this.#onCrash = onCrash
    this.#runFile = runFile
  }

  /**
   * @param {string} name
   * @param {{ command: string, args: string[], cwd: string, env: Record<string, string | undefined> }} program
   */
  start(name, { command, args, cwd, env }) {
    const logFile = logFileOf(name)
    const log = openSync(logFile, "w")
    // A group of its own, so that Ctrl-C reaches this script only, and the
    // parts end in order.
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", log, log],
    })
    closeSync(log)
    this.adopt(name, child, () => stopGroup(child))
  }

  get isEmpty() {
    return this.#parts.length === 0
  }

  /** Takes in a program that was started elsewhere. */
  adopt(name, child, stop) {
    this.#parts.push({ name, child, stop })
    this.#save()
    child.once("error", (error) => this.#crashed(name, error.message))
    child.once("exit", (code, signal) =>
      this.#crashed(name, signal ? `signal ${signal}` : `code ${code}`)
    )
  }

  #crashed(name, reason) {
    if (this.#stopping) return
    this.#onCrash(
      new Plain(
        `${name} ended by itself (${reason}). The end of ${logFileOf(name)}:\n\n${tail(name)}`
      )
    )
  }

  /**
   * Stops every part, the last started first.
   *
   * @param {(name: string) => void} [tell]
   */
  async stopAll(tell = () => {}) {
    this.#stopping = true
    for (const { name, stop } of this.#parts.reverse()) {
      tell(name)
      await stop()
    }
    this.#parts = []
    if (this.#runFile) rmSync(this.#runFile, { force: true })
  }

  #save() {
    if (!this.#runFile) return
    mkdirSync(DATA, { recursive: true })
    const parts = this.#parts.map(({ name, child }) => ({
      name,
      pid: child.pid,
      command: commandOf(child.pid),
    }))
    writeFileSync(this.#runFile, JSON.stringify({ pid: process.pid, parts }))
  }
}

export function logFileOf(name) {
  mkdirSync(LOGS, { recursive: true })
  return join(LOGS, `${name}.log`)
}

/** The last lines of a part's log, escape codes taken out. */
export function tail(name, lines = 25) {
  const file = logFileOf(name)
  if (!existsSync(file)) return "(no log)"
  return readFileSync(file, "utf8")
    .replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "")
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .join("\n")
}

/** The command line of a process, or nothing when it is gone. */
function commandOf(pid) {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], {
      stdio: ["ignore", "pipe", "ignore"],
    })
      .toString()
      .trim()
  } catch {
    return ""
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/**
 * What an earlier start has left running.
 *
 * @returns {{ running: boolean, pid?: number, leftovers: { name: string, pid: number }[] }}
 *   running: its script is alive; leftovers: parts that outlived their script
 */
export function earlierStart() {
  if (!existsSync(RUN_FILE)) return { running: false, leftovers: [] }
  const { pid, parts } = JSON.parse(readFileSync(RUN_FILE, "utf8"))
  if (isAlive(pid) && commandOf(pid).includes("start.mjs")) {
    return { running: true, pid, leftovers: [] }
  }
  // A process number is used again, so the command line has to match too.
  const leftovers = parts.filter(
    (part) => part.command && commandOf(part.pid) === part.command
  )
  return { running: false, leftovers }
}

/** Ends what outlived an earlier start that was killed. */
export async function stopLeftovers(leftovers) {
  for (const { name, pid } of leftovers.reverse()) {
    process.kill(-pid, name === "database" ? "SIGINT" : "SIGTERM")
    for (let wait = 0; wait < 100 && isAlive(pid); wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    if (isAlive(pid)) process.kill(-pid, "SIGKILL")
  }
  rmSync(RUN_FILE, { force: true })
}
