import { tsImport } from "tsx/esm/api"
import { startConsultation, useAnswerForm } from "./bench/answers.mjs"
import { quantile } from "./bench/numbers.mjs"
import { makeOurs } from "./bench/ours.mjs"
import { startServer } from "./bench/server.mjs"
import { makeSite } from "./bench/site.mjs"
import { Plain, step } from "./lib/progress.mjs"
import { withClient } from "./lib/roles.mjs"

/**
 * 200 patients answering in parallel at 10,000 answers a minute, against a
 * server that it starts itself on this machine, with a database of its own.
 * Fails when an answer was refused, lost, or is out of order in the tape.
 *
 *   npm run load:answers                  one minute
 *   npm run load:answers -- 300           so many seconds
 *   BENCH_BUILD=no npm run load:answers   takes the build that is there
 */

const PATIENTS = 200
const PER_MINUTE = 10_000
/** Slower than this and it is no load of 10,000 a minute any more. */
const LEAST_SHARE = 0.95

const seconds = Number(process.argv[2] ?? 60)
const stopping = new AbortController()
const undo = []
let ending
let working
const end = (error) => (ending ??= finish(error))
async function finish(error) {
  if (error) console.error(error.message)
  stopping.abort()
  await working.catch(() => undefined)
  for (const stop of undo.reverse()) await stop()
  process.exit(error ? 1 : 0)
}

async function load() {
  const { signal } = stopping
  const { runLoad } = await tsImport("./bench/answer-load.ts", import.meta.url)
  const site = await step("database", () => makeSite({ signal, undo }))
  const ours = await makeOurs(site)
  await step("the measured form", () => useAnswerForm(ours, signal))
  const server = await step("starting", () => startServer(ours, signal))
  undo.push(server.stop)
  const patients = await step(`${PATIENTS} consultations`, () => begin(ours))
  const result = await step(`answering for ${seconds} s`, () =>
    runLoad({
      url: ours.url,
      key: ours.key,
      patients,
      questions: Array.from({ length: 60 }, (_, n) => `question_${n + 1}`),
      answers: Math.round((PER_MINUTE * seconds) / 60),
      perMinute: PER_MINUTE,
    })
  )
  await step("reading the tapes", () => check(ours, result))
  report(result, server.memoryMiB())
}

async function begin(ours) {
  const patients = []
  for (let number = 0; number < PATIENTS; number += 1) {
    // Addresses set aside for documentation, so that none begins too many.
    patients.push(await startConsultation(ours, `198.51.100.${number}`))
  }
  return patients
}

/** Every answer that was taken is in its tape, in the order in which it was given, without a gap. */
async function check({ settings }, { failed, patients }) {
  if (failed.length > 0) {
    throw new Plain(`${failed.length} answers failed, the first: ${failed[0]}`)
  }
  await withClient(settings.DATABASE_URL, async (client) => {
    for (const { id, expected } of patients) {
      const { rows } = await client.query(
        "select seq, question_id from answer_event where consultation_id = $1 order by seq",
        [id]
      )
      const gap = rows.findIndex(({ seq }, index) => seq !== index + 1)
      if (gap >= 0)
        throw new Plain(`The tape of ${id} has a gap at ${gap + 1}.`)
      const wrong = expected.questions.findIndex(
        (question, index) => rows[index]?.question_id !== question
      )
      if (wrong >= 0 || rows.length !== expected.questions.length) {
        throw new Plain(
          `The tape of ${id} has ${rows.length} entries and not the ${expected.questions.length} that were given, in their order.`
        )
      }
    }
  })
}

function report({ sent, seconds: took, ms }, memoryMiB) {
  const perMinute = (sent / took) * 60
  console.log(
    [
      "",
      `${sent} answers of ${PATIENTS} patients in ${took.toFixed(1)} s: ${perMinute.toFixed(0)} a minute`,
      `median ${quantile(ms, 0.5).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms, longest ${Math.max(...ms).toFixed(0)} ms`,
      `memory ${memoryMiB.toFixed(0)} MiB; none lost, none out of order`,
      "",
    ].join("\n")
  )
  if (perMinute < PER_MINUTE * LEAST_SHARE) {
    throw new Plain(`That is less than ${PER_MINUTE} a minute.`)
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => void end())
}
if (!(seconds > 0)) {
  console.error("How many seconds? For example: npm run load:answers -- 60")
  process.exit(2)
}
working = load()
working.then(
  () => end(),
  (error) => end(error)
)
