import { rmSync } from "node:fs"
import { logFileOf, tail } from "./parts.mjs"
import { ROOT } from "./paths.mjs"
import { run } from "./processes.mjs"
import { Plain } from "./progress.mjs"

/**
 * Runs a command to its end, its output in a log of its own.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ name: string, cwd?: string, env: Record<string, string | undefined>, signal: AbortSignal }} options
 * @throws Plain with the end of the log
 */
export async function command(
  program,
  args,
  { name, cwd = ROOT, env, signal }
) {
  if (signal.aborted) throw new Plain("Stopped.")
  rmSync(logFileOf(name), { force: true })
  const { code } = await run(program, args, {
    cwd,
    env,
    signal,
    logFile: logFileOf(name),
  })
  if (code !== 0) {
    throw new Plain(
      `${name} failed. The end of ${logFileOf(name)}:\n\n${tail(name)}`
    )
  }
}
