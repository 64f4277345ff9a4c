import { Modules } from "@medusajs/framework/utils"
import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import {
  basketOf,
  basketWithTreatment,
  call,
  complete,
  confirmCard,
  DELIVERY_ADDRESS,
  makeConsultation,
  makeCustomer,
  makePatient,
  startPayment,
  stripeOf,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    it("takes a treatment to a paid order, once", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      const view = await call(shop, "GET", `/store/baskets/${basket.id}`, {
        headers: basket.headers,
      })
      expect(view.status).toBe(200)
      expect(view.headers["cache-control"]).toBe("no-store")
      expect(view.body["basket"]).toMatchObject({
        email: person.email,
        problems: [],
        lines: [
          {
            variant_id: shop.pom,
            quantity: 1,
            consultation_reference: expect.stringMatching(/^CON-/),
            legal_class: "POM",
          },
        ],
      })
      const { totals, lines } = view.body["basket"]
      expect(Number.isInteger(totals.total.amount)).toBe(true)
      expect(totals.items.amount).toBe(lines[0].total.amount)
      // Medusa's own tables name no medicine.
      const [line] = await shop.container
        .resolve(Modules.CART)
        .listLineItems({ cart_id: basket.id })
      expect(line).toMatchObject({ title: "Treatment", variant_sku: "" })
      expect(lines[0].title).not.toBe("Treatment")

      const payment = await startPayment(shop, basket)
      expect(payment.body).toMatchObject({
        payment: {
          provider: "stripe",
          client_secret: expect.any(String),
          payment_intent: expect.stringMatching(/^pi_/),
          hosted_url: expect.stringMatching(/\/stripe\/pay\/pi_.*return_url=/),
        },
      })
      const again = await call(
        shop,
        "POST",
        `/store/baskets/${basket.id}/payment`,
        { headers: basket.headers }
      )
      expect(again.body["payment"]?.payment_intent).toBe(
        payment.body["payment"]?.payment_intent
      )

      const early = await complete(shop, basket)
      expect(early.body).toMatchObject({ status: "payment_required" })

      const intent = await confirmCard(payment)
      const placed = await complete(shop, basket)
      expect(placed.body).toMatchObject({
        status: "placed",
        order: { reference: expect.stringMatching(/^#\d+$/) },
      })
      const repeated = await complete(shop, basket)
      expect(repeated.body).toEqual(placed.body)

      const paid = await stripeOf().paymentIntents.retrieve(intent)
      expect(paid).toMatchObject({ status: "succeeded" })
      const order = await shop.container
        .resolve(Modules.ORDER)
        .retrieveOrder(placed.body["order"]?.id, {
          relations: ["transactions"],
        })
      expect(order.metadata).toMatchObject({
        order_type: "one_off",
        instalment_number: 1,
        instalment_count: 1,
        settled_at: expect.any(String),
      })
      expect(order.transactions).toHaveLength(1)
      expect(Number(order.transactions?.[0]?.amount) * 100).toBe(
        paid.amount_received
      )
    })

    it("lets a refused card be followed by another", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      const payment = await startPayment(shop, basket)
      const intent = await confirmCard(
        payment,
        "pm_card_chargeDeclinedInsufficientFunds"
      )
      const refused = await complete(shop, basket)
      expect(refused.status).toBe(200)
      expect(refused.body).toEqual({
        status: "payment_required",
        reason: expect.stringMatching(/enough money.*Nothing was taken/),
      })
      const orders = await shop.container.resolve(Modules.ORDER).listOrders()
      expect(orders).toHaveLength(0)

      const retry = await call(
        shop,
        "POST",
        `/store/baskets/${basket.id}/payment`,
        { headers: basket.headers }
      )
      expect(retry.body["payment"]?.payment_intent).toBe(intent)
      await confirmCard(retry)
      const placed = await complete(shop, basket)
      expect(placed.body).toMatchObject({ status: "placed" })
    })

    it("makes one order of many simultaneous completions", async () => {
      const basket = await basketWithTreatment(shop, await makePatient(shop))
      const intent = await confirmCard(await startPayment(shop, basket))
      const answers = await Promise.all(
        [1, 2, 3].map(() => complete(shop, basket))
      )
      const placed = answers.filter(({ body }) => body["status"] === "placed")
      expect(placed.length).toBeGreaterThan(0)
      expect(new Set(placed.map(({ body }) => body["order"]?.id)).size).toBe(1)
      const orders = await shop.container.resolve(Modules.ORDER).listOrders()
      expect(orders).toHaveLength(1)
      const paid = await stripeOf().paymentIntents.retrieve(intent)
      expect(paid.amount_received).toBe(paid.amount)
    })

    it("keeps baskets to their holders", async () => {
      const owner = await makePatient(shop)
      const stranger = await makePatient(shop)
      const basket = await basketWithTreatment(shop, owner)
      const other = basketOf(
        await call(shop, "POST", "/store/baskets", { body: {} })
      )
      const path = `/store/baskets/${basket.id}`
      const token = { "x-basket-token": basket.token }
      const cases: [string, Record<string, string>, number][] = [
        ["id alone", {}, 404],
        ["a wrong token", { "x-basket-token": "x".repeat(43) }, 404],
        ["another basket's token", { "x-basket-token": other.token }, 404],
        ["another customer", stranger.headers, 404],
        [
          "another customer with the token",
          { ...token, ...stranger.headers },
          404,
        ],
        ["the token", token, 200],
        ["the owner", owner.headers, 200],
      ]
      for (const [name, headers, status] of cases) {
        const read = await call(shop, "GET", path, { headers })
        expect([name, read.status]).toEqual([name, status])
      }
      for (const [method, rest, body] of [
        ["POST", "/lines", { variant_id: shop.goods, quantity: 1 }],
        ["POST", "/delivery-address", { address: DELIVERY_ADDRESS }],
        ["GET", "/delivery-options", undefined],
        ["POST", "/complete", undefined],
        ["DELETE", "/lines/cali_x", undefined],
      ] as const) {
        const answer = await call(shop, method, `${path}${rest}`, {
          body,
          headers: stranger.headers,
        })
        expect([rest, answer.status]).toEqual([rest, 404])
      }
    })

    it("names the field that is wrong and writes nothing", async () => {
      const basket = basketOf(
        await call(shop, "POST", "/store/baskets", { body: {} })
      )
      const address = (change: Record<string, unknown>) => ({
        address: { ...DELIVERY_ADDRESS, ...change },
      })
      const cases: [string, unknown, RegExp][] = [
        ["/lines", {}, /variant_id/],
        ["/lines", { variant_id: shop.goods, quantity: 0 }, /^quantity/],
        ["/lines", { variant_id: shop.goods, quantity: 1.5 }, /^quantity/],
        ["/lines", { variant_id: shop.goods, quantity: "2" }, /^quantity/],
        [
          "/lines",
          { variant_id: shop.goods, quantity: 90 },
          /^quantity: at most/,
        ],
        [
          "/lines",
          {
            variant_id: shop.goods,
            quantity: 1,
            metadata: { consultation_id: "con_1" },
          },
          /metadata/,
        ],
        ["/delivery-address", {}, /address/],
        [
          "/delivery-address",
          address({ postcode: "BT1 5GS" }),
          /^address.postcode: .*Northern Ireland/,
        ],
        ["/delivery-address", address({ postcode: "JE2 3AB" }), /Jersey/],
        ["/delivery-address", address({ postcode: "IM1 1AA" }), /Isle of Man/],
        ["/delivery-address", address({ postcode: "BFPO 57" }), /BFPO/],
        [
          "/delivery-address",
          address({ address_1: "PO Box 1" }),
          /^address.address_1/,
        ],
        ["/delivery-address", address({ city: "" }), /address.city/],
        ["/promotions", { code: "NOSUCHCODE" }, /NOSUCHCODE|code/],
      ]
      for (const [path, body, message] of cases) {
        const answer = await call(
          shop,
          "POST",
          `/store/baskets/${basket.id}${path}`,
          {
            body,
            headers: basket.headers,
          }
        )
        expect([path, answer.status, answer.body["message"]]).toEqual([
          path,
          400,
          expect.stringMatching(message),
        ])
      }
      const view = await call(shop, "GET", `/store/baskets/${basket.id}`, {
        headers: basket.headers,
      })
      expect(view.body["basket"]).toMatchObject({
        lines: [],
        delivery_address: null,
      })
    })

    it("asks for a complete profile before anything", async () => {
      const bare = await makeCustomer(shop)
      const consultation = await makeConsultation(shop, bare.customer_id)
      const body = { variant_id: shop.pom, quantity: 1 }
      const path = `/store/consultations/${consultation}/basket`
      const refused = await call(shop, "POST", path, {
        body,
        headers: bare.headers,
      })
      expect(refused).toMatchObject({
        status: 400,
        body: {
          code: "not_eligible",
          message: expect.stringMatching(/profile/),
        },
      })
      const signedOut = await call(shop, "POST", path, { body })
      expect(signedOut.status).toBe(401)

      const guest = basketOf(
        await call(shop, "POST", "/store/baskets", { body: {} })
      )
      await call(shop, "POST", `/store/baskets/${guest.id}/lines`, {
        body: { variant_id: shop.goods, quantity: 1 },
        headers: guest.headers,
      })
      const payment = await startPayment(shop, {
        ...guest,
        headers: { ...guest.headers, ...bare.headers },
      })
      expect(payment.body).toMatchObject({ code: "not_eligible" })
    })

    it("moves no consultation out of a basket that is being ordered", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      const consultations =
        shop.container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
      const boundTo = async () => {
        const row = await consultations.retrieveConsultation(
          basket.consultation_id
        )
        return [row.cart_id, row.line_item_id !== null]
      }
      const other = await call(shop, "POST", "/store/baskets", { body: {} })
      const { id, token } = other.body["basket"]
      // What completing a basket holds while it runs.
      const locking = shop.container.resolve(Modules.LOCKING)
      await locking.acquire(basket.id, { expire: 60 })
      const moving = call(
        shop,
        "POST",
        `/store/consultations/${basket.consultation_id}/basket`,
        {
          body: { variant_id: shop.pom, quantity: 1, basket: id },
          headers: { ...person.headers, "x-basket-token": token },
        }
      )
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      expect(await boundTo()).toEqual([basket.id, true])
      await shop.container
        .resolve(Modules.CART)
        .updateCarts(basket.id, { completed_at: new Date() })
      await locking.release(basket.id)
      expect((await moving).body).toMatchObject({ code: "not_eligible" })
      expect(await boundTo()).toEqual([basket.id, true])
    })

    it("keeps a consultation to one of two baskets that ask at once", async () => {
      const person = await makePatient(shop)
      const consultation = await makeConsultation(shop, person.customer_id)
      const path = `/store/consultations/${consultation}/basket`
      const body = { variant_id: shop.pom, quantity: 1 }
      const answers = await Promise.all(
        [1, 2].map(() =>
          call(shop, "POST", path, { body, headers: person.headers })
        )
      )
      const ids = answers.map((answer) => String(answer.body["basket"]?.id))
      const lines = await shop.container
        .resolve(Modules.CART)
        .listLineItems({ cart_id: ids })
      expect(lines).toHaveLength(1)
    })
  },
})
