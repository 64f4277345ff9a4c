import { spawn } from "node:child_process"
import { createWriteStream } from "node:fs"

/**
 * Runs a command to its end in a process group of its own, and leaves no
 * member of that group behind.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, logFile?: string, kept?: boolean, signal?: AbortSignal }} [options]
 *   logFile: where the output goes; kept: given back only; without either, to this terminal
 * @returns {Promise<{ code: number, output: string }>} output is empty where it went to the terminal
 */
export function run(command, args, options = {}) {
  const { cwd, env = process.env, logFile, kept, signal } = options
  const out = logFile || kept ? "pipe" : "inherit"
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", out, out],
    })
    const log = logFile ? createWriteStream(logFile, { flags: "a" }) : undefined
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        chunks.push(chunk)
        log?.write(chunk)
      })
    }
    const abort = () => killGroup(child, "SIGTERM")
    signal?.addEventListener("abort", abort, { once: true })
    child.once("error", reject)
    child.once("close", (code) => {
      signal?.removeEventListener("abort", abort)
      log?.end()
      killGroup(child, "SIGKILL")
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() })
    })
  })
}

/**
 * Signals a whole process group; a group that is gone is no error.
 *
 * @param {{ pid?: number }} child leader of the group
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}

/**
 * Ends a process group politely, then by force.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {{ graceMs?: number }} [options]
 * @returns {Promise<boolean>} false when force was needed
 */
export function stopGroup(child, { graceMs = 10_000 } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) {
    killGroup(child, "SIGKILL")
    return Promise.resolve(true)
  }
  return new Promise((resolve) => {
    let polite = true
    const timer = setTimeout(() => {
      polite = false
      killGroup(child, "SIGKILL")
    }, graceMs)
    child.once("exit", () => {
      clearTimeout(timer)
      killGroup(child, "SIGKILL")
      resolve(polite)
    })
    killGroup(child, "SIGTERM")
  })
}
