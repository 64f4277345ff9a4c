import {
  answeredBasket,
  openSections,
  type SeedRole,
  signIn as staffHeaders,
} from "../fixtures/cases"
import {
  type Answer,
  type Basket,
  call,
  chooseDelivery,
  confirmCard,
  type Door,
  type Headers,
  makeCustomer,
  must,
  type Person,
  type Shop,
  startPayment,
} from "../fixtures/shop"
import { until } from "../support/partners"
import type { Partners } from "../support/partners"

/** Calls what has to succeed. */
async function ask(
  door: Door,
  method: string,
  path: string,
  options: { body?: unknown; headers: Headers }
): Promise<Answer["body"]> {
  const answer = await call(door, method, path, options)
  if (answer.status >= 300) {
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return answer.body
}

/** A patient who registered and verified the email, all over HTTP. */
export async function register(
  door: Door,
  partners: Partners,
  lastName: string
): Promise<Person> {
  const person = await makeCustomer(door)
  const { headers } = person
  const post = (path: string, body: unknown) =>
    ask(door, "POST", `/store/patients/me${path}`, { body, headers })
  await post("", {
    first_name: "Oliver",
    last_name: lastName,
    sex: "male",
    date_of_birth: "1986-03-14",
    phone: "07700 900123",
    home_address: {
      address_1: "1 Orchard Lane",
      city: "Leeds",
      postcode: "LS1 4ZZ",
    },
    gp: { answer: "practice", practice_code: "Z90001" },
  })
  await post("/verifications", { channel: "email" })
  const code = await partners.code(person.email)
  await post("/verifications/confirm", { channel: "email", code })
  return person
}

/**
 * A basket whose card the bank has authorised, and about which nobody has told the backend.
 * @param plan_months of a plan, whose wording is agreed to as it is shown
 */
export async function payBasket(
  door: Door & Pick<Shop, "pom">,
  person: Person,
  plan_months?: number
): Promise<{ basket: Basket; intent: string }> {
  if (plan_months === undefined) {
    const basket = await answeredBasket(door, person)
    const payment = await startPayment(door, basket)
    return { basket, intent: await confirmCard(payment) }
  }
  const basket = await answeredBasket(door, person, { plan_months })
  await chooseDelivery(door, basket)
  const { headers } = basket
  const path = `/store/baskets/${basket.id}`
  const shown = await ask(door, "GET", path, { headers })
  const payment = await call(door, "POST", `${path}/payment`, {
    body: { mandate_hash: shown["basket"].mandate.hash },
    headers,
  })
  return { basket, intent: await confirmCard(payment) }
}

/** One of the sample staff, over HTTP. */
export class Staff {
  private constructor(
    private readonly door: Door,
    private readonly headers: Headers
  ) {}

  static async signIn(door: Door, role: SeedRole): Promise<Staff> {
    return new Staff(door, await staffHeaders(door, role))
  }

  read(path: string): Promise<Answer["body"]> {
    return ask(this.door, "GET", `/admin/${path}`, { headers: this.headers })
  }

  /** Looks at everything that has to be read before approving. */
  readSections(caseId: string): Promise<void> {
    return openSections(this.door, this.headers, caseId)
  }

  act(path: string, body: unknown = {}): Promise<Answer["body"]> {
    const { headers } = this
    return ask(this.door, "POST", `/admin/${path}`, { body, headers })
  }

  /** The one case or supply there is of an order, once it is in a state. */
  async waitFor(
    list: "cases" | "supplies",
    orderId: string,
    state: string,
    ms = 120_000
  ): Promise<Answer["body"]> {
    let last = "missing"
    try {
      return await until(
        `one of the ${list} ${state}`,
        async () => {
          const rows = await this.rows(list, orderId, state)
          last = rows.map((row) => String(row["state"])).join() || "missing"
          return rows.length === 1 && last === state ? must(rows[0]) : undefined
        },
        ms
      )
    } catch (error) {
      throw new Error(`${list} of ${orderId}: ${last}`, { cause: error })
    }
  }

  private async rows(
    list: "cases" | "supplies",
    orderId: string,
    state: string
  ): Promise<Answer["body"][]> {
    // Named, since the queue leaves out what is decided.
    const answer = await this.read(`${list}?limit=50&state=${state}`)
    return (answer[list] as Answer["body"][]).filter(
      (row) => row["order_id"] === orderId
    )
  }
}
