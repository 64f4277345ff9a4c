// Takes about 70 seconds.
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SandboxHandle } from "../../sandbox"
import { AUDIT_MODULE } from "../../src/modules/audit"
import type { AuditModuleService } from "../../src/modules/audit/service"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { toPence } from "../../src/shared/money"
import { billingOf } from "../../src/workflows/billing/services"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import {
  answeredBasket,
  casesOf,
  control,
  openSections,
  placeOrder,
  type SeedRole,
  signIn,
} from "../fixtures/cases"
import { setPrice } from "../fixtures/prices"
import {
  type Answer,
  call,
  confirmCard,
  type Headers,
  makePatient,
  must,
  type Person,
  stripeOf,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const NOWHERE = "http://127.0.0.1:9"
const DAY_MS = 24 * 60 * 60_000

/** A paid case for which something dearer was proposed. */
type Asked = {
  id: string
  order_id: string
  person: Person
  proposal: string
  /** Pence: what the line was paid with, and what is asked for. */
  paid: number
  more: number
  /** The order's own payment at Stripe. */
  intent: string
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    const staff = {} as Record<SeedRole, Headers>

    beforeAll(async () => {
      for (const role of ["admin", "prescriber", "team"] as const) {
        staff[role] = await signIn(shop, role)
      }
    })
    beforeEach(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      await control(sandbox.url, "faults/stripe/clear", {})
    })
    afterEach(() => {
      clock.setOffset(0)
    })

    const admin = (
      role: SeedRole,
      method: string,
      path: string,
      body?: unknown
    ) =>
      call(shop, method, `/admin/${path}`, {
        headers: staff[role],
        ...(body ? { body } : {}),
      })
    const mine = (
      { person }: Pick<Asked, "person">,
      method: string,
      path: string,
      body?: unknown
    ): Promise<Answer> =>
      call(shop, method, `/store/account/${path}`, {
        headers: person.headers,
        ...(body ? { body } : {}),
      })
    const start = (asked: Pick<Asked, "person" | "proposal">) =>
      mine(asked, "POST", `proposals/${asked.proposal}/payment`, {})
    const say = (
      asked: Pick<Asked, "person" | "proposal">,
      answer = "accept"
    ) => mine(asked, "POST", `proposals/${asked.proposal}`, { answer })
    const caseOf = ({ id }: Pick<Asked, "id">) =>
      casesOf(shop).retrieveClinicalCase(id)
    const proposalOf = ({ proposal }: Asked) =>
      casesOf(shop).retrieveChangeProposal(proposal)
    const cancel = ({ id }: Asked) =>
      casesOf(shop).transition(
        { case_id: id, event: "cancel", actor: systemActor("test") },
        clock.now()
      )
    const treatmentOf = async (asked: Asked) =>
      (await mine(asked, "GET", `orders/${asked.order_id}`)).body["order"]
        .treatments[0]
    const atStripe = async (intent: string) => {
      const { status, amount_received } =
        await stripeOf().paymentIntents.retrieve(intent)
      const { data } = await stripeOf().refunds.list({ payment_intent: intent })
      return {
        status,
        received: amount_received,
        refunds: data.map(({ amount }) => amount),
      }
    }

    /** Medusa's books of an order, in pence. */
    const booksOf = async ({ order_id }: Asked) => {
      const { data } = await shop.container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "order",
          fields: [
            "id",
            "total",
            "summary.*",
            "items.*",
            "payment_collections.payments.data",
            "payment_collections.captured_amount",
            "payment_collections.refunded_amount",
          ],
          filters: { id: order_id },
        })
      const order = JSON.parse(JSON.stringify(must(data[0])))
      const sum = (column: string): number =>
        order.payment_collections.reduce(
          (all: number, one: Record<string, string | null>) =>
            all + toPence(one[column] ?? 0),
          0
        )
      return {
        total: toPence(order.total),
        pending: toPence(order.summary.pending_difference),
        captured: sum("captured_amount"),
        refunded: sum("refunded_amount"),
        intents: order.payment_collections.flatMap(
          ({ payments }: { payments: { data: { id: string } }[] }) =>
            payments.map((payment) => payment.data.id)
        ) as string[],
        /** None once its line was taken off. */
        unit: toPence(order.items[0]?.unit_price ?? 0),
      }
    }

    const until = async (what: string, done: () => Promise<boolean>) => {
      const end = performance.now() + 20_000
      while (performance.now() < end) {
        await drainWork(shop.container)
        if (await done()) {
          return
        }
        await new Promise((next) => setTimeout(next, 50))
      }
      throw new Error(`waited in vain: ${what}`)
    }
    const untilCase = (asked: Asked, state: string) =>
      until(state, async () => (await caseOf(asked)).state === state)

    /** The way to a dearer proposal: £5 more a pack than what was ordered. */
    const ask = async (): Promise<Asked> => {
      const person = await makePatient(shop)
      const order_id = await placeOrder(
        shop,
        await answeredBasket(shop, person)
      )
      const [record] = await casesOf(shop).listClinicalCases({ order_id })
      const { id } = must(record)
      await admin("prescriber", "POST", `cases/${id}/claim`, {})
      await openSections(shop, staff.prescriber, id)
      const found = (await admin("prescriber", "GET", `cases/${id}`)).body[
        "case"
      ]
      const other = (
        found.alternatives as {
          formulary_item_id: string
          units_per_pack: number
        }[]
      ).find(
        (one) => one.formulary_item_id !== found.proposal.formulary_item_id
      )
      const { formulary_item_id, units_per_pack } = must(other)
      const price = (packs: number) =>
        admin(
          "prescriber",
          "GET",
          `cases/${id}/change-price?formulary_item_id=${formulary_item_id}&packs=${packs}`
        )
      const { paid } = (await price(1)).body["price"]
      await setPrice(shop, formulary_item_id, (Number(paid) + 500) / 100)
      expect((await price(1)).body["price"]).toEqual({
        paid,
        price: Number(paid) + 500,
        more: 500,
        back: 0,
        plan: null,
      })
      const propose = (shown_pence: number) =>
        admin("prescriber", "POST", `cases/${id}/propose`, {
          proposal: {
            formulary_item_id,
            dose: "1 mg",
            directions: "Take one a day",
            quantity: units_per_pack,
          },
          shown_pence,
          reason: "Marked-why: a stronger one",
          gp_justification: "Low risk",
        })
      expect((await propose(Number(paid))).body["code"]).toBe("price_changed")
      const put = await propose(Number(paid) + 500)
      expect([put.status, put.body["message"]]).toEqual([200, undefined])
      // What was shown is what is asked for, whatever the shop's price becomes.
      await setPrice(shop, formulary_item_id, 999)
      await drainWork(shop.container)
      const [row] = await casesOf(shop).listChangeProposals({ case_id: id })
      const [intent] = (await booksOf({ order_id } as Asked)).intents
      return {
        id,
        order_id,
        person,
        proposal: must(row).id,
        paid: Number(paid),
        more: 500,
        intent: must(intent),
      }
    }

    it("takes the difference once, and gives both payments back once when the case ends", async () => {
      const asked = await ask()
      const before = await booksOf(asked)
      expect((await treatmentOf(asked)).proposal).toMatchObject({
        paid: { amount: asked.paid },
        price: { amount: asked.paid + 500 },
        more: { amount: 500, currency: "gbp" },
        back: { amount: 0 },
      })
      const stranger = { ...asked, person: await makePatient(shop) }
      expect((await start(stranger)).status).toBe(404)
      expect((await say(asked)).body["code"]).toBe("payment_required")

      // Two tabs, one payment; a refused card leaves everything as it was.
      const tabs = await Promise.all([start(asked), start(asked)])
      const intents = tabs.map((tab) => tab.body["payment"]?.payment_intent)
      expect(new Set(intents).size).toBe(1)
      expect(tabs[0].body["payment"]).toMatchObject({
        amount: { amount: 500, currency: "gbp" },
        order_id: asked.order_id,
        hosted_url: expect.stringContaining(asked.proposal),
      })
      const top = await confirmCard(must(tabs[0]), "pm_card_chargeDeclined")
      const refused = await say(asked)
      expect([refused.status, refused.body["code"]]).toEqual([
        400,
        "payment_required",
      ])
      expect(refused.body["message"]).toMatch(
        /refused the card.*Nothing was taken/
      )
      expect(await booksOf(asked)).toEqual(before)
      expect((await caseOf(asked)).state).toBe("awaiting_acceptance")

      await confirmCard(must(tabs[1]))
      const both = await Promise.all([say(asked), say(asked)])
      expect(both.map(({ status }) => status)).toEqual([200, 200])
      await untilCase(asked, "awaiting_signature")
      expect((await say(asked)).status).toBe(200)
      expect((await start(asked)).body["code"]).toBe("transition_not_allowed")
      await drainWork(shop.container)
      expect(await atStripe(top)).toEqual({
        status: "succeeded",
        received: 500,
        refunds: [],
      })
      expect(await booksOf(asked)).toEqual({
        total: before.total + 500,
        pending: 0,
        captured: before.captured + 500,
        refunded: 0,
        intents: expect.arrayContaining([asked.intent, top]),
        unit: asked.paid + 500,
      })
      const { change } = (await admin("prescriber", "GET", `cases/${asked.id}`))
        .body["case"]
      expect(change).toMatchObject({
        state: "applied",
        top_up: "captured",
        more: 500,
      })
      const ledger = (
        await shop.container
          .resolve<AuditModuleService>(AUDIT_MODULE)
          .list({ case_id: asked.id, limit: 100 })
      ).map(({ action }) => action)
      expect(ledger).toEqual(
        expect.arrayContaining([
          "case.top_up_started",
          "case.change_accept",
          "case.top_up_captured",
        ])
      )
      await cancel(asked)
      await untilCase(asked, "refunded")
      expect(await atStripe(top)).toMatchObject({ refunds: [500] })
      expect(await atStripe(asked.intent)).toMatchObject({
        refunds: [before.captured],
      })
      await until(
        "books",
        async () => (await booksOf(asked)).refunded === before.captured + 500
      )
      expect(await booksOf(asked)).toMatchObject({ total: 0, pending: 0 })
      expect((await treatmentOf(asked)).refund).toEqual({
        amount: { amount: before.captured + 500, currency: "gbp" },
        state: "refunded",
      })
    })

    it("accepts what was paid although every answer was lost, and takes it once", async () => {
      // Neither the browser nor the webhook comes; the capture's answer is lost as well.
      await pointWebhooksAt(sandbox, NOWHERE)
      const swept = await ask()
      const first = await confirmCard(await start(swept))
      await control(sandbox.url, "faults/stripe", {
        mode: "lose_answer",
        operation: "payment_intents.capture",
        times: 1,
      })
      await runSweeps(shop.container)
      await untilCase(swept, "awaiting_signature")
      // The webhook alone, before anybody comes back.
      await pointWebhooksAt(sandbox, shop.baseUrl)
      const told = await ask()
      const second = await confirmCard(await start(told))
      await untilCase(told, "awaiting_signature")
      for (const [asked, intent] of [
        [swept, first],
        [told, second],
      ] as const) {
        await runSweeps(shop.container)
        await drainWork(shop.container)
        expect(await atStripe(intent)).toMatchObject({
          received: 500,
          refunds: [],
        })
        expect(await booksOf(asked)).toMatchObject({
          pending: 0,
          unit: asked.paid + 500,
        })
      }
    })

    it("gives up what is held for a change that was turned down, or whose case was left lying", async () => {
      await pointWebhooksAt(sandbox, NOWHERE)
      const kept = await ask()
      const held = await confirmCard(await start(kept))
      expect((await say(kept, "keep_original")).status).toBe(200)
      expect((await say(kept)).body["code"]).toBe("transition_not_allowed")
      expect((await start(kept)).body["code"]).toBe("transition_not_allowed")
      const left = await ask()
      const lying = await confirmCard(await start(left))
      clock.setOffset(31 * DAY_MS)
      const ended = await admin("team", "POST", `cases/${left.id}/abandon`, {
        reason: "No answer",
      })
      expect(ended.body["case"]?.state).toBe("abandoned")
      await pointWebhooksAt(sandbox, shop.baseUrl)
      await untilCase(left, "refunded")
      for (const [asked, intent] of [
        [kept, held],
        [left, lying],
      ] as const) {
        expect(await atStripe(intent)).toEqual({
          status: "canceled",
          received: 0,
          refunds: [],
        })
        expect((await proposalOf(asked)).top_up).toBe("released")
        expect((await booksOf(asked)).intents).toEqual([asked.intent])
      }
      expect(await caseOf(kept)).toMatchObject({ state: "queued" })
      expect((await atStripe(kept.intent)).refunds).toEqual([])
      expect((await booksOf(kept)).unit).toBe(kept.paid)
      const { received, refunds } = await atStripe(left.intent)
      expect(refunds).toEqual([received])
    })

    it("gives everything back when the case ends between the payment and the change", async () => {
      // Accepted and ended at the same moment, whichever is first.
      const raced = await ask()
      const one = await confirmCard(await start(raced))
      await Promise.all([say(raced), cancel(raced)])
      // Taken at Stripe by a process that died before it wrote so.
      await pointWebhooksAt(sandbox, NOWHERE)
      const torn = await ask()
      const two = await confirmCard(await start(torn))
      await stripeOf().paymentIntents.capture(two)
      await cancel(torn)
      await pointWebhooksAt(sandbox, shop.baseUrl)
      for (const [asked, intent] of [
        [raced, one],
        [torn, two],
      ] as const) {
        await untilCase(asked, "refunded")
        await runSweeps(shop.container)
        await drainWork(shop.container)
        for (const paid of [asked.intent, intent]) {
          const { received, refunds } = await atStripe(paid)
          expect(refunds.reduce((sum, amount) => sum + amount, 0)).toBe(
            received
          )
          expect(refunds.length).toBeLessThanOrEqual(1)
        }
        expect((await proposalOf(asked)).top_up).not.toBe("started")
      }
      expect((await atStripe(two)).received).toBe(500)
      const rows = await billingOf(shop.container).listCaseRefunds({
        case_id: torn.id,
      })
      expect(rows.map(({ payment_intent }) => payment_intent).sort()).toEqual(
        [torn.intent, two].sort()
      )
    })
  },
})
