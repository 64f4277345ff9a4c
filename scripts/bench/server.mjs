import { execFileSync, spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { get } from "node:http"
import { logFileOf, tail } from "../lib/parts.mjs"
import { stopGroup } from "../lib/processes.mjs"
import { Plain } from "../lib/progress.mjs"

const LONGEST_START_MS = 180_000
const LOOK_EVERY_MS = 20

/**
 * Starts a side's server and waits for the first 200 of /health.
 *
 * @param {{ name: string, url: string, program: ReturnType<import("./site.mjs").serverProgram> }} side
 * @param {AbortSignal} signal
 * @returns {Promise<{ startMs: number, memoryMiB: () => number, stop: () => Promise<unknown> }>}
 */
export async function startServer({ name, url, program }, signal) {
  const { command, args, cwd, env } = program
  const log = openSync(logFileOf(`bench-${name}`), "w")
  const begun = performance.now()
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", log, log],
  })
  closeSync(log)
  const stop = () => stopGroup(child)
  try {
    while ((await statusOf(`${url}/health`)) !== 200) {
      if (signal.aborted) throw new Plain("Stopped.")
      const late = performance.now() - begun > LONGEST_START_MS
      if (late || child.exitCode !== null || child.signalCode !== null) {
        throw new Plain(`${name} did not start:\n\n${tail(`bench-${name}`)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  } catch (error) {
    await stop()
    throw error
  }
  const startMs = performance.now() - begun
  return { startMs, memoryMiB: () => memoryOf(child.pid), stop }
}

/** The status of one request on a connection of its own; 0 when nobody answers. */
const statusOf = (url) =>
  new Promise((resolve) => {
    get(url, { agent: false }, (answer) => {
      answer.resume()
      answer.once("end", () => resolve(answer.statusCode ?? 0))
    }).once("error", () => resolve(0))
  })

/** Resident memory of a process. */
function memoryOf(pid) {
  const kibibytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)])
  return Number(kibibytes.toString().trim()) / 1024
}

/**
 * One request of a shopper or of staff.
 *
 * @param {{ url: string, key: string }} side
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ body: Record<string, any>, ms: number }>}
 * @throws when the answer is no success
 */
export async function call(side, method, path, { body, headers } = {}) {
  const begun = performance.now()
  const answer = await fetch(`${side.url}${path}`, {
    method,
    headers: {
      "x-publishable-api-key": side.key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const ms = performance.now() - begun
  if (!answer.ok) {
    throw new Plain(
      `${side.name}: ${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`
    )
  }
  return { body: JSON.parse(text), ms }
}
