// Takes about 38 seconds.
import { clock } from "../../src/shared/clock"
import { drainWork } from "../../src/workflows/relay/drain"
import { control, signIn } from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  packSupply,
} from "../fixtures/dispensing"
import { call, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { Simulators } from "../resilience/simulators"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"
import { until } from "../support/partners"

jest.setTimeout(120_000)

const sandbox = useSandbox()
let simulators: Simulators

beforeAll(() => {
  simulators = new Simulators(sandbox.url)
})

/** Royal Mail knows no key against doing a request twice; ours may arrive when nobody waits for it. */
medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    beforeEach(async () => {
      await control(sandbox.url, "reset", { partner: "royal-mail" })
      // A refused look comes again minutes later; that isn't what is tested.
      await simulators.set({ royal_mail_rate_limit: 1000 })
    })
    afterEach(() => clock.setOffset(0))

    const pass = async (minutes: number) => {
      clock.setOffset(clock.offset() + minutes * 60_000)
      await drainWork(shop.container)
    }
    /** A packed supply whose request for a label has gone astray. */
    const astray = async () => {
      await control(sandbox.url, "faults/royal-mail", {
        mode: "unavailable",
        operation: "orders.create",
        times: 1,
      })
      const { supply_id } = await approvedSupply(shop)
      await packSupply(shop, supply_id)
      await drainWork(shop.container)
      return supply_id
    }
    const parcelOf = async (supply_id: string) =>
      must((await dispensingOf(shop.container).listParcels({ supply_id }))[0])
    /** The request that went astray, arriving. */
    const arrive = async (reference: string) => {
      const answer = await fetch(
        `${must(process.env["ROYAL_MAIL_URL"])}/orders`,
        {
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${must(process.env["ROYAL_MAIL_API_KEY"])}`,
          },
          body: JSON.stringify({
            items: [
              {
                orderReference: reference,
                orderDate: "2026-11-23T09:00:00Z",
                recipient: {
                  address: {
                    fullName: "Pass Example",
                    addressLine1: "1 Orchard Lane",
                    city: "Leeds",
                    postcode: "LS1 4ZZ",
                    countryCode: "GB",
                  },
                },
                subtotal: 1,
                shippingCostCharged: 0,
                total: 1,
                label: { includeLabelInResponse: true },
              },
            ],
          }),
        }
      )
      expect(await answer.json()).toMatchObject({ successCount: 1 })
    }
    const depot = async () => {
      const { orders, deleted } = await simulators.state("royal-mail")
      const idsOf = (list: { orderIdentifier: number }[]) =>
        list.map(({ orderIdentifier }) => String(orderIdentifier))
      return { orders: idsOf(orders), deleted: idsOf(deleted) }
    }

    /**
     * The worker's own round may have taken the call just before ours, and a
     * call that timed out on a busy machine comes again minutes later.
     */
    const takenBack = (number: number) =>
      until(`${number} taken back`, async () => {
        const now = await depot()
        if (now.deleted.length === number) {
          return now
        }
        await pass(6)
        return undefined
      })

    it("isn't asked for again before it had time to arrive", async () => {
      const supply_id = await astray()
      expect(await depot()).toEqual({ orders: [], deleted: [] })
      const { reference } = await parcelOf(supply_id)
      await arrive(reference)
      await pass(6)
      const { orders, deleted } = await depot()
      expect(orders).toHaveLength(1)
      expect(deleted).toEqual([])
      expect(await parcelOf(supply_id)).toMatchObject({
        state: "labelled",
        carrier_reference: orders[0],
      })
    })

    it("is taken back when it arrives after it was asked for again", async () => {
      const supply_id = await astray()
      await pass(6)
      const { reference, carrier_reference, tracking_number } =
        await parcelOf(supply_id)
      expect(await depot()).toEqual({
        orders: [carrier_reference],
        deleted: [],
      })
      await arrive(reference)
      await pass(16)
      const { orders } = await takenBack(1)
      expect(orders).toEqual([carrier_reference])
      expect(await parcelOf(supply_id)).toMatchObject({
        state: "labelled",
        carrier_reference,
        tracking_number,
      })
    })

    it("is taken back with the rest of a parcel that was unpacked", async () => {
      const supply_id = await astray()
      await pass(6)
      const { reference } = await parcelOf(supply_id)
      await arrive(reference)
      const answer = await call(
        shop,
        "POST",
        `/admin/supplies/${supply_id}/unpack`,
        {
          headers: await signIn(shop, "pharmacist"),
          body: { intact: true, reason: "other" },
        }
      )
      expect(answer.status).toBe(200)
      await drainWork(shop.container)
      expect((await takenBack(2)).orders).toEqual([])
    })
  },
})
