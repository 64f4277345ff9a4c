import { call, send } from "../../lib/backend.server"
import type {
  ConsultationFileView,
  ConsultationSummary,
  ConsultationView,
  Treatment,
} from "../../lib/contracts"
import type { ShopSession } from "../../lib/session.server"
import type { AnswerEntry } from "./answers"
import { stamped } from "./stamp"
import type { Stamp } from "./stamp"

type Answer = { consultation: ConsultationView }
const at = (id: string) => `/store/consultations/${encodeURIComponent(id)}`

/** Begins a consultation; the token is the guest's only proof of it. */
export const startConsultation = (
  session: ShopSession,
  input: { category: string; product?: string }
) =>
  call<Answer & { token: string }>("/store/consultations", {
    session,
    body: input,
  })

export const readConsultation = async (session: ShopSession, id: string) =>
  (await call<Answer>(at(id), { session, consultation: id })).consultation

/** Saves answers; the rules run on them at once. With a stamp, late ones are left out. */
export const saveAnswers = async (
  session: ShopSession,
  id: string,
  answers: AnswerEntry[],
  stamp?: Stamp
) =>
  (
    await call<Answer>(`${at(id)}/answers`, {
      session,
      consultation: id,
      body: stamped(answers, stamp),
    })
  ).consultation

/** Takes a file for a question; saving its id and name makes it the answer. */
export async function uploadFile(
  session: ShopSession,
  id: string,
  question: string,
  file: File
) {
  const form = new FormData()
  form.set("question", question)
  form.set("file", file)
  const work = call<{ file: ConsultationFileView }>(`${at(id)}/files`, {
    session,
    consultation: id,
    form,
  })
  const { file_id, name } = (await work).file
  return { file_id, name }
}

/** A person's own file, as the backend sends it. */
export const readFile = (session: ShopSession, id: string, file: string) =>
  send(`${at(id)}/files/${encodeURIComponent(file)}`, {
    session,
    consultation: id,
    accept: "*/*",
  })

export const submitConsultation = async (session: ShopSession, id: string) =>
  (
    await call<Answer>(`${at(id)}/submit`, {
      session,
      consultation: id,
      body: { consents: { terms: true, remote_consultation: true } },
    })
  ).consultation

/** Hands a guest's consultation to the signed-in person's account. */
export const claimConsultation = (session: ShopSession, id: string) =>
  call<Answer>(`${at(id)}/claim`, {
    method: "POST",
    session,
    consultation: id,
    body: {},
  })

/** Takes up again what was closed because it was left lying. */
export const resumeConsultation = (session: ShopSession, id: string) =>
  call<Answer>(`${at(id)}/resume`, {
    method: "POST",
    session,
    consultation: id,
    body: {},
  })

/** What can be discussed with the clinician after submission, unranked. */
export const listTreatments = async (session: ShopSession, id: string) =>
  (
    await call<{ treatments: Treatment[] }>(`${at(id)}/treatments`, {
      session,
      consultation: id,
    })
  ).treatments

export const listOwnConsultations = async (session: ShopSession) =>
  (
    await call<{ consultations: ConsultationSummary[] }>(
      "/store/account/consultations",
      { session }
    )
  ).consultations
