import { healthyAnswers, type AnswerSheet } from "./healthy-person"
import type { Partners } from "./partners"
import type { Platform } from "./platform"
import { dateOfBirth, GOOD_CARD, type Person } from "./shopper"
import { StoreApi } from "./store-api"

type Json = ReturnType<typeof JSON.parse>

/** So many packs of a product; the condition is asked about first, unless it is sold without. */
export type Wish = {
  /** Its handle. */
  product: string
  pack: string
  quantity: number
  condition?: string
  /** Bought as a plan of so many months. */
  plan_months?: number
}

/** An order that renews a treatment. */
export type Renewed = {
  /** Its number. */
  order: string
  /** The London day from which it is supplied. */
  starts_on: string
}

/** The three ticks, about the answers of a page of the account. */
type Ticks = { path: string; body: object }

/** Few enough for one request; what decides what else is asked comes first. */
const ANSWERS_AT_ONCE = 12

/**
 * Somebody who buys over the API, for tests of what follows a purchase: the
 * screens up to the payment are tested with `Shopper`.
 */
export class Buyer {
  private ticks?: Ticks

  private constructor(
    private readonly api: StoreApi,
    private readonly person: Person
  ) {}

  /** An account with its profile, a GP who may be told, and a verified email. */
  static async register(
    platform: Platform,
    partners: Partners,
    person: Person
  ): Promise<Buyer> {
    const guest = new StoreApi(platform)
    const { email, password, first_name, last_name } = person
    const login = { email, password }
    const made = await guest.post("/auth/customer/emailpass/register", login)
    await guest
      .signedIn(made.token)
      .post("/store/customers", { email, first_name, last_name })
    const { token } = await guest.post("/auth/customer/emailpass", login)
    const api = guest.signedIn(token)
    await api.post("/store/patients/me", profileOf(person))
    const verifications = "/store/patients/me/verifications"
    await api.post(verifications, { channel: "email" })
    const code = await partners.code(email)
    await api.post(`${verifications}/confirm`, { channel: "email", code })
    return new Buyer(api, person)
  }

  /** The patient's own account. */
  get(path: string): Promise<Json> {
    return this.api.get(`/store/account/${path}`)
  }

  post(path: string, body: object = {}): Promise<Json> {
    return this.api.post(`/store/account/${path}`, body)
  }

  /** Answers what each treatment asks, pays by card, and gives the order's number. */
  async buy(...wishes: Wish[]): Promise<string> {
    const { basket } = await this.api.post("/store/baskets")
    const api = this.api.with({ "x-basket-token": String(basket.token) })
    const path = `/store/baskets/${basket.id}`
    for (const { condition, ...wish } of wishes) {
      await (condition
        ? addTreatment(api, basket.id, wish, condition)
        : addGoods(api, path, wish))
    }
    return this.pay(api, path)
  }

  /**
   * Orders a treatment again: the three ticks on the answers as they are, then
   * as any order (REN-2).
   * @throws where nothing can be ordered again
   */
  async renew({ condition: _, ...wish }: Wish): Promise<Renewed> {
    const { renewals } = await this.get("renewals")
    const found = renewals.find(({ blocked }: Json) => blocked === null)
    if (!found) {
      const why = renewals.map(({ blocked }: Json) => blocked).join(", ")
      throw new Error(`Nothing can be ordered again: ${why || "no treatment"}`)
    }
    const path = `renewals/${found.consultation_id}`
    const { text_hash, answers_hash } = (await this.get(path)).renewal
    const confirmations = { accurate: true, unchanged: true, will_tell: true }
    this.ticks = { path, body: { confirmations, text_hash, answers_hash } }
    await this.tick()
    const { basket } = await this.api.post("/store/baskets")
    const api = this.api.with({ "x-basket-token": String(basket.token) })
    const answered = `/store/consultations/${found.consultation_id}`
    await chooseTreatment(api, answered, wish, basket.id)
    const order = await this.pay(api, `/store/baskets/${basket.id}`)
    return { order, starts_on: String(found.starts_on) }
  }

  /**
   * Confirms the answers that were ordered on last, as they were shown then.
   * @throws where nothing is ordered on them any more
   */
  async tick(): Promise<void> {
    if (!this.ticks) {
      throw new Error("Nothing was ordered again yet")
    }
    await this.post(this.ticks.path, this.ticks.body)
  }

  private async pay(api: StoreApi, path: string): Promise<string> {
    const { first_name, last_name } = this.person
    const address = { first_name, last_name, ...homeOf(this.person) }
    await api.post(`${path}/delivery-address`, { address })
    const { options } = await api.get(`${path}/delivery-options`)
    await api.post(`${path}/delivery`, { option_id: options[0].id })
    const { mandate } = (await api.get(path)).basket
    const agreed = mandate ? { mandate_hash: mandate.hash } : {}
    const { payment } = await api.post(`${path}/payment`, agreed)
    await fillCardForm(payment.hosted_url, this.person)
    const { status, order } = await api.post(`${path}/complete`)
    if (status !== "placed") {
      throw new Error(`The order is ${status}`)
    }
    return String(order.display_id)
  }
}

/** Begins a consultation as a guest and leaves it; gives its reference. */
export async function leaveConsultation(
  platform: Platform,
  condition: string
): Promise<string> {
  return (await answer(new StoreApi(platform), condition)).reference
}

const homeOf = ({ address_1, postcode }: Person) => ({
  address_1,
  city: "Leeds",
  postcode,
})

const profileOf = (person: Person) => ({
  first_name: person.first_name,
  last_name: person.last_name,
  sex: "male",
  date_of_birth: dateOfBirth(healthyAnswers("hair-loss")),
  phone: person.phone,
  home_address: homeOf(person),
  // Known to the simulated directory as Millbrook Surgery.
  gp: { answer: "practice", practice_code: "Z90001" },
})

async function answer(api: StoreApi, category: string) {
  const started = await api.post("/store/consultations", { category })
  const { id, reference } = started.consultation
  const holder = api.with({ "x-consultation-token": String(started.token) })
  const path = `/store/consultations/${id}`
  const sheet: AnswerSheet = healthyAnswers(category)
  const answers = Object.entries(sheet).map(([question, value]) => ({
    question,
    value,
  }))
  for (let at = 0; at < answers.length; at += ANSWERS_AT_ONCE) {
    const some = answers.slice(at, at + ANSWERS_AT_ONCE)
    await holder.post(`${path}/answers`, { answers: some })
  }
  return { holder, path, reference: String(reference) }
}

async function addTreatment(
  api: StoreApi,
  basket: string,
  wish: Wish,
  condition: string
): Promise<void> {
  const { holder, path } = await answer(api, condition)
  const consents = { terms: true, remote_consultation: true }
  await holder.post(`${path}/claim`)
  await holder.post(`${path}/submit`, { consents })
  await chooseTreatment(holder, path, wish, basket)
}

async function chooseTreatment(
  holder: StoreApi,
  path: string,
  wish: Wish,
  basket: string
): Promise<void> {
  const { treatments } = await holder.get(`${path}/treatments`)
  const found = treatments.find(
    ({ product }: Json) => product.handle === wish.product
  )
  const line = lineOf(found?.variants, wish)
  await holder.post(`${path}/basket`, { ...line, basket })
}

async function addGoods(
  api: StoreApi,
  basket: string,
  wish: Wish
): Promise<void> {
  const path = `/store/catalogue/products/${wish.product}`
  const { product } = await api.get(path)
  await api.post(`${basket}/lines`, lineOf(product.variants, wish))
}

function lineOf(
  variants: Json[] | undefined,
  { product, pack, quantity, plan_months }: Wish
) {
  const variant = variants?.find(({ title }) => title === pack)
  if (!variant) {
    throw new Error(`There is no ${pack} of ${product}`)
  }
  return {
    variant_id: String(variant.id),
    quantity,
    ...(plan_months ? { plan_months } : {}),
  }
}

/** A card of the person's own: one that is shared would link them to others (SAF-8). */
async function fillCardForm(url: string, { phone }: Person): Promise<void> {
  const card = { number: GOOD_CARD, expiry: "12/34", cvc: phone.slice(-3) }
  const body = new URLSearchParams(card)
  const request = { method: "POST", body, redirect: "manual" } as const
  const { status } = await fetch(url, request)
  if (status >= 400) {
    throw new Error(`The card form gave ${status}`)
  }
}
