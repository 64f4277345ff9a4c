// Takes about 70 seconds.
import { createHmac } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { systemActor } from "../../src/shared/actor"
import { transitionCaseWorkflow } from "../../src/workflows/clinical-review/transition-case"
import { drainWork } from "../../src/workflows/relay/drain"
import { runSweeps } from "../../src/workflows/relay/run-sweeps"
import {
  caseAwaitingSignature,
  casesOf,
  control,
  madeFor,
  signIn,
} from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  packSupply,
} from "../fixtures/dispensing"
import {
  basketWithTreatment,
  call,
  complete,
  confirmCard,
  makePatient,
  must,
  startPayment,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import {
  ageOrders,
  levelOf,
  loseReservations,
  plantOrphan,
  reservedOf,
  sqlOf,
} from "../resilience/remains"
import { Simulators } from "../resilience/simulators"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()
let simulators: Simulators

beforeAll(() => {
  simulators = new Simulators(sandbox.url)
})

/** What kills leave where none can be timed, planted by hand, and what becomes of it. */
medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
    })
    beforeEach(async () => {
      await control(sandbox.url, "faults/stripe/clear", {})
      await control(sandbox.url, "faults/signaturerx/clear", {})
      // What is done follows from what is found, not from what is told.
      await simulators.holdNotices("stripe")
      await simulators.holdNotices("signaturerx")
    })

    /** The sweeps of one minute, and everything that follows. */
    const minute = async () => {
      await runSweeps(shop.container)
      await drainWork(shop.container)
    }
    const ordersOf = (customer_id: string) =>
      shop.container.resolve(Modules.ORDER).listOrders({ customer_id })
    const paidOnce = async (intent: string, email: string) => {
      const paid = await simulators.payment(intent)
      expect(paid).toMatchObject({
        status: "succeeded",
        amount_received: paid.amount,
        charges: [{ captured: true, amount_refunded: 0 }],
      })
      const payments = await shop.container
        .resolve(Modules.PAYMENT)
        .listPayments({}, { relations: ["captures"] })
      expect(payments).toMatchObject([{ captures: [expect.anything()] }])
      const receipts = await simulators.mails(email, "Payment received")
      expect(receipts).toHaveLength(1)
    }

    it("cancels an order that no basket knows, and makes the basket's own, once", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      const intent = await confirmCard(await startPayment(shop, basket))
      const orphan = await plantOrphan(shop, basket)
      expect((await levelOf(shop, shop.pom)).reserved_quantity).toBe(1)
      for (let minutes = 0; minutes < 3; minutes++) {
        await minute()
        await ageOrders(shop)
      }
      const all = await ordersOf(person.customer_id)
      const live = all.filter(({ status }) => status !== "canceled")
      expect(live).toHaveLength(1)
      expect(all).toHaveLength(2)
      expect(all.find(({ id }) => id === orphan)?.status).toBe("canceled")
      await paidOnce(intent, person.email)
      const cases = await casesOf(shop).listClinicalCases({})
      expect(cases).toMatchObject([{ order_id: must(live[0]).id }])
      expect(await reservedOf(shop, orphan)).toEqual([])
      expect(await reservedOf(shop, must(live[0]).id)).toEqual([1])
      expect((await levelOf(shop, shop.pom)).reserved_quantity).toBe(1)
    })

    it("ties an order to the payment that its basket knows", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      const intent = await confirmCard(await startPayment(shop, basket))
      await complete(shop, basket)
      await drainWork(shop.container)
      const sql = sqlOf(shop)
      await sql.raw(`update "order" set metadata = metadata - 'settled_at'`)
      await sql.raw(`delete from order_payment_collection`)
      await sql.raw(`delete from order_transaction`)
      await sql.raw(`delete from capture`)
      await sql.raw(`delete from payment`)
      await sql.raw(
        `update payment_session set authorized_at = null, status = 'pending'`
      )
      await ageOrders(shop)
      await minute()
      const [order] = await ordersOf(person.customer_id)
      expect(order?.metadata).toHaveProperty("settled_at")
      await minute()
      expect(await ordersOf(person.customer_id)).toHaveLength(1)
      await paidOnce(intent, person.email)
    })

    it("reserves stock anew for a settled order, once, so that it can be packed", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      await loseReservations(shop, order_id)
      const level = () => levelOf(shop, shop.pom)
      expect((await level()).reserved_quantity).toBe(0)
      const stocked = (await level()).stocked_quantity

      // Nothing is promised that isn't on the shelf.
      const { inventory_item_id, location_id } = await level()
      const stock = (stocked_quantity: number) =>
        shop.container
          .resolve(Modules.INVENTORY)
          .updateInventoryLevels([
            { inventory_item_id, location_id, stocked_quantity },
          ])
      await stock(0)
      await minute()
      expect(await reservedOf(shop, order_id)).toEqual([])

      await stock(stocked)
      await minute()
      await minute()
      expect(await reservedOf(shop, order_id)).toEqual([1])
      expect((await level()).reserved_quantity).toBe(1)

      await packSupply(shop, supply_id)
      await minute()
      expect(await reservedOf(shop, order_id)).toEqual([])
      expect((await level()).stocked_quantity).toBe(stocked - 1)
    })

    it("reserves nothing for what was cancelled, or is being placed", async () => {
      const { case_id, order_id } = await approvedSupply(shop)
      await loseReservations(shop, order_id)
      await sqlOf(shop).raw(`update "order" set created_at = now()`)
      await minute()
      await ageOrders(shop)
      await transitionCaseWorkflow(shop.container).run({
        input: {
          case_id,
          event: "cancel",
          actor: systemActor("test"),
          guards: { nothing_dispatched: true },
        },
      })
      await minute()
      expect(await reservedOf(shop, order_id)).toEqual([])
    })

    it("finishes a fulfilment that was killed after it took the stock", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      const before = (await levelOf(shop, shop.pom)).stocked_quantity
      await packSupply(shop, supply_id)
      const supplies = dispensingOf(shop.container)
      const { line_item_id } = await supplies.retrieveSupply(supply_id)
      const [parcel] = await supplies.listParcels({ supply_id })
      const { fulfillment_id } = must(parcel)
      const packed = async () => {
        await sqlOf(shop).raw(
          `update supply set state = 'dispensing' where id = ?`,
          [supply_id]
        )
        await supplies.updateParcels({
          id: must(parcel).id,
          fulfillment_id: null,
        })
        const again = await call(
          shop,
          "POST",
          `/admin/supplies/${supply_id}/pack`,
          { headers: await signIn(shop, "team"), body: {} }
        )
        expect(again.status).toBe(200)
        expect(
          (await supplies.retrieveParcel(must(parcel).id)).fulfillment_id
        ).toBe(fulfillment_id)
        expect((await levelOf(shop, shop.pom)).stocked_quantity).toBe(
          before - 1
        )
        expect(await reservedOf(shop, order_id)).toEqual([])
        const { rows } = await sqlOf(shop).raw<{
          rows: { fulfilled: string }[]
        }>(
          `select i.fulfilled_quantity fulfilled from order_item i
             join "order" o on o.id = i.order_id and o.version = i.version
            where i.item_id = ? and i.deleted_at is null`,
          [line_item_id]
        )
        expect(rows.map(({ fulfilled }) => Number(fulfilled))).toEqual([1])
      }
      // Of what Medusa writes side by side, all but the tie to the order.
      await sqlOf(shop).raw(`delete from order_fulfillment`)
      await packed()
      // The tie, and neither the order's own count nor the end of the reservation.
      await sqlOf(shop).raw(
        `update order_item set fulfilled_quantity = 0, raw_fulfilled_quantity = '{"value": "0", "precision": 20}' where item_id = ?`,
        [line_item_id]
      )
      const { rows: ended } = await sqlOf(shop).raw<{ rows: { id: string }[] }>(
        `select id from reservation_item where line_item_id = ?`,
        [line_item_id]
      )
      await shop.container
        .resolve(Modules.INVENTORY)
        .restoreReservationItems(ended.map(({ id }) => id))
      expect(await reservedOf(shop, order_id)).toEqual([1])
      await packed()
    })

    it("gives stock back once though it was killed while doing so", async () => {
      const { supply_id, order_id } = await approvedSupply(shop)
      const before = (await levelOf(shop, shop.pom)).stocked_quantity
      await packSupply(shop, supply_id)
      const supplies = dispensingOf(shop.container)
      const { line_item_id } = await supplies.retrieveSupply(supply_id)
      // Of what Medusa does when it cancels: the stock and the reservation.
      const inventory = shop.container.resolve(Modules.INVENTORY)
      const { inventory_item_id, location_id } = await levelOf(shop, shop.pom)
      await inventory.adjustInventory(inventory_item_id, location_id, 1)
      const place = { inventory_item_id, location_id }
      await inventory.createReservationItems([
        { ...place, line_item_id, quantity: 1 },
      ])
      await supplies.unpack(
        supply_id,
        { intact: true, reason: "other" },
        { actor: systemActor("test"), now: new Date() }
      )
      await drainWork(shop.container)
      await drainWork(shop.container)
      expect((await levelOf(shop, shop.pom)).stocked_quantity).toBe(before)
      expect(await reservedOf(shop, order_id)).toEqual([1])
      const made = await shop.container
        .resolve(Modules.FULFILLMENT)
        .listFulfillments({})
      expect(made.map((row) => row.canceled_at !== null)).toEqual([true])
      await packSupply(shop, supply_id)
      expect((await levelOf(shop, shop.pom)).stocked_quantity).toBe(before - 1)
    })

    it("tags a case while a partner of its is out of reach, whichever it is", async () => {
      const isTagged = async (case_id: string) =>
        (await casesOf(shop).retrieveClinicalCase(case_id)).partner_unavailable
      const prescriber = await signIn(shop, "prescriber")
      const { case_id } = await caseAwaitingSignature(shop, prescriber)
      expect(await isTagged(case_id)).toBe(false)
      const gateway = shop.container.resolve<PartnerGatewayModuleService>(
        PARTNER_GATEWAY_MODULE
      )
      await gateway.enqueue(
        [
          {
            partner: "titan",
            operation: "push",
            reference: `pmr-${case_id}`,
            subject_type: "pmr_push",
            subject_id: "pmr_none",
            case_id,
          },
        ],
        new Date(0)
      )
      const callOf = async () =>
        must(
          (await gateway.listOutboundCalls({ partner: "titan", case_id }))[0]
        )
      const end = async (kind: "retry" | "unknown") => {
        const [taken] = await gateway.takeDue(new Date(1), 1)
        await gateway.recordOutcome(
          must(taken).id,
          { kind, error: "down" },
          new Date()
        )
        await drainWork(shop.container)
      }
      await end("retry")
      expect(await isTagged(case_id)).toBe(true)
      const actor = systemActor("test")
      const decide = async (event: "mark_done" | "cancel") => {
        const { id } = await callOf()
        const done = { call_id: id, event, actor, note: null }
        await gateway.decide(done, new Date())
        await drainWork(shop.container)
      }
      await decide("cancel")
      expect(await isTagged(case_id)).toBe(false)
      await gateway.updateOutboundCalls({
        id: (await callOf()).id,
        state: "pending",
        due_at: new Date(0),
      })
      await end("unknown")
      expect(await isTagged(case_id)).toBe(true)
      await gateway.recordLookUp(
        (await callOf()).id,
        { kind: "hold" },
        new Date()
      )
      await drainWork(shop.container)
      expect(await isTagged(case_id)).toBe(true)
      expect(await gateway.cancelUnsent("pmr_push", "pmr_none")).toHaveLength(1)
      await drainWork(shop.container)
      expect(await isTagged(case_id)).toBe(false)
    })

    describe("a held call to SignatureRx", () => {
      const gateway = () =>
        shop.container.resolve<PartnerGatewayModuleService>(
          PARTNER_GATEWAY_MODULE
        )
      const callOf = async (case_id: string) => {
        const [one, ...more] = await gateway().listOutboundCalls({
          partner: "signaturerx",
          case_id,
        })
        expect(more).toEqual([])
        return must(one)
      }
      const isFlagged = async (case_id: string) =>
        (
          await casesOf(shop).listCaseFlags({
            case_id,
            kind: "prescription_unknown",
            settled_at: null,
          })
        ).length > 0
      /** A case whose create call arrived while its answer was lost. */
      const held = async (): Promise<string> => {
        await control(sandbox.url, "faults/signaturerx", {
          mode: "lose_answer",
          times: 1,
        })
        const prescriber = await signIn(shop, "prescriber")
        const { case_id } = await caseAwaitingSignature(shop, prescriber)
        expect((await callOf(case_id)).state).toBe("manual")
        expect(await isFlagged(case_id)).toBe(true)
        return case_id
      }
      const decide = async (case_id: string, what: "sign" | "decline") => {
        const [draft = ""] = await madeFor(shop, sandbox.url, case_id)
        const path = `signaturerx/prescriptions/${draft}/${what}`
        await control(sandbox.url, path, { reason: "Wrong strength" })
        const told = await control(sandbox.url, "webhooks?partner=signaturerx")
        const body = String(must(told["webhooks"].at(-1)).body)
        const secret = must(process.env["SIGNATURERX_WEBHOOK_SECRET"])
        const answer = await fetch(`${shop.baseUrl}/hooks/signaturerx`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "signaturerx-signature": createHmac("sha256", secret)
              .update(body)
              .digest("hex"),
          },
          body,
        })
        expect(answer.status).toBe(200)
        await drainWork(shop.container)
      }
      const stateOf = async (case_id: string) =>
        (await casesOf(shop).retrieveClinicalCase(case_id)).state

      it("is settled by its own case's notice, signed or declined", async () => {
        const signed = await held()
        const declined = await held()
        const other = await held()

        await decide(signed, "sign")
        expect(await callOf(signed)).toMatchObject({
          state: "done",
          settled_by: "signaturerx",
        })
        expect(await stateOf(signed)).toBe("approved")
        expect(await isFlagged(signed)).toBe(false)
        expect((await callOf(declined)).state).toBe("manual")

        await decide(declined, "decline")
        expect((await callOf(declined)).state).toBe("done")
        expect(await stateOf(declined)).toBe("in_review")
        expect(await isFlagged(declined)).toBe(false)

        expect(await callOf(other)).toMatchObject({
          state: "manual",
          settled_by: null,
        })
        expect(await isFlagged(other)).toBe(true)
        expect(await stateOf(other)).toBe("awaiting_signature")
      })

      it("isn't held at all when the notice came first", async () => {
        const case_id = await held()
        const { id } = await callOf(case_id)
        // As before the killed sender's lease ran out.
        const before = (due: string) =>
          sqlOf(shop).raw(
            `update outbound_call set state = 'unknown', due_at = ${due} where id = ?`,
            [id]
          )
        await before("now() + interval '1 hour'")
        await decide(case_id, "sign")
        expect((await callOf(case_id)).state).toBe("unknown")
        await before("now() - interval '1 second'")
        await drainWork(shop.container)
        expect((await callOf(case_id)).state).toBe("done")
        expect(await isFlagged(case_id)).toBe(false)
        expect(await stateOf(case_id)).toBe("approved")
      })
    })
  },
})
