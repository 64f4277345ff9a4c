import { call } from "../../lib/backend.server"
import type {
  ConsultationSummary,
  ConsultationView,
  Treatment,
} from "../../lib/contracts"
import type { ShopSession } from "../../lib/session.server"
import type { AnswerEntry } from "./answers"

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

/** Saves answers; the rules run on them at once. */
export const saveAnswers = async (
  session: ShopSession,
  id: string,
  answers: AnswerEntry[]
) =>
  (
    await call<Answer>(`${at(id)}/answers`, {
      session,
      consultation: id,
      body: { answers },
    })
  ).consultation

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
