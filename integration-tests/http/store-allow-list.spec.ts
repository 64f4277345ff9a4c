import {
  proofOf,
  SHOPPER_ADDRESS_HEADER,
  SHOPPER_PROOF_HEADER,
} from "../../src/api/middlewares/client-address"
import { isAllowedInStore } from "../../src/api/middlewares/store-allow-list"
import { medusaRoutes } from "../fixtures/medusa-routes"
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
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

useSandbox()

/** What of Medusa's own store routes is open; anything else is a decision to be made in the table. */
const OPEN_CORE_ROUTES = ["GET /store/customers/me", "POST /store/customers"]

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    it("opens two of Medusa's own store routes, and answers none of the others", async () => {
      const core = medusaRoutes().filter((route) => route.includes(" /store"))
      expect(core.length).toBeGreaterThan(50)
      const open = core.filter((route) => {
        const [method = "", path = ""] = route.split(" ")
        return isAllowedInStore(method, path)
      })
      expect(open).toEqual(OPEN_CORE_ROUTES)

      const person = await makePatient(shop)
      const basket = await basketWithTreatment(shop, person)
      await confirmCard(await startPayment(shop, basket))
      const placed = await complete(shop, basket)
      const orderId = String(must(placed.body["order"]).id)
      for (const route of core.filter((one) => !open.includes(one))) {
        const [method = "", pattern = ""] = route.split(" ")
        const id = pattern.startsWith("/store/orders") ? orderId : basket.id
        const answer = await call(
          shop,
          method,
          pattern.replace(":id", id).replace(/:\w+/g, "x"),
          {
            headers: { ...basket.headers, ...person.headers },
            ...(method === "GET" ? {} : { body: {} }),
          }
        )
        expect([route, answer.status, answer.body["code"]]).toEqual([
          route,
          403,
          "route_closed",
        ])
        expect(JSON.stringify(answer.body)).not.toContain(person.email)
      }

      const spellings = [
        `/store/orders/${orderId}`,
        `/STORE/Orders/${orderId}`,
        `/store/orders/${orderId}/`,
        `/store//orders/${orderId}`,
        `/store/%6frders/${orderId}`,
        `/store/baskets/../orders/${orderId}`,
        `/store/baskets/..%2forders/${orderId}`,
        `/store/carts/${basket.id}`,
        `/store/products`,
        `/store/unheard-of`,
      ]
      for (const path of spellings) {
        const answer = await call(shop, "GET", path, {
          headers: person.headers,
        })
        // Closed, or no route at all; never an answer.
        expect([path, [403, 404].includes(answer.status)]).toEqual([path, true])
        expect(JSON.stringify(answer.body)).not.toContain(person.email)
      }
    })

    it("limits how often a password may be guessed", async () => {
      const person = await makePatient(shop)
      const guess = () =>
        call(shop, "POST", "/auth/customer/emailpass", {
          body: { email: person.email, password: "a-wrong-password" },
        })
      const answers = []
      for (let index = 0; index < 11; index++) {
        answers.push(await guess())
      }
      expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(
        Array.from({ length: 10 }, () => 401)
      )
      expect(answers[10]).toMatchObject({
        status: 429,
        body: { code: "rate_limited" },
        headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) },
      })
    })

    it("limits how many consultations one shopper begins, and nobody else's", async () => {
      const secret = must(process.env["SHOPPER_ADDRESS_SECRET"])
      const begin = (address: string) =>
        call(shop, "POST", "/store/consultations", {
          // Counted before anybody looks at it.
          body: {},
          headers: {
            [SHOPPER_ADDRESS_HEADER]: address,
            [SHOPPER_PROOF_HEADER]: proofOf(secret, address),
          },
        })
      const statuses = []
      for (let index = 0; index < 60; index++) {
        statuses.push((await begin("203.0.113.7")).status)
      }
      expect(new Set(statuses)).toEqual(new Set([400]))
      expect(await begin("203.0.113.7")).toMatchObject({
        status: 429,
        body: { code: "rate_limited" },
        headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) },
      })
      expect((await begin("203.0.113.8")).status).toBe(400)
    })
  },
})
