import { execFile } from "node:child_process"
import { promisify } from "node:util"

const run = promisify(execFile)

/**
 * The rule engine against two others, in a process of its own.
 *
 * @param {{ signal: AbortSignal }} options
 * @returns {Promise<{ ours: number, logic: number, rules: number }>} evaluations in a second
 */
export async function measureEngine({ signal }) {
  const { stdout } = await run(
    process.execPath,
    ["--import", "tsx", "scripts/bench/engine-run.ts"],
    { signal }
  )
  return JSON.parse(stdout)
}
