import type { AnswerEntry } from "./answers"

/** Which browser an answer comes from, and where in its sequence it stands. */
export type Stamp = { device: string; seq: number; key?: string }

const DEVICE = /^[A-Za-z0-9_-]{8,64}$/

/** The stamp that the page's script put into a form; none without scripts. */
export function stampIn(form: FormData): Stamp | undefined {
  const device = String(form.get("_device") ?? "")
  const seq = Number(form.get("_seq") ?? Number.NaN)
  const key = String(form.get("_key") ?? "")
  return DEVICE.test(device) && Number.isSafeInteger(seq) && seq >= 0
    ? { device, seq, ...(DEVICE.test(key) ? { key } : {}) }
    : undefined
}

/** A request's body: with a stamp, each answer carries its place in the sequence. */
export const stamped = (answers: AnswerEntry[], stamp: Stamp | undefined) =>
  stamp
    ? {
        answers: answers.map((one) => ({ ...one, client_seq: stamp.seq })),
        device: stamp.device,
        ...(stamp.key ? { client_key: stamp.key } : {}),
      }
    : { answers }
