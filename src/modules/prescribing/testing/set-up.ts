import { vault } from "../../../shared/testing/vault"
import signatureRx from "../../../providers/prescribing-signaturerx"
import { PRESCRIBING_MODULE } from ".."
import type { RequestInput } from "../types"
import { content } from "./content"

export const actor = { type: "system" as const, id: "test" }

/** What a decision asks for. */
export const request = (change: Partial<RequestInput> = {}): RequestInput => ({
  case_id: "case_1",
  case_reference: "CASE-1",
  decision_id: "dec_1",
  order_id: "order_1",
  patient_id: "pat_01",
  prescriber: {
    name: "Jo Whitmore",
    body: "GMC",
    number: "7012345",
    user_id: "user_1",
    ip: "203.0.113.7",
  },
  content: content(),
  actor,
  ...change,
})

/** The module with a partner that nobody answers for. */
export const PRESCRIBING = {
  moduleName: PRESCRIBING_MODULE,
  resolve: "./src/modules/prescribing",
  moduleOptions: {
    vault,
    practiceAddress: "12 Orchard Lane, Leeds LS1 4ZZ",
    providers: [
      {
        resolve: signatureRx,
        id: "signaturerx",
        options: {
          url: "http://127.0.0.1:9",
          clientId: "id",
          clientSecret: "secret",
          clinicId: 1,
          webhookSecret: "a-webhook-secret-of-thirty-two-letters",
        },
      },
    ],
  },
}
