import { shopperHeaders } from "../../storefront/shopper-address.mjs"
import { Plain } from "../lib/progress.mjs"
import { quantile } from "./numbers.mjs"
import { call } from "./server.mjs"
import { medusa } from "./site.mjs"

const ROUNDS = 300
const WARM_UP = 50
const QUESTIONS = 60

/**
 * How long one answer takes to be saved in a form of 60 questions and 60 rules
 * that is answered whole: judged, encrypted and written to the tape. The plain
 * side's route does one insert and nothing else. In turn and one at a time.
 *
 * @returns {Promise<{ ours: number, plain: number }>} p95 in ms
 */
export async function measureAnswers({ ours, plain, signal }) {
  await useAnswerForm(ours, signal)
  const patient = await startConsultation(ours, "127.0.0.1")
  await answerAll(ours, patient)
  const seen = { ours: [], plain: [] }
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    if (signal.aborted) throw new Plain("Stopped.")
    const question = `question_${(round % QUESTIONS) + 1}`
    const value = Math.floor(round / QUESTIONS) % 2 === 0 ? "yes" : "no"
    const ms = {
      ours: await saveAnswer(ours, patient, { question, value, round }),
      plain: await insertRow(plain, { question, value, round }),
    }
    if (round < WARM_UP) continue
    seen.ours.push(ms.ours)
    seen.plain.push(ms.plain)
  }
  return { ours: quantile(seen.ours, 0.95), plain: quantile(seen.plain, 0.95) }
}

/** Makes the form of answer-form.ts the current one. */
export const useAnswerForm = ({ env }, signal) =>
  medusa({
    name: "answer-form",
    args: ["exec", "./scripts/bench/answer-form.ts"],
    env,
    signal,
  })

/** A guest's consultation, begun from an address: each address may begin so many a minute. */
export async function startConsultation(ours, address) {
  const { body } = await call(ours, "POST", "/store/consultations", {
    body: { category: "hair-loss" },
    headers: shopperHeaders(address, ours.settings.SHOPPER_ADDRESS_SECRET),
  })
  return { id: body.consultation.id, token: body.token }
}

async function answerAll(ours, { id, token }) {
  for (let first = 1; first <= QUESTIONS; first += 20) {
    await call(ours, "POST", `/store/consultations/${id}/answers`, {
      body: {
        answers: Array.from({ length: 20 }, (_, index) => ({
          question: `question_${first + index}`,
          value: "no",
        })),
      },
      headers: { "x-consultation-token": token },
    })
  }
}

async function saveAnswer(ours, { id, token }, { question, value, round }) {
  const { ms, body } = await call(
    ours,
    "POST",
    `/store/consultations/${id}/answers`,
    {
      body: {
        answers: [{ question, value, client_seq: round }],
        client_key: `bench-answer-${round}`,
        device: "bench-device",
      },
      headers: { "x-consultation-token": token },
    }
  )
  if (body.consultation.answers[question] !== value) {
    throw new Plain("An answer was not saved.")
  }
  return ms
}

const insertRow = async (plain, { question, value, round }) =>
  (
    await call(plain, "POST", "/store/bench-answers", {
      body: { id: `answer-${round}`, question, value },
    })
  ).ms
