import type { PatientView } from "../../app/lib/contracts"
import * as account from "./account"
import { viewOf } from "./consultations"
import { mine, missing, state, unauthorised, wrong } from "./kit"
import type { Route } from "./kit"

/** Who somebody is, and what they look up afterwards. */
export const accountRoutes: Route[] = [
  [
    "GET",
    /^\/store\/account\/identity\/documents$/,
    mine(() => ({
      body: {
        identity: { state: "nothing", wanted: [], text: null, documents: [] },
      },
    })),
  ],
  [
    "GET",
    /^\/store\/account\/consultations$/,
    mine(() => ({
      body: {
        consultations: [...state.consultations.values()].map((one) => {
          const view = viewOf(one)
          return {
            id: view.id,
            reference: view.reference,
            state: view.state,
            category: view.category,
            product: view.product,
            last_activity_at: "2026-11-21T10:30:00.000Z",
            submitted_at: view.submitted_at,
            order_id: null,
          }
        }),
      },
    })),
  ],
  [
    "POST",
    /^\/auth\/customer\/emailpass\/register$/,
    () => ({ body: { token: "identity" } }),
  ],
  [
    "POST",
    /^\/auth\/customer\/emailpass$/,
    ({ body }) =>
      body.password === "wrong-password"
        ? unauthorised
        : { body: { token: "jwt" } },
  ],
  [
    "POST",
    /^\/store\/customers$/,
    ({ body }) => ({ body: { customer: body } }),
  ],
  [
    "GET",
    /^\/store\/customers\/me$/,
    () => ({
      body: {
        customer: {
          id: "cus_1",
          email: "sam@example.com",
          first_name: "Sam",
          last_name: "Okoro",
        },
      },
    }),
  ],
  [
    "GET",
    /^\/store\/patients\/me$/,
    mine(() =>
      state.patient ? { body: { patient: state.patient } } : missing
    ),
  ],
  [
    "POST",
    /^\/store\/patients\/me$/,
    mine(({ body }) => {
      if (body.phone === "1") {
        return wrong("phone: is not a telephone number, such as 07700 900123")
      }
      const gp = body.gp as { answer: "practice"; practice_code?: string }
      state.patient = {
        ...(body as unknown as PatientView),
        email: "sam@example.com",
        email_verified: state.patient?.email_verified ?? false,
        phone_verified: false,
        gp: {
          answer: gp.answer,
          practice:
            account.practices.find(({ code }) => code === gp.practice_code) ??
            null,
        },
        identity_status: "unverified",
      }
      return { body: { patient: state.patient } }
    }),
  ],
  [
    "POST",
    /^\/store\/patients\/me\/verifications$/,
    mine(() => ({ body: { sent: true } })),
  ],
  [
    "POST",
    /^\/store\/patients\/me\/verifications\/confirm$/,
    mine(({ body }) => {
      if (body.code !== "123456" || !state.patient) {
        return wrong("The code is not right", "code_wrong")
      }
      state.patient = { ...state.patient, email_verified: true }
      return { body: { patient: state.patient } }
    }),
  ],
  [
    "GET",
    /^\/store\/patients\/gp-consent$/,
    () => ({
      body: {
        gp_consent: {
          version: "1",
          text: "I agree that the pharmacy tells my GP practice about the treatment supplied to me.",
        },
      },
    }),
  ],
  [
    "GET",
    /^\/store\/gp-practices$/,
    ({ query }) => ({
      body: {
        practices: account.practices.filter(({ name, postcode }) =>
          `${name} ${postcode}`
            .toLowerCase()
            .includes((query.get("q") ?? "").toLowerCase())
        ),
      },
    }),
  ],
  [
    "GET",
    /^\/store\/account\/orders$/,
    mine(() => ({ body: { orders: [account.orderCard] } })),
  ],
  [
    "GET",
    /^\/store\/account\/orders\/order_1$/,
    mine(() => ({ body: { order: account.order } })),
  ],
  [
    "GET",
    /^\/store\/account\/orders\/order_2$/,
    mine(() => ({ body: { order: account.changedOrder } })),
  ],
  [
    "GET",
    /^\/store\/account\/orders\/order_3$/,
    mine(() => ({ body: { order: account.changedPlanOrder } })),
  ],
  [
    "POST",
    /^\/store\/account\/proposals\/cpr_2$/,
    mine(() => ({ body: { answered: true, order_id: "order_3" } })),
  ],
  [
    "POST",
    /^\/store\/account\/proposals\/cpr_1\/payment$/,
    mine(() => ({
      body: {
        payment: {
          provider: "stripe",
          client_secret: "secret",
          payment_intent: "pi_1",
          publishable_key: null,
          hosted_url: "http://127.0.0.1:9100/hosted",
          amount: { amount: 2510, currency: "gbp" },
          order_id: "order_2",
        },
      },
    })),
  ],
  [
    "POST",
    /^\/store\/account\/proposals\/cpr_1$/,
    mine(({ body }) =>
      body.answer === "accept"
        ? wrong(
            "Your bank refused the card. Nothing was taken.",
            "payment_required"
          )
        : { body: { answered: true, order_id: "order_2" } }
    ),
  ],
  [
    "GET",
    /^\/store\/account\/messages$/,
    mine(() => ({ body: { threads: account.threads } })),
  ],
  ["POST", /^\/store\/account\/messages\/thr_1$/, mine(() => ({ body: {} }))],
  [
    "GET",
    /^\/store\/account\/health-reports$/,
    mine(() => ({ body: { reports: account.healthReports } })),
  ],
  [
    "POST",
    /^\/store\/account\/health-reports$/,
    mine(() => ({ status: 201, body: { report: { id: "hrp_1" } } })),
  ],
  [
    "GET",
    /^\/store\/account\/documents$/,
    mine(() => ({ body: { documents: account.documents } })),
  ],
  ["GET", /^\/store\/account\/documents\/doc_1$/, mine(() => ({ pdf: true }))],
  [
    "GET",
    /^\/store\/account\/prescriptions$/,
    mine(() => ({ body: { prescriptions: account.prescriptions } })),
  ],
]
