import type { PatientView } from "../../app/lib/contracts"
import type { Stored } from "./consultations"

export type Body = Record<string, unknown>
export type Call = {
  params: string[]
  body: Body
  query: URLSearchParams
  signedIn: boolean
}
export type Reply = { status?: number; body?: unknown; pdf?: boolean }
export type Route = [
  method: string,
  path: RegExp,
  answer: (call: Call) => Reply,
]

/** What this backend remembers while it runs. */
export const state: {
  consultations: Map<string, Stored>
  patient: PatientView | undefined
} = { consultations: new Map(), patient: undefined }

export const gbp = (amount: number) => ({ amount, currency: "gbp" as const })

export const wrong = (message: string, code = "invalid_field"): Reply => ({
  status: 400,
  body: { type: "invalid_data", code, message },
})
export const missing: Reply = { status: 404, body: { message: "not found" } }
export const unauthorised: Reply = {
  status: 401,
  body: { message: "Unauthorized" },
}

/** Only for somebody who is signed in. */
export const mine =
  (answer: (call: Call) => Reply) =>
  (call: Call): Reply =>
    call.signedIn ? answer(call) : unauthorised
