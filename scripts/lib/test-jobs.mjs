/**
 * A piece of a test run. Jobs that keep one core busy go beside each other.
 *
 * @typedef {object} Job
 * @property {string} kind what it is counted under
 * @property {string} name
 * @property {1 | 2} cores
 * @property {string[]} [after] kinds that have to be done before it
 * @property {(context: Context) => Promise<Counts>} work
 *
 * @typedef {{ passed: number, failed: number, skipped?: number, failures?: { name: string, says: string }[] }} Counts
 * @typedef {{ signal: AbortSignal, args: string[], env: Record<string, string>, say?: (text: string) => void }} Context
 *   env: what earlier jobs found out for later ones; say: takes the output,
 *   without it the job writes to this terminal
 */

const CORES = 2

/**
 * Runs the jobs, as many beside each other as there are cores for. What two
 * at once say would be mixed up, so each is shown when it is done; one that
 * has the machine for itself is shown as it goes.
 *
 * @param {Job[]} jobs in the order in which they are preferred
 * @param {Omit<Context, "say">} context
 * @returns {Promise<(Counts & { kind: string, seconds: number })[]>}
 */
export async function runJobs(jobs, context) {
  const waiting = [...jobs]
  const running = new Map()
  const results = []
  const isOpen = (kind) =>
    [...waiting, ...running.keys()].some((job) => job.kind === kind)
  const startable = () => {
    const taken = [...running.keys()].reduce((sum, { cores }) => sum + cores, 0)
    return waiting.find(
      ({ cores, after = [] }) =>
        taken + cores <= CORES && !after.some((kind) => isOpen(kind))
    )
  }
  while (waiting.length + running.size > 0) {
    for (let job = startable(); job; job = startable()) {
      if (context.signal.aborted) break
      waiting.splice(waiting.indexOf(job), 1)
      running.set(job, runJob(job, context, jobs.length === 1))
    }
    if (running.size === 0) break
    const { job, result } = await Promise.race(running.values())
    running.delete(job)
    results.push(result)
  }
  return results
}

async function runJob(job, context, isOnly) {
  const { kind, name, cores } = job
  const said = []
  const isShown = isOnly || cores === CORES
  if (isShown) console.log(headed(job))
  const start = performance.now()
  const counts = await job
    .work({
      ...context,
      ...(isShown ? {} : { say: (text) => said.push(text) }),
    })
    .catch((error) => {
      const text = `${error instanceof Error ? error.stack : error}\n`
      isShown ? process.stderr.write(text) : said.push(text)
      return { passed: 0, failed: 1 }
    })
  const seconds = (performance.now() - start) / 1000
  if (!isShown) console.log(`${headed(job)}\n${said.join("").trimEnd()}`)
  const word = counts.failed > 0 ? "FAILED" : "ok    "
  console.log(`${word} ${kind}: ${name} (${seconds.toFixed(0)} s)`)
  return { job, result: { kind, seconds, ...counts } }
}

const headed = ({ kind, name }) => {
  const title = kind === name ? kind : `${kind}: ${name}`
  return `\n── ${title} ${"─".repeat(Math.max(3, 60 - title.length))}`
}

/**
 * Adds up the results of each kind, in the order given.
 *
 * @param {(Counts & { kind: string, seconds: number })[]} results
 * @param {string[]} kinds
 */
export const sumByKind = (results, kinds) =>
  kinds.flatMap((kind) => {
    const own = results.filter((result) => result.kind === kind)
    if (own.length === 0) return []
    const total = (key) => own.reduce((sum, row) => sum + (row[key] ?? 0), 0)
    return [
      {
        kind,
        passed: total("passed"),
        failed: total("failed"),
        skipped: total("skipped"),
        seconds: total("seconds"),
      },
    ]
  })
