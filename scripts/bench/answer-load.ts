import { Agent, request } from "node:http"

export type Load = {
  url: string
  key: string
  patients: { id: string; token: string }[]
  /** Yes-or-no ones. */
  questions: string[]
  answers: number
  perMinute: number
}

/** What the tape of a patient has to show, in order, and what their answers have to be. */
export type Expected = {
  questions: string[]
  answers: Record<string, string>
}

export type LoadResult = {
  sent: number
  failed: string[]
  seconds: number
  /** How long each answer took. */
  ms: number[]
  patients: { id: string; expected: Expected }[]
}

type Seen = Pick<LoadResult, "sent" | "failed" | "ms">
type Pace = { count: number; first: number; pauseMs: number }

/**
 * Many patients answering at once, each their own questions in order, at so
 * many answers a minute altogether. Every answer changes the one before, so
 * that each has to be in the tape. Loopback only.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const { url, patients, answers, perMinute } = load
  if (!["127.0.0.1", "localhost"].includes(new URL(url).hostname)) {
    throw new Error("The load generator asks this machine alone.")
  }
  const agent = new Agent({ keepAlive: true, maxSockets: patients.length })
  const share = Math.ceil(answers / patients.length)
  const pauseMs = (60_000 * patients.length) / perMinute
  const seen: Seen = { sent: 0, failed: [], ms: [] }
  const begun = performance.now()
  const runs = patients.map(async (patient, index) => ({
    id: patient.id,
    expected: await onePatient({ load, agent, seen }, patient, {
      count: Math.min(share, Math.max(0, answers - index * share)),
      // Not all at the same moment: people aren't either.
      first: begun + (pauseMs * index) / patients.length,
      pauseMs,
    }),
  }))
  const expected = await Promise.all(runs)
  agent.destroy()
  const seconds = (performance.now() - begun) / 1000
  return { ...seen, seconds, patients: expected }
}

type Run = { load: Load; agent: Agent; seen: Seen }
type Patient = Load["patients"][number]

async function onePatient(
  { load, agent, seen }: Run,
  patient: Patient,
  { count, first, pauseMs }: Pace
): Promise<Expected> {
  const expected: Expected = { questions: [], answers: {} }
  for (let number = 0; number < count; number += 1) {
    const question = load.questions[number % load.questions.length] ?? ""
    const round = Math.floor(number / load.questions.length)
    const value = round % 2 === 0 ? "no" : "yes"
    await until(first + number * pauseMs)
    const before = performance.now()
    const { status, text } = await post({ load, agent }, patient, {
      answers: [{ question, value, client_seq: number }],
      client_key: `${patient.id}-${number}`,
      device: "load-generator",
    }).catch((error: unknown) => ({ status: 0, text: String(error) }))
    seen.ms.push(performance.now() - before)
    seen.sent += 1
    if (status === 200) {
      expected.questions.push(question)
      expected.answers[question] = value
    } else {
      seen.failed.push(`${status} ${text.slice(0, 200)}`)
    }
  }
  return expected
}

const until = async (moment: number): Promise<void> => {
  const wait = moment - performance.now()
  if (wait > 0) {
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

const post = (
  { load: { url, key }, agent }: Pick<Run, "load" | "agent">,
  { id, token }: Patient,
  body: unknown
) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const text = JSON.stringify(body)
    const sending = request(
      `${url}/store/consultations/${id}/answers`,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
          "x-publishable-api-key": key,
          "x-consultation-token": token,
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on("data", (part: Buffer) => parts.push(part))
        answer.on("error", reject)
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(parts).toString(),
          })
        )
      }
    )
    sending.on("error", reject)
    sending.end(text)
  })
