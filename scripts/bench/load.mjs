import { Agent, get } from "node:http"

/**
 * Asks one loopback address as fast as it answers, on so many connections kept
 * alive, for so many seconds, and prints what came of it. A process of its
 * own, so that measuring takes no time from what is measured.
 *
 *   node load.mjs '{"url":…,"headers":{…},"connections":10,"seconds":5}'
 */
const { url, headers, connections, seconds } = JSON.parse(process.argv[2])
if (new URL(url).hostname !== "127.0.0.1") {
  throw new Error("The load generator asks this machine alone.")
}
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const counts = { answered: 0, failed: 0 }

const once = () =>
  new Promise((resolve) => {
    get(url, { agent, headers }, (answer) => {
      counts[answer.statusCode === 200 ? "answered" : "failed"] += 1
      answer.resume()
      answer.once("close", resolve)
    }).once("error", () => {
      counts.failed += 1
      resolve()
    })
  })

const begun = performance.now()
const end = begun + seconds * 1000
const connection = async () => {
  while (performance.now() < end) await once()
}
await Promise.all(Array.from({ length: connections }, connection))
const took = (performance.now() - begun) / 1000
agent.destroy()
console.log(JSON.stringify({ ...counts, perSecond: counts.answered / took }))
