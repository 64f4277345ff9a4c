import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  addToCartWorkflow,
  beginOrderEditOrderWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createOrderWorkflow,
  orderEditAddNewItemWorkflow,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { drainWork } from "../../src/workflows/relay/drain"
import { classifiedRoutes } from "../fixtures/core-routes"
import { medusaRoutes } from "../fixtures/medusa-routes"
import {
  type Answer,
  basketWithTreatment,
  call,
  complete,
  confirmCard,
  makeConsultation,
  makePatient,
  must,
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

    /** How many rows stand for carts, orders and what is sent. */
    const rows = async () => {
      const knex = shop.container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const tables = [
        "cart",
        "cart_line_item",
        "order",
        "order_item",
        "order_line_item",
        "order_change",
        "order_change_action",
        "order_fulfillment",
        "fulfillment",
        "fulfillment_item",
        "reservation_item",
        "return",
        "payment_session",
        "clinical_case",
      ]
      const counts: Record<string, unknown> = {}
      for (const table of tables) {
        const { rows: found } = await knex.raw(
          `select count(*)::int as n, coalesce(sum(hashtext(t::text)::bigint), 0)::text as h from ?? t`,
          [table]
        )
        counts[table] = found[0]
      }
      return counts
    }

    const placedOrder = async () => {
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      await confirmCard(await startPayment(shop, basket))
      const placed = await complete(shop, basket)
      // What follows the order is done, so that only an attack could write.
      await drainWork(shop.container)
      return {
        person,
        basket,
        order_id: String(must(placed.body["order"]).id),
      }
    }

    it("knows every writing route of Medusa's, and no other", () => {
      const classified = classifiedRoutes()
      const writing = medusaRoutes().filter(
        (route) => !route.startsWith("GET ")
      )
      expect(writing.length).toBeGreaterThan(250)
      expect(writing.filter((route) => !classified.has(route))).toEqual([])
      const known = new Set(writing)
      expect(
        [...classified.keys()].filter((route) => !known.has(route))
      ).toEqual([])
    })

    it("refuses every route round the consultation, and nothing is written", async () => {
      const { basket, order_id } = await placedOrder()
      const signedIn = await call(shop, "POST", "/auth/user/emailpass", {
        body: {
          email: "admin@willow-pharmacy.example",
          password: "willow-demo-2026",
        },
      })
      const staff = { authorization: `Bearer ${signedIn.body["token"]}` }
      const me = await call(shop, "GET", "/admin/users/me", { headers: staff })
      expect(me.status).toBe(200)
      const order = await shop.container
        .resolve(Modules.ORDER)
        .retrieveOrder(order_id, { relations: ["items"] })
      const line = must(order.items?.[0])
      const body = {
        items: [
          { variant_id: shop.pom, quantity: 9, id: line.id },
          { title: "Finasteride (custom)", quantity: 1, unit_price: 1 },
        ],
        variant_id: shop.pom,
        quantity: 99,
        order_id,
        line_item_id: line.id,
        metadata: { consultation_id: "con_somebody" },
        data: { capture_method: "automatic" },
        input: { order_id },
      }
      const before = await rows()
      const answers: [string, number, unknown][] = []
      for (const [route, kind] of classifiedRoutes()) {
        const [method = "", pattern = ""] = route.split(" ")
        if (kind !== "closed") {
          continue
        }
        const id = pattern.startsWith("/store/carts") ? basket.id : order_id
        const path = pattern
          .replace(":id", id)
          .replace(/:(item_id|line_id)/, line.id)
          .replace(/:workflow_id/, "create-order-fulfillment")
          .replace(/:\w+/g, "x")
        const answer = await call(shop, method, path, {
          body,
          headers: pattern.startsWith("/admin") ? staff : basket.headers,
        })
        answers.push([route, answer.status, answer.body["code"]])
      }
      expect(answers.length).toBeGreaterThan(100)
      expect(
        answers.filter(
          ([, status, code]) => status !== 403 || code !== "route_closed"
        )
      ).toEqual([])
      expect(await rows()).toEqual(before)
    })

    it("stops Medusa's workflows themselves", async () => {
      const { container } = shop
      const person = await makePatient(shop)
      const base = {
        currency_code: "gbp",
        sales_channel_id: shop.sales_channel_id,
        customer_id: person.customer_id,
        email: person.email,
      }
      const items = [{ variant_id: shop.pom, quantity: 1 }]
      const claimed = [
        { ...must(items[0]), metadata: { consultation_id: "con_1" } },
      ]
      const { result: cart } = await createCartWorkflow(container).run({
        input: { ...base, items: [{ variant_id: shop.goods, quantity: 1 }] },
      })
      const treatment = await basketWithTreatment(shop, person)
      const [line] = await container
        .resolve(Modules.CART)
        .listLineItems({ cart_id: treatment.id })
      const { order_id } = await placedOrder()
      await beginOrderEditOrderWorkflow(container).run({
        input: { order_id },
      })
      const before = await rows()
      const attacks: [string, () => Promise<unknown>][] = [
        [
          "create cart with a line",
          () =>
            createCartWorkflow(container).run({ input: { ...base, items } }),
        ],
        [
          "add to cart",
          () =>
            addToCartWorkflow(container).run({
              input: { cart_id: cart.id, items },
            }),
        ],
        [
          "add to cart with somebody's consultation in metadata",
          () =>
            addToCartWorkflow(container).run({
              input: { cart_id: cart.id, items: claimed },
            }),
        ],
        [
          "add the same treatment twice",
          () =>
            addToCartWorkflow(container).run({
              input: { cart_id: treatment.id, items: claimed },
            }),
        ],
        [
          "raise a line above the limit",
          () =>
            updateLineItemInCartWorkflow(container).run({
              input: {
                cart_id: treatment.id,
                item_id: must(line).id,
                update: { quantity: 99 },
              },
            }),
        ],
        [
          "draft order",
          () =>
            createOrderWorkflow(container).run({
              input: { ...base, items, is_draft_order: true } as never,
            }),
        ],
        [
          "order",
          () =>
            createOrderWorkflow(container).run({
              input: { ...base, items } as never,
            }),
        ],
        [
          "order edit",
          () =>
            orderEditAddNewItemWorkflow(container).run({
              input: { order_id, items } as never,
            }),
        ],
      ]
      for (const [name, attack] of attacks) {
        const error: { code?: string } = await attack().then(
          () => ({ code: "nothing was refused" }),
          (refusal: unknown) => refusal as { code?: string }
        )
        expect([name, error.code]).toEqual([
          name,
          expect.stringMatching(/^(consultation_required|invalid_field)$/),
        ])
      }
      expect(await rows()).toEqual(before)
    })

    it("lets nobody order on a consultation that doesn't fit", async () => {
      const person = await makePatient(shop)
      const stranger = await makePatient(shop)
      const order = (
        consultationId: string,
        change: Record<string, unknown> = {},
        who = person
      ): Promise<Answer> =>
        call(shop, "POST", `/store/consultations/${consultationId}/basket`, {
          body: { variant_id: shop.pom, quantity: 1, ...change },
          headers: who.headers,
        })
      const own = (change: Record<string, unknown>) =>
        makeConsultation(shop, person.customer_id, change)

      const states = [
        "draft",
        "denied",
        "abandoned",
        "superseded",
        "expired",
        "consumed",
      ]
      for (const state of states) {
        const answer = await order(await own({ state }))
        expect([state, answer.status, answer.body["code"]]).toEqual([
          state,
          400,
          "not_eligible",
        ])
      }
      const cases: [string, Answer, number][] = [
        ["somebody else's", await order(await own({}), {}, stranger), 404],
        ["nobody's", await order(await makeConsultation(shop, null)), 404],
        ["unknown", await order("con_unknown"), 404],
        [
          "another condition",
          await order(await own({ category_handle: "acne" })),
          400,
        ],
        [
          "another condition's medicine",
          await order(await own({}), { variant_id: shop.foreign_pom }),
          400,
        ],
        [
          "an unknown variant",
          await order(await own({}), { variant_id: "variant_x" }),
          400,
        ],
        ["too many", await order(await own({}), { quantity: 90 }), 400],
        [
          "a denying outcome",
          await order(await own({ outcome: "cannot_continue" })),
          400,
        ],
        [
          "another's basket",
          await order(await own({}), {
            basket: (await basketWithTreatment(shop, stranger)).id,
          }),
          404,
        ],
      ]
      for (const [name, answer, status] of cases) {
        expect([name, answer.status]).toEqual([name, status])
      }
      const carts = await shop.container.resolve(Modules.CART).listLineItems({})
      // Only the stranger's own.
      expect(carts).toHaveLength(1)
    })

    it("asks again when the payment is made and when the order is", async () => {
      const consultations =
        shop.container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      const payment = await startPayment(shop, basket)
      await confirmCard(payment)
      await consultations.updateConsultations({
        id: basket.consultation_id,
        state: "abandoned",
      })
      const again = await call(
        shop,
        "POST",
        `/store/baskets/${basket.id}/payment`,
        { headers: basket.headers }
      )
      expect(again.body).toMatchObject({ code: "consultation_required" })
      await expect(
        completeCartWorkflow(shop.container).run({ input: { id: basket.id } })
      ).rejects.toMatchObject({ code: "consultation_required" })
      const refused = await complete(shop, basket)
      expect(refused.body).toMatchObject({ code: "consultation_required" })
      // The authorisation was given back, and nothing was ordered.
      const intent = await stripeOf().paymentIntents.retrieve(
        payment.body["payment"]?.payment_intent
      )
      expect(intent.status).toBe("canceled")
      const orders = await shop.container.resolve(Modules.ORDER).listOrders()
      expect(orders).toHaveLength(0)
    })

    it("moves a treatment when it is ordered on again", async () => {
      const person = await makePatient(shop)
      const first = await basketWithTreatment(shop, person)
      const moved = await call(
        shop,
        "POST",
        `/store/consultations/${first.consultation_id}/basket`,
        { body: { variant_id: shop.pom, quantity: 2 }, headers: person.headers }
      )
      expect(moved.status).toBe(200)
      const lines = await shop.container.resolve(Modules.CART).listLineItems({})
      expect(lines.map(({ cart_id }) => cart_id)).toEqual([
        moved.body["basket"]?.id,
      ])
    })

    it("discounts no prescription-only medicine, and says why", async () => {
      const person = await makePatient(shop)
      await shop.container.resolve(Modules.PROMOTION).createPromotions({
        code: "TENOFF",
        type: "standard",
        status: "active",
        is_automatic: false,
        application_method: {
          type: "percentage",
          target_type: "items",
          allocation: "across",
          value: 10,
          currency_code: "gbp",
        },
      })
      const basket = await basketWithTreatment(shop, person)
      const enter = () =>
        call(shop, "POST", `/store/baskets/${basket.id}/promotions`, {
          body: { code: "TENOFF" },
          headers: basket.headers,
        })
      const refused = await enter()
      expect(refused).toMatchObject({
        status: 400,
        body: {
          code: "not_eligible",
          message: expect.stringMatching(/prescription-only/),
        },
      })
      await call(shop, "POST", `/store/baskets/${basket.id}/lines`, {
        body: { variant_id: shop.goods, quantity: 1 },
        headers: basket.headers,
      })
      const taken = await enter()
      expect(taken.status).toBe(200)
      const lines = await shop.container
        .resolve(Modules.CART)
        .listLineItems({ cart_id: basket.id }, { relations: ["adjustments"] })
      const discounted = lines.filter(
        ({ adjustments }) => (adjustments ?? []).length > 0
      )
      expect(discounted.map(({ variant_id }) => variant_id)).toEqual([
        shop.goods,
      ])
      expect(taken.body["basket"]?.totals.discount.amount).toBeGreaterThan(0)
    })
  },
})
