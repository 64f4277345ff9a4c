// CommonJS: jest's configuration reads it too.
const { readdirSync, readFileSync } = require("node:fs")
const { join } = require("node:path")

const HTTP = join(__dirname, "../http")
const GROUPS = join(__dirname, "../http-groups")
/** Two for each of three workers, so that none waits long for another. */
const GROUP_COUNT = readdirSync(GROUPS).length
/** With a backend of their own: one reads everything that it ever wrote, the other is as long as a group. */
const ALONE = ["canary.spec.ts", "plan-year.spec.ts"]

/** A guess at a spec's seconds, good enough to share them out; one that knows better says so. */
const costOf = (text) =>
  Number(/^\/\/ Takes about (\d+) seconds\.$/m.exec(text)?.[1]) ||
  8 + 5 * (text.match(/^\s+it(\.each)?\(/gm) ?? []).length

/**
 * Shares the HTTP specs out so that several use one running backend. A spec
 * that brings a backend of its own (it doesn't use setup/medusa-runner.ts)
 * stays a jest file of its own.
 *
 * @returns {{ groups: string[][], alone: string[] }} paths of spec files
 */
function shareOut() {
  const specs = readdirSync(HTTP)
    .filter((name) => name.endsWith(".spec.ts"))
    .map((name) => ({ name, text: readFileSync(join(HTTP, name), "utf8") }))
  const shares = ({ name, text }) =>
    text.includes('"../setup/medusa-runner"') && !ALONE.includes(name)
  const groups = Array.from({ length: GROUP_COUNT }, () => ({
    cost: 0,
    files: [],
  }))
  for (const { name, cost } of specs
    .filter(shares)
    .map(({ name, text }) => ({ name, cost: costOf(text) }))
    .sort((a, b) => b.cost - a.cost || a.name.localeCompare(b.name))) {
    const group = groups.reduce((a, b) => (b.cost < a.cost ? b : a))
    group.cost += cost
    group.files.push(join(HTTP, name))
  }
  return {
    groups: groups.map(({ files }) => files),
    alone: specs
      .filter((spec) => !shares(spec))
      .map(({ name }) => join(HTTP, name)),
  }
}

module.exports = { shareOut }
