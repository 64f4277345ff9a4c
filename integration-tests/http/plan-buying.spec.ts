// Takes about 12 seconds.
import { Modules } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../src/modules/clinical-review"
import type ClinicalReviewModuleService from "../../src/modules/clinical-review/service"
import { systemActor } from "../../src/shared/actor"
import { drainWork } from "../../src/workflows/relay/drain"
import { changeFormularyItemWorkflow } from "../../src/workflows/catalogue/save-formulary-item"
import {
  basketWithPlan,
  buyPlan,
  payPlan,
  planPack,
  plansOf,
  type PlanBasket,
} from "../fixtures/plans"
import {
  call,
  chooseDelivery,
  complete,
  confirmCard,
  makePatient,
  must,
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
    afterEach(() => drainWork(shop.container))
    const look = async ({ id, headers }: PlanBasket) =>
      must(
        (await call(shop, "GET", `/store/baskets/${id}`, { headers })).body[
          "basket"
        ]
      )
    const pay = ({ id, headers }: PlanBasket, body: object = {}) =>
      call(shop, "POST", `/store/baskets/${id}/payment`, { headers, body })
    const price = (item_id: string, monthly_price: number) =>
      changeFormularyItemWorkflow(shop.container).run({
        input: {
          id: item_id,
          change: {
            plan_options: [
              { months: 3, monthly_price, discount_percent: null, on: true },
            ],
          },
          actor: systemActor("test"),
        },
      })

    it("sells a plan: price of its own, agreement, card kept, first month paid, plan written down (PAY-2, PAY-3, PAY-4, PAY-8)", async () => {
      const person = await makePatient(shop)
      const basket = await basketWithPlan(shop, person)
      const before = await look(basket)
      expect(before).toMatchObject({ mandate: null, problems: [] })
      const [line] = before.lines
      expect(line).toMatchObject({
        unit_price: { amount: 1699 },
        plan: { months: 3, monthly: { amount: 1699 } },
      })
      await chooseDelivery(shop, basket)
      const { mandate, totals } = await look(basket)
      const monthly = 1699 + Number(totals.delivery.amount)
      expect(mandate.text).toContain(
        `takes £${(monthly / 100).toFixed(2)} from the same card once a month, 2 more times`
      )
      expect(mandate.text).not.toMatch(/finasteride/i)

      for (const body of [{}, { mandate_hash: "another" }]) {
        expect(await pay(basket, body)).toMatchObject({
          status: 400,
          body: { code: "mandate_changed" },
        })
      }
      const payment = await pay(basket, { mandate_hash: mandate.hash })
      const again = await pay(basket)
      expect(again.body).toEqual(payment.body)
      const intent = await confirmCard(payment)
      const placed = await complete(shop, basket)
      await complete(shop, basket)
      const order_id = String(placed.body["order"]?.id)

      const paid = await stripeOf().paymentIntents.retrieve(intent)
      expect(paid).toMatchObject({
        setup_future_usage: "off_session",
        amount_received: monthly,
      })
      const order = await shop.container
        .resolve(Modules.ORDER)
        .retrieveOrder(order_id)
      expect(order.metadata).toMatchObject({
        order_type: "instalments",
        instalment_number: 1,
        instalment_count: 3,
        cancellation_regime: "prescription",
      })
      const [record] = await shop.container
        .resolve<ClinicalReviewModuleService>(CLINICAL_REVIEW_MODULE)
        .listClinicalCases({ order_id })
      expect(record).toMatchObject({
        order_type: "instalments",
        instalment_count: 3,
        consultation_id: basket.consultation_id,
      })
      const plans = plansOf(shop.container)
      const bought = await plans.listPlans({ order_id })
      expect(bought).toEqual([
        expect.objectContaining({
          case_id: must(record).id,
          line_item_id: must(record).line_item_id,
          state: "pending",
          months: 3,
          monthly_price: 1699,
          delivery_price: totals.delivery.amount,
          minimum_interval_days: 21,
        }),
      ])
      const plan_id = must(bought[0]).id
      const instalments = await plans.listInstalments(
        { plan_id },
        { order: { number: "ASC" } }
      )
      expect(instalments.map(({ state, amount }) => [state, amount])).toEqual([
        ["paid", monthly],
        ["scheduled", monthly],
        ["scheduled", monthly],
      ])
      const [kept] = await plans.listMandates({ plan_id })
      expect(kept).toMatchObject({
        text: mandate.text,
        customer_reference: paid.customer,
        payment_method: paid.payment_method,
        card_label: "visa 4242",
      })
    })

    it("takes a code off the first month only (PAY-8), and says which right to cancel a P medicine has (R-08)", async () => {
      await shop.container.resolve(Modules.PROMOTION).createPromotions({
        code: "FIRST10",
        type: "standard",
        status: "active",
        application_method: {
          type: "percentage",
          target_type: "items",
          allocation: "across",
          value: 10,
          currency_code: "gbp",
        },
      })
      const person = await makePatient(shop)
      const { variant_id } = await planPack(shop, "P")
      const basket = await basketWithPlan(shop, person, { variant_id })
      const coded = await call(
        shop,
        "POST",
        `/store/baskets/${basket.id}/promotions`,
        { headers: basket.headers, body: { code: "FIRST10" } }
      )
      expect(coded.status).toBe(200)
      const { order_id } = await payPlan(shop, basket)
      const [plan] = await plansOf(shop.container).listPlans({ order_id })
      const { id, monthly_price, delivery_price } = must(plan)
      expect(monthly_price).toBe(2845)
      const [first, second] = await plansOf(shop.container).listInstalments(
        { plan_id: id },
        { order: { number: "ASC" } }
      )
      expect(second?.amount).toBe(2845 + delivery_price)
      expect(first?.amount).toBe(Math.round(2845 * 0.9) + delivery_price)
      const order = await shop.container
        .resolve(Modules.ORDER)
        .retrieveOrder(order_id)
      expect(order.metadata).toMatchObject({
        cancellation_regime: "fourteen_days",
      })
    })

    it("keeps the choice with its line, and sells no length that isn't offered", async () => {
      const person = await makePatient(shop)
      const { variant_id } = await planPack(shop)
      const basket = await basketWithPlan(shop, person, { months: 6 })
      const put = (body: object) =>
        call(
          shop,
          "POST",
          `/store/consultations/${basket.consultation_id}/basket`,
          {
            headers: basket.headers,
            body: { variant_id, quantity: 1, basket: basket.id, ...body },
          }
        )
      const choices = async () =>
        (
          await plansOf(shop.container).listPlanChoices({ cart_id: basket.id })
        ).map(({ months }) => months)
      expect(await choices()).toEqual([6])
      expect(await put({ plan_months: 5 })).toMatchObject({
        status: 400,
        body: { code: "invalid_field" },
      })
      expect(await choices()).toEqual([6])
      await put({ plan_months: 3, quantity: 2 })
      const { lines } = await look(basket)
      expect(lines).toEqual([
        expect.objectContaining({
          plan: { months: 3, monthly: { amount: 3398, currency: "gbp" } },
        }),
      ])
      await put({})
      expect((await look(basket)).lines).toEqual([
        expect.objectContaining({
          plan: null,
          unit_price: { amount: 1899, currency: "gbp" },
        }),
      ])
      expect(await choices()).toEqual([])
      await put({ plan_months: 3 })
      const [line] = (await look(basket)).lines
      await call(
        shop,
        "DELETE",
        `/store/baskets/${basket.id}/lines/${line.id}`,
        {
          headers: basket.headers,
        }
      )
      expect(await choices()).toEqual([])
    })

    it("takes no money for a plan whose price is another by now, and gives an authorisation back (PAY-8)", async () => {
      const person = await makePatient(shop)
      const { item_id } = await planPack(shop)
      const basket = await basketWithPlan(shop, person)
      await chooseDelivery(shop, basket)
      const { mandate } = await look(basket)
      const payment = await pay(basket, { mandate_hash: mandate.hash })
      const intent = await confirmCard(payment)
      await price(item_id, 1799)
      expect((await look(basket)).problems).toEqual([
        expect.stringMatching(/^The plan of .* isn't offered any more/),
      ])
      expect(await pay(basket, { mandate_hash: mandate.hash })).toMatchObject({
        status: 400,
        body: { code: "price_changed" },
      })
      // Whether this call is refused or the webhook's was before it.
      const refused = await complete(shop, basket)
      expect(["price_changed", "payment_required"]).toContain(
        refused.body["code"] ?? refused.body["status"]
      )
      expect(await stripeOf().paymentIntents.retrieve(intent)).toMatchObject({
        status: "canceled",
        amount_received: 0,
      })
      // What was bought before is as it was agreed.
      await price(item_id, 1699)
      const { plan_id } = await buyPlan(shop, { person })
      await price(item_id, 2099)
      expect(await plansOf(shop.container).retrievePlan(plan_id)).toMatchObject(
        {
          monthly_price: 1699,
        }
      )
    })
  },
})
