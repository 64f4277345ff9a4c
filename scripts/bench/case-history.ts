import { readFileSync, writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import {
  call,
  complete,
  type Door,
  must,
  type Person,
  type Shop,
} from "../../integration-tests/fixtures/shop"
import {
  payBasket,
  register,
  Staff,
} from "../../integration-tests/resilience/people"
import { Simulators } from "../../integration-tests/resilience/simulators"
import { Partners, until } from "../../integration-tests/support/partners"
import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"

type Input = { url: string; key: string; sandbox: string }
type Made = { case_id: string; order_id: string }
type Thread = { id: string; messages: { body: string }[] }

/**
 * Makes a case under review with a history, all over HTTP against the running
 * server: an approved order with its prescription, a denied one, a linked
 * account with an order of its own, and an exchange of messages.
 *
 *   medusa exec … <input.json> <result.json>
 */
export default async function caseHistory({
  container,
  args,
}: ExecArgs): Promise<void> {
  const [input, output] = args
  if (!input || !output) {
    throw new Error("input and result are needed")
  }
  const given = JSON.parse(readFileSync(input, "utf8")) as Input
  const formulary = container.resolve<FormularyModuleService>(FORMULARY_MODULE)
  const [category] = await formulary.listClinicalCategories({
    handle: "hair-loss",
  })
  const [item] = await formulary.listFormularyItems({
    category_id: must(category).id,
    legal_class: "POM",
    sellable: true,
  })
  const history = await History.begin(must(item).variant_id, given)
  writeFileSync(output, JSON.stringify(await history.make()))
}

/** Orders of two accounts of one person, and what people make of them. */
class History {
  private constructor(
    private readonly door: Door & Pick<Shop, "pom">,
    private readonly partners: Partners,
    private readonly simulators: Simulators,
    private readonly staff: Staff
  ) {}

  static async begin(pom: string, input: Input): Promise<History> {
    const door = { baseUrl: input.url, key: input.key, pom }
    return new History(
      door,
      new Partners(input.sandbox),
      new Simulators(input.sandbox),
      await Staff.signIn(door, "prescriber")
    )
  }

  /** @returns the newest case, which the prescriber has claimed, and its order */
  async make(): Promise<Made> {
    const person = await register(this.door, this.partners, "Passmore")
    await this.approve(await this.claimed(person))
    const denied = await this.claimed(person)
    await this.staff.act(`cases/${denied.case_id}/deny`, {
      reason: "interaction",
      notes: "An invented note",
    })
    const same = await register(this.door, this.partners, "Passmore")
    await this.claimed(same)
    const newest = await this.claimed(person)
    await this.talk(newest, person)
    return newest
  }

  private async claimed(person: Person): Promise<Made> {
    const { basket } = await payBasket(this.door, person)
    const placed = await complete(this.door, basket)
    const { id: order_id } = must(placed.body["order"]) as { id: string }
    const { id } = await this.staff.waitFor("cases", order_id, "queued")
    await this.staff.act(`cases/${id}/claim`)
    return { case_id: String(id), order_id }
  }

  private async approve({ case_id, order_id }: Made): Promise<void> {
    await this.staff.readSections(case_id)
    await this.staff.act(`cases/${case_id}/approve`, {
      gp_justification: "Told to see a GP about side effects",
    })
    const draft = await until("a draft", async () => {
      const [made] = await this.simulators.prescriptions()
      return made
    })
    await this.simulators.sign(draft)
    await this.staff.waitFor("cases", order_id, "approved")
  }

  /** Asked and answered; then it is claimed again. */
  private async talk(
    { case_id, order_id }: Made,
    { headers }: Person
  ): Promise<void> {
    for (const text of ["Which tablets do you take?", "And since when?"]) {
      await this.staff.act(`cases/${case_id}/ask`, { text })
      const thread = await until("the question", async () => {
        const path = "/store/account/messages"
        const { body } = await call(this.door, "GET", path, { headers })
        return (body["threads"] as Thread[]).find(({ messages }) =>
          messages.some((message) => message.body === text)
        )
      })
      await call(this.door, "POST", `/store/account/messages/${thread.id}`, {
        body: { body: "None, thank you", client_key: text },
        headers,
      })
      await this.staff.waitFor("cases", order_id, "queued")
      await this.staff.act(`cases/${case_id}/claim`)
    }
  }
}
