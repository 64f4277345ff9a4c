import { call } from "../../lib/backend.server"
import type { RenewalCard, RenewalView } from "../../lib/contracts"
import type { ShopSession } from "../../lib/session.server"

const RENEWALS = "/store/account/renewals"
const at = (id: string) => `${RENEWALS}/${encodeURIComponent(id)}`

type Answer = { renewal: RenewalView }

export const listRenewals = async (session: ShopSession) =>
  (await call<{ renewals: RenewalCard[] }>(RENEWALS, { session })).renewals

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
