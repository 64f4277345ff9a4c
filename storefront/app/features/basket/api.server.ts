import { call } from "../../lib/backend.server"
import type {
  BasketAddress,
  BasketView,
  CompletionView,
  DeliveryOption,
  PaymentView,
} from "../../lib/contracts"
import type { TreatmentLine } from "../consultation/treatment-choice"
import type { HeldBasket, ShopSession } from "../../lib/session.server"

type Made = { basket: HeldBasket }
const at = (id: string) => `/store/baskets/${encodeURIComponent(id)}`

/** The basket of this browser; made when there is none. */
async function basketOf(session: ShopSession): Promise<HeldBasket> {
  const held = session.get("basket")
  if (held) {
    return held
  }
  const { basket } = await call<Made>("/store/baskets", {
    method: "POST",
    session,
    body: {},
  })
  session.set("basket", { id: basket.id, token: basket.token })
  return basket
}

const post = <T>(
  session: ShopSession,
  path: string,
  body: Record<string, unknown> = {}
) => call<T>(path, { method: "POST", session, basket: true, body })

/** Adds something that needs no consultation. */
export async function addLine(
  session: ShopSession,
  line: { variant_id: string; quantity: number }
) {
  const { id } = await basketOf(session)
  await post(session, `${at(id)}/lines`, line)
}

/** Puts the treatment of a submitted consultation into the basket. */
export async function addTreatment(
  session: ShopSession,
  consultation: string,
  line: TreatmentLine
) {
  const held = session.get("basket")
  const { basket } = await call<Made>(
    `/store/consultations/${encodeURIComponent(consultation)}/basket`,
    {
      session,
      consultation,
      basket: Boolean(held),
      body: { ...line, ...(held ? { basket: held.id } : {}) },
    }
  )
  session.set("basket", { id: basket.id, token: basket.token })
}

export const readBasket = async (session: ShopSession, id: string) =>
  (await call<{ basket: BasketView }>(at(id), { session, basket: true })).basket

export const changeLine = (
  session: ShopSession,
  id: string,
  line: string,
  quantity: number
) => post(session, `${at(id)}/lines/${encodeURIComponent(line)}`, { quantity })

export const removeLine = (session: ShopSession, id: string, line: string) =>
  call(`${at(id)}/lines/${encodeURIComponent(line)}`, {
    method: "DELETE",
    session,
    basket: true,
  })

export const setDeliveryAddress = (
  session: ShopSession,
  id: string,
  address: BasketAddress
) => post(session, `${at(id)}/delivery-address`, { address })

export const listDeliveryOptions = async (session: ShopSession, id: string) =>
  (
    await call<{ options: DeliveryOption[] }>(`${at(id)}/delivery-options`, {
      session,
      basket: true,
    })
  ).options

export const setDelivery = (session: ShopSession, id: string, option: string) =>
  post(session, `${at(id)}/delivery`, { option_id: option })

export const addPromotion = (session: ShopSession, id: string, code: string) =>
  post(session, `${at(id)}/promotions`, { code })

/** The payment of the basket; asking again gives the one there is. @param mandate hash of the agreement to later payments, where it has just been accepted */
export const preparePayment = async (
  session: ShopSession,
  id: string,
  mandate?: string
) =>
  (
    await post<{ payment: PaymentView }>(
      session,
      `${at(id)}/payment`,
      mandate ? { mandate_hash: mandate } : {}
    )
  ).payment

/** Places the order when the card was accepted; repeating it changes nothing. */
export const completeBasket = (session: ShopSession, id: string) =>
  post<CompletionView>(session, `${at(id)}/complete`)
