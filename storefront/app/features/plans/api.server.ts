import { call } from "../../lib/backend.server"
import type {
  Address,
  CardAgreementView,
  CardSavingView,
  CheckInAnswered,
  InstalmentPayment,
  PlanCard,
  PlanView,
} from "../../lib/contracts"
import type { ShopSession } from "../../lib/session.server"

const PLANS = "/store/account/plans"
const at = (id: string, rest = "") =>
  `${PLANS}/${encodeURIComponent(id)}${rest}`

type PlanAnswer = { plan: PlanView }

export const listPlans = async (session: ShopSession) =>
  (await call<{ plans: PlanCard[] }>(`${PLANS}?limit=50`, { session })).plans

export const readPlan = async (session: ShopSession, id: string) =>
  (await call<PlanAnswer>(at(id), { session })).plan

/** `seen` is the day that was shown for the next month. */
export const skipMonth = async (
  session: ShopSession,
  id: string,
  seen: string
) => (await call<PlanAnswer>(at(id, "/skip"), { session, body: { seen } })).plan

export const moveMonth = async (
  session: ShopSession,
  id: string,
  body: { seen: string; day: string }
) => (await call<PlanAnswer>(at(id, "/move"), { session, body })).plan

export const pausePlan = (session: ShopSession, id: string) =>
  call<PlanAnswer>(at(id, "/pause"), { session, body: {} })

export const resumePlan = (session: ShopSession, id: string) =>
  call<PlanAnswer>(at(id, "/resume"), { session, body: {} })

export const askToEnd = (session: ShopSession, id: string, words: string) =>
  call<PlanAnswer>(at(id, "/cancellation"), { session, body: { words } })

/** `mandate_hash` is of the agreement that was shown. */
export const answerDoseChange = (
  session: ShopSession,
  id: string,
  body: {
    dose_change_id: string
    answer: "accept" | "keep"
    mandate_hash: string
  }
) => call<PlanAnswer>(at(id, "/dose-change"), { session, body })

/** Supply is stopped when this has answered with `on_hold`. */
export const answerCheckIn = async (
  session: ShopSession,
  id: string,
  body: { answers: Record<string, unknown>; key: string }
) =>
  (await call<CheckInAnswered>(at(id, "/check-in"), { session, body })).check_in

export const changeAddress = (
  session: ShopSession,
  id: string,
  address: Address & { first_name: string; last_name: string; phone?: string }
) => call<PlanAnswer>(at(id, "/address"), { session, body: { address } })

export const readAgreement = async (session: ShopSession, id: string) =>
  (await call<{ agreement: CardAgreementView }>(at(id, "/card"), { session }))
    .agreement

export const agreeCard = async (
  session: ShopSession,
  id: string,
  mandate_hash: string
) =>
  (
    await call<{ saving: CardSavingView }>(at(id, "/card"), {
      session,
      body: { mandate_hash },
    })
  ).saving

export const useCard = async (
  session: ShopSession,
  id: string,
  setup_intent: string
) =>
  (
    await call<PlanAnswer>(at(id, "/card/use"), {
      session,
      body: { setup_intent },
    })
  ).plan

export const payMonth = async (session: ShopSession, id: string) =>
  (
    await call<{ payment: InstalmentPayment }>(at(id, "/payment"), {
      session,
      body: {},
    })
  ).payment

export const settleMonth = async (session: ShopSession, id: string) =>
  (
    await call<{ payment: InstalmentPayment }>(at(id, "/payment/settle"), {
      session,
      body: {},
    })
  ).payment
