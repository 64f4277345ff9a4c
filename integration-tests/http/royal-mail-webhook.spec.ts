import { CLINICAL_REVIEW_MODULE } from "../../src/modules/clinical-review"
import type ClinicalReviewModuleService from "../../src/modules/clinical-review/service"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { findFulfilment } from "../../src/workflows/dispensing/fulfilment"
import { pollTracking } from "../../src/workflows/dispensing/record-tracking"
import { drainWork } from "../../src/workflows/relay/drain"
import { signIn } from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  packSupply,
} from "../fixtures/dispensing"
import { call, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    const basic = (password: string) =>
      `Basic ${Buffer.from(`royal-mail:${password}`).toString("base64")}`
    const push = (body: unknown, authorization?: string) =>
      call(shop, "POST", "/hooks/royal-mail", {
        body,
        headers: {
          authorization:
            authorization ??
            basic(must(process.env["ROYAL_MAIL_WEBHOOK_PASSWORD"])),
        },
      })
    const item = (
      TrackingNumber: string,
      Milestone: string,
      EventId: string,
      minutes: number
    ) => ({
      TrackingNumber,
      Milestone,
      Events: [
        {
          EventId,
          EventDateTime: `2026-11-24 10:${String(minutes).padStart(2, "0")}:00`,
          EventUtcOffset: "+00:00",
        },
      ],
    })

    const dispatched = async () => {
      const made = await approvedSupply(shop)
      await packSupply(shop, made.supply_id)
      await drainWork(shop.container)
      const team = await signIn(shop, "team")
      const left = await call(
        shop,
        "POST",
        `/admin/supplies/${made.supply_id}/hand-over`,
        { headers: team, body: {} }
      )
      const { parcel } = must(left.body["supply"])
      return { ...made, parcel_id: parcel.id, tracking: parcel.tracking_number }
    }
    const emails = async (tag: string) => {
      const rows = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({ partner: "email" })
      return rows
        .map((row) => row.reference)
        .filter((reference) => reference.includes(tag))
        .map((reference) => reference.replace(tag, "*"))
        .sort()
    }

    it("delivers once: forged, malformed, duplicated and reordered pushes change nothing more", async () => {
      const { supply_id, case_id, order_id, parcel_id, tracking } =
        await dispatched()
      const dispensing = dispensingOf(shop.container)
      const state = async () =>
        (await dispensing.retrieveParcel(parcel_id)).state

      const arrived = item(tracking, "DELIVERED", "ev-3", 30)
      for (const forged of ["", "Basic x", basic("wrong"), "Bearer x"]) {
        expect((await push([arrived], forged)).status).toBe(401)
      }
      for (const malformed of [{}, [{ TrackingNumber: tracking }], [1]]) {
        expect((await push(malformed)).status).toBe(400)
      }
      await drainWork(shop.container)
      expect(await state()).toBe("handed_over")

      const out = item(tracking, "OUT FOR DELIVERY", "ev-2", 20)
      expect((await push([out, out])).body).toEqual({ received: 2 })
      expect((await push([out])).status).toBe(200)
      await drainWork(shop.container)
      expect(await state()).toBe("out_for_delivery")

      await push([
        arrived,
        item(tracking, "IN TRANSIT", "ev-1", 10),
        item("TT000000000GB", "DELIVERED", "ev-foreign", 5),
      ])
      await drainWork(shop.container)
      await push([arrived, item(tracking, "UNDELIVERABLE", "ev-4", 40)])
      await drainWork(shop.container)
      expect(await state()).toBe("delivered")
      expect(await dispensing.listTrackingEvents({ parcel_id })).toHaveLength(4)

      expect((await dispensing.retrieveSupply(supply_id)).state).toBe(
        "delivered"
      )
      const fulfilment = await findFulfilment(
        shop.container,
        order_id,
        parcel_id
      )
      expect(fulfilment?.delivered_at).toBeInstanceOf(Date)
      const cases = shop.container.resolve<ClinicalReviewModuleService>(
        CLINICAL_REVIEW_MODULE
      )
      expect((await cases.retrieveClinicalCase(case_id)).state).toBe("closed")
      expect(await emails(supply_id)).toEqual([
        "email:delivered:*",
        "email:dispatched:*",
      ])
      expect(await emails(parcel_id)).toEqual([
        "email:tracking_update:*:out_for_delivery",
      ])
    })

    it("learns by the poll what no push told, and from staff what neither did", async () => {
      const { parcel_id, tracking } = await dispatched()
      const dispensing = dispensingOf(shop.container)
      await fetch(
        `${sandbox.url}/_control/royal-mail/shipments/${tracking}/events`,
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ code: "EVKNA" }),
        }
      )
      expect(await pollTracking(shop.container)).toBe(1)
      expect((await dispensing.retrieveParcel(parcel_id)).state).toBe(
        "attempted"
      )
      expect(await pollTracking(shop.container)).toBe(0)

      const headers = await signIn(shop, "team")
      const path = `/admin/parcels/${parcel_id}/status`
      const wrong = await call(shop, "POST", path, {
        headers,
        body: { event: "teleport" },
      })
      expect(wrong.body).toMatchObject({ code: "invalid_field" })
      const done = await call(shop, "POST", path, {
        headers,
        body: { event: "deliver" },
      })
      expect(done.body["parcel"]).toMatchObject({ state: "delivered" })
    })
  },
})
