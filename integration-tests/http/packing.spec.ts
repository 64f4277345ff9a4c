// Takes about 40 seconds.
import {
  cancelOrderFulfillmentWorkflow,
  createOrderFulfillmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { findFulfilment } from "../../src/workflows/dispensing/fulfilment"
import { drainWork } from "../../src/workflows/relay/drain"
import { signIn } from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  packSupply,
  prepareSupply,
} from "../fixtures/dispensing"
import { call, type Headers, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { levelOf, reservedOf } from "../resilience/remains"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    const act = async (
      id: string,
      action: string,
      headers: Headers,
      body: unknown = {}
    ) =>
      call(shop, "POST", `/admin/supplies/${id}/${action}`, { headers, body })
    const stock = async () => (await levelOf(shop, shop.pom)).stocked_quantity
    const fulfilments = async () =>
      (
        await shop.container
          .resolve(Modules.FULFILLMENT)
          .listFulfillments({}, { select: ["id", "canceled_at"] })
      ).map(({ canceled_at }) => (canceled_at ? "cancelled" : "live"))
    const intact = { intact: true, reason: "wrong_item" }

    it("is packed by no other way than packing a supply", async () => {
      const { order_id, supply_id } = await approvedSupply(shop)
      const { line_item_id } = await dispensingOf(
        shop.container
      ).retrieveSupply(supply_id)
      const run = createOrderFulfillmentWorkflow(shop.container).run({
        input: { order_id, items: [{ id: line_item_id, quantity: 1 }] },
      })
      await expect(run).rejects.toMatchObject({ code: "gate_closed" })
      await expect(
        shop.container.resolve(Modules.FULFILLMENT).listFulfillments({})
      ).resolves.toEqual([])
    })

    it("books one shipment though the answer was lost, and packs anew after unpacking", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      await fetch(`${sandbox.url}/_control/faults/royal-mail`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          mode: "lose_answer",
          operation: "orders.create",
          times: 1,
        }),
      })
      await packSupply(shop, supply_id)
      await drainWork(shop.container)
      const royalMail = async () =>
        (await (
          await fetch(`${sandbox.url}/_control/state/royal-mail`)
        ).json()) as { orders: { orderReference: string }[] }
      const dispensing = dispensingOf(shop.container)
      const [parcel] = await dispensing.listParcels({ supply_id })
      const mine = (await royalMail()).orders.filter(
        (order) => order.orderReference === parcel?.reference
      )
      expect(mine).toHaveLength(1)
      expect(parcel).toMatchObject({ state: "labelled" })

      const team = await signIn(shop, "team")
      const unpacked = await act(supply_id, "unpack", team, {
        intact: true,
        reason: "wrong_item",
      })
      expect(unpacked.body["supply"]).toMatchObject({
        state: "ready",
        parcel: null,
      })
      await drainWork(shop.container)
      const left = (await royalMail()).orders.map((o) => o.orderReference)
      expect(left).not.toContain(parcel?.reference)
      await packSupply(shop, supply_id)
      await drainWork(shop.container)
      const parcels = await dispensing.listParcels({ supply_id })
      expect(parcels.map((p) => p.state).sort()).toEqual(["labelled", "voided"])
      const again = must(parcels.find((p) => p.state === "labelled"))
      expect(
        await findFulfilment(shop.container, order_id, again.id)
      ).toBeDefined()
    })

    it("makes one fulfilment and takes stock once when two pack at once", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      await prepareSupply(shop, supply_id)
      const before = await stock()
      const team = await signIn(shop, "team")
      const answers = await Promise.all(
        [1, 2, 3].map(() => act(supply_id, "pack", team))
      )
      expect(answers.some(({ status }) => status === 200)).toBe(true)
      expect(await fulfilments()).toEqual(["live"])
      expect(await stock()).toBe(before - 1)
      const [parcel] = await dispensingOf(shop.container).listParcels({
        supply_id,
      })
      const kept = await findFulfilment(
        shop.container,
        order_id,
        must(parcel).id
      )
      expect(parcel?.fulfillment_id).toBe(must(kept).id)
    })

    it("gives the stock back though it was killed right after unpacking", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      const before = await stock()
      await packSupply(shop, supply_id)
      await drainWork(shop.container)
      expect(await stock()).toBe(before - 1)
      // The supply's own move, and nothing of what comes after.
      await dispensingOf(shop.container).unpack(
        supply_id,
        { intact: true, reason: "wrong_item" },
        { actor: { type: "staff", id: "user_test" }, now: new Date() }
      )
      expect(await fulfilments()).toEqual(["live"])
      await drainWork(shop.container)
      await drainWork(shop.container)
      expect(await fulfilments()).toEqual(["cancelled"])
      expect(await stock()).toBe(before)
      expect(await reservedOf(shop, order_id)).toEqual([1])
      const [supply] = await dispensingOf(shop.container).listSupplies({
        id: supply_id,
      })
      expect(supply?.state).toBe("ready")
    })

    it("leaves no pack to the carrier whose fulfilment was cancelled", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      await packSupply(shop, supply_id)
      await drainWork(shop.container)
      const [parcel] = await dispensingOf(shop.container).listParcels({
        supply_id,
      })
      await cancelOrderFulfillmentWorkflow(shop.container).run({
        input: {
          order_id,
          fulfillment_id: must(parcel?.fulfillment_id),
          no_notification: true,
        },
      })
      const team = await signIn(shop, "team")
      const left = await act(supply_id, "hand-over", team)
      expect(left.body).toMatchObject({
        code: "gate_closed",
        message: expect.stringContaining("stock"),
      })
      expect((await act(supply_id, "unpack", team, intact)).status).toBe(200)
      await drainWork(shop.container)
      expect(await reservedOf(shop, order_id)).toEqual([1])
    })

    it("hands over or unpacks, never both, and stock goes with what happened", async () => {
      const { supply_id } = await approvedSupply(shop)
      const before = await stock()
      await packSupply(shop, supply_id)
      await drainWork(shop.container)
      const team = await signIn(shop, "team")
      const both = await Promise.all([
        act(supply_id, "hand-over", team),
        act(supply_id, "unpack", team, intact),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
      await drainWork(shop.container)
      const supply = await dispensingOf(shop.container).retrieveSupply(
        supply_id
      )
      const isGone = supply.state === "dispatched"
      expect(await fulfilments()).toEqual([isGone ? "live" : "cancelled"])
      expect(await stock()).toBe(isGone ? before - 1 : before)
    })
  },
})
