import { FetchError } from "@medusajs/js-sdk"
import { call, medusa, send } from "../../lib/backend.server"
import type {
  DocumentRow,
  GpPractice,
  GpConsentResponse,
  OrderCard,
  OrderView,
  PatientInput,
  PatientView,
  PrescriptionRow,
  ProposalAnswered,
  ProposalPayment,
  ThreadView,
} from "../../lib/contracts"
import { BackendError } from "../../lib/errors"
import type { ShopSession } from "../../lib/session.server"

export type Credentials = { email: string; password: string }
type Registration = Credentials & { first_name: string; last_name: string }

/** Medusa's client's refusals in the storefront's own words. */
async function core<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof FetchError && error.status) {
      throw new BackendError(error.status, error.message)
    }
    throw new BackendError(503, "The pharmacy's system did not answer")
  }
}

/** A customer's token; BackendError 401 when e-mail and password don't match. */
export async function signIn(credentials: Credentials): Promise<string> {
  const token = await core(
    medusa.auth.login("customer", "emailpass", credentials)
  )
  if (typeof token !== "string") {
    throw new BackendError(401, "This account signs in another way")
  }
  return token
}

/** Makes the customer of a new person and signs them in. */
export async function register(input: Registration): Promise<string> {
  const { email, password, first_name, last_name } = input
  const identity = await core(
    medusa.auth.register("customer", "emailpass", { email, password })
  )
  await core(
    medusa.store.customer.create(
      { email, first_name, last_name },
      {},
      { authorization: `Bearer ${String(identity)}` }
    )
  )
  return signIn({ email, password })
}

type PatientAnswer = { patient: PatientView }
const ME = "/store/patients/me"

/** The profile of the signed-in person; null while there is none. */
export async function readPatient(session: ShopSession) {
  try {
    return (await call<PatientAnswer>(ME, { session })).patient
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) {
      return null
    }
    throw error
  }
}

/** The names given at registration, for the form of a new profile. */
export async function readCustomer(session: ShopSession) {
  const { customer } = await core(
    medusa.store.customer.retrieve(
      { fields: "id,email,first_name,last_name" },
      { authorization: `Bearer ${session.get("customer_token") ?? ""}` }
    )
  )
  return customer
}

export const savePatient = async (session: ShopSession, input: PatientInput) =>
  (await call<PatientAnswer>(ME, { session, body: input })).patient

export type Channel = "email" | "phone"

export const sendCode = (session: ShopSession, channel: Channel) =>
  call(`${ME}/verifications`, { session, body: { channel } })

export const confirmCode = (
  session: ShopSession,
  channel: Channel,
  code: string
) => call(`${ME}/verifications/confirm`, { session, body: { channel, code } })

/** The wording under which a GP practice is told (SAF-5). */
export const readGpConsent = async () =>
  (await call<GpConsentResponse>("/store/patients/gp-consent")).gp_consent.text

export const searchPractices = async (query: string) =>
  (
    await call<{ practices: GpPractice[] }>(
      `/store/gp-practices?q=${encodeURIComponent(query)}`
    )
  ).practices

export const listOrders = async (session: ShopSession) =>
  (await call<{ orders: OrderCard[] }>("/store/account/orders", { session }))
    .orders

export const readOrder = async (session: ShopSession, id: string) =>
  (
    await call<{ order: OrderView }>(
      `/store/account/orders/${encodeURIComponent(id)}`,
      { session }
    )
  ).order

type Answer = {
  /** "accept", "keep_original" or "cancel". */
  answer: string
  /** Of the agreement that was ticked with a plan's change. */
  mandate_hash?: string
}

export const answerProposal = (
  session: ShopSession,
  id: string,
  body: Answer
) =>
  call<ProposalAnswered>(`/store/account/proposals/${encodeURIComponent(id)}`, {
    session,
    body,
  })

/** Cancels a request whose plan was made shorter. */
export const declineShorterPlan = (session: ShopSession, id: string) =>
  call<ProposalAnswered>(
    `/store/account/plan-lengths/${encodeURIComponent(id)}/cancel`,
    { session, body: {} }
  )

/** The payment of a dearer change, a plan's in the agreement that was ticked; asking again gives the one there is. */
export const preparePayment = async (
  session: ShopSession,
  id: string,
  mandate_hash?: string
) =>
  (
    await call<{ payment: ProposalPayment }>(
      `/store/account/proposals/${encodeURIComponent(id)}/payment`,
      {
        method: "POST",
        session,
        body: mandate_hash ? { mandate_hash } : {},
      }
    )
  ).payment

export const listThreads = async (session: ShopSession) =>
  (
    await call<{ threads: ThreadView[] }>("/store/account/messages", {
      session,
    })
  ).threads

export const replyTo = (
  session: ShopSession,
  thread: string,
  body: string,
  clientKey: string
) =>
  call(`/store/account/messages/${encodeURIComponent(thread)}`, {
    session,
    body: { body, client_key: clientKey },
  })

export const listDocuments = async (session: ShopSession) =>
  (
    await call<{ documents: DocumentRow[] }>("/store/account/documents", {
      session,
    })
  ).documents

export const listPrescriptions = async (session: ShopSession) =>
  (
    await call<{ prescriptions: PrescriptionRow[] }>(
      "/store/account/prescriptions",
      { session }
    )
  ).prescriptions

/** The bytes of one of the person's own documents. */
export const downloadDocument = (session: ShopSession, id: string) =>
  send(`/store/account/documents/${encodeURIComponent(id)}`, {
    session,
    accept: "application/pdf",
  })
