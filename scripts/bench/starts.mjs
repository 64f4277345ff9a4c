import { call, startServer } from "./server.mjs"
import { median } from "./numbers.mjs"

const ROUNDS = 3
const REQUESTS = 100

/**
 * Start time and resident memory of both, each alone on the machine, in turn.
 *
 * @returns {Promise<Record<"ours" | "plain", { startMs: number, idleMiB: number, usedMiB: number }>>} medians
 */
export async function measureStarts({ ours, plain, signal }) {
  const seen = { ours: [], plain: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of [ours, plain]) {
      seen[side.name].push(await oneStart(side, signal))
    }
  }
  return { ours: medians(seen.ours), plain: medians(seen.plain) }
}

async function oneStart(side, signal) {
  const server = await startServer(side, signal)
  try {
    const idleMiB = server.memoryMiB()
    for (let count = 0; count < REQUESTS; count += 1) {
      await call(side, "GET", side.listing)
    }
    return { startMs: server.startMs, idleMiB, usedMiB: server.memoryMiB() }
  } finally {
    await server.stop()
  }
}

const medians = (rounds) =>
  Object.fromEntries(
    Object.keys(rounds[0]).map((name) => [
      name,
      median(rounds.map((round) => round[name])),
    ])
  )
