import { call } from "../../lib/backend.server"
import type { Reminder, RenewalCard, RenewalView } from "../../lib/contracts"
import type { ShopSession } from "../../lib/session.server"

const RENEWALS = "/store/account/renewals"
const at = (id: string) => `${RENEWALS}/${encodeURIComponent(id)}`

type Answer = { renewal: RenewalView }

export const listRenewals = async (session: ShopSession) =>
  (await call<{ renewals: RenewalCard[] }>(RENEWALS, { session })).renewals

/** Treatments that come to their end and weren't ordered again. */
export const listReminders = async (session: ShopSession) =>
  (
    await call<{ reminders: Reminder[] }>("/store/account/reminders", {
      session,
    })
  ).reminders

export const readRenewal = async (session: ShopSession, id: string) =>
  (await call<Answer>(at(id), { session })).renewal

/** What was ticked, about the statements and answers as they were shown. */
export const confirmRenewal = async (
  session: ShopSession,
  id: string,
  shown: { text_hash: string; answers_hash: string; start: string }
) =>
  (
    await call<Answer>(at(id), {
      session,
      body: {
        ...shown,
        confirmations: { accurate: true, unchanged: true, will_tell: true },
      },
    })
  ).renewal
