import { join } from "node:path"
import { execFile } from "node:child_process"
import { promisify } from "node:util"
import { ROOT } from "../lib/paths.mjs"
import { Plain } from "../lib/progress.mjs"
import { median } from "./numbers.mjs"
import { call } from "./server.mjs"

const run = promisify(execFile)
const ROUNDS = 3
const CONNECTIONS = 10
const SECONDS = 5
const WARM_UP_SECONDS = 2

/**
 * Requests a second for a list of as many products on both sides, in turn.
 *
 * @returns {Promise<{ count: number, ours: number, plain: number }>} medians
 */
export async function measureListing({ ours, plain, signal }) {
  const count = await listed(ours)
  if ((await listed(plain)) !== count) {
    throw new Plain("The two lists have not the same number of products.")
  }
  for (const side of [ours, plain]) await load(side, WARM_UP_SECONDS, signal)
  const seen = { ours: [], plain: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of [ours, plain]) {
      seen[side.name].push(await load(side, SECONDS, signal))
    }
  }
  return { count, ours: median(seen.ours), plain: median(seen.plain) }
}

async function listed(side) {
  const { body } = await call(side, "GET", side.listing)
  return side.listed(body)
}

async function load(side, seconds, signal) {
  const { stdout } = await run(
    process.execPath,
    [
      join(ROOT, "scripts/bench/load.mjs"),
      JSON.stringify({
        url: `${side.url}${side.listing}`,
        headers: { "x-publishable-api-key": side.key },
        connections: CONNECTIONS,
        seconds,
      }),
    ],
    { signal }
  )
  const { failed, perSecond } = JSON.parse(stdout)
  if (failed > 0) {
    throw new Plain(`${side.name}: ${failed} requests for the list failed.`)
  }
  return perSecond
}
