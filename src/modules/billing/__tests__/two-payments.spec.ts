import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { BILLING_MODULE } from ".."
import { systemActor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import type BillingModuleService from "../service"
import type { RequestPart } from "../types"

jest.setTimeout(60_000)

const moduleOptions = {
  vault,
  providers: [
    {
      resolve: "./src/providers/billing-stripe",
      id: "stripe",
      options: { apiKey: "sk_test_x", apiUrl: "http://127.0.0.1:48999" },
    },
  ],
}
const now = new Date("2026-11-21T09:00:00Z")

const part = (payment: string, change: Partial<RequestPart>): RequestPart => ({
  order_id: "order_1",
  payment_id: payment,
  payment_intent: `pi_${payment}`,
  case_id: "case_1",
  line_item_id: "line_1",
  patient_id: "pat_1",
  captured: 500,
  line: 500,
  delivery: 0,
  nothing_ships: true,
  purpose: "ended",
  reason_class: "cancelled",
  automatic: true,
  actor: systemActor("billing"),
  ...change,
})
/** A treatment of £20 with £4 delivery, and £5 for a dearer change of it. */
const parts = (change: Partial<RequestPart> = {}) => [
  part("pay_1", { captured: 2400, line: 2000, delivery: 400, ...change }),
  part("pay_2", change),
]

moduleIntegrationTestRunner<BillingModuleService>({
  moduleName: BILLING_MODULE,
  resolve: "./src/modules/billing",
  moduleOptions,
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const written = async () =>
      (
        await service.listCaseRefunds(
          {},
          { order: { payment_id: "ASC", created_at: "ASC" } }
        )
      ).map(({ payment_id, purpose, amount, delivery_amount }) => [
        payment_id,
        purpose,
        amount,
        delivery_amount,
      ])
    const ask = (amount: number | "all", occasion = "ended") =>
      service.requestOf(
        parts(
          occasion === "ended"
            ? {}
            : { purpose: "price_difference", reason_class: "price" }
        ),
        { amount, occasion },
        now
      )

    it("gives both payments of an ended case back, each once", async () => {
      await Promise.all([ask("all"), ask("all")])
      await ask("all")
      expect(await written()).toEqual([
        ["pay_1", "ended", 2400, 400],
        ["pay_2", "ended", 500, 0],
      ])
    })

    it("takes a cheaper change's difference from the newest payment, and the ending gives the rest", async () => {
      await ask(800, "cpr_1")
      await ask(800, "cpr_1")
      expect(await written()).toEqual([
        ["pay_1", "price_difference", 300, 0],
        ["pay_2", "price_difference", 500, 0],
      ])
      await ask("all")
      expect(await written()).toEqual([
        ["pay_1", "price_difference", 300, 0],
        ["pay_1", "ended", 2100, 400],
        ["pay_2", "price_difference", 500, 0],
      ])
    })

    it("gives nothing at all when the payments don't hold it", async () => {
      await expect(ask(2901, "cpr_1")).rejects.toMatchObject({
        message: "amount: at most 2900 pence can be given back",
      })
      expect(await written()).toEqual([])
      expect(
        await service.requestOf([], { amount: 5, occasion: "x" }, now)
      ).toEqual([])
    })
  },
})
