import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  updateInventoryLevelsWorkflow,
  updateProductVariantsWorkflow,
} from "@medusajs/medusa/core-flows"
import { FORMULARY_MODULE } from "../../src/modules/formulary"
import type FormularyModuleService from "../../src/modules/formulary/service"
import { changeFormularyItemWorkflow } from "../../src/workflows/catalogue/save-formulary-item"
import { call, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const get = (path: string) => call(shop, "GET", `/store/catalogue${path}`)

    it("lists the conditions and, of POM, neither price, pack nor stock", async () => {
      const { body } = await get("")
      expect(
        body["categories"].map(({ handle }: { handle: string }) => handle)
      ).toEqual([
        "hair-loss",
        "erectile-dysfunction",
        "weight-management",
        "asthma-reliever",
        "acne",
        "test-kits",
      ])
      const acne = (await get("/categories/acne")).body["category"]
      expect(acne.products).toHaveLength(3)
      const classes = new Map(
        acne.products.map((product: Record<string, unknown>) => [
          product["legal_class"],
          product,
        ])
      )
      expect(classes.get("POM")).toMatchObject({
        consultation: "required",
        price_from: null,
      })
      expect(classes.get("GSL")).toMatchObject({
        consultation: "none",
        price_from: { amount: 799, currency: "gbp" },
      })

      const pom = await get("/products/finasteride-1mg")
      expect(pom.body["product"]).toMatchObject({
        legal_class: "POM",
        active_ingredient: "finasteride",
        price_from: null,
        variants: [],
      })
      // Nothing of its packs anywhere in the answer.
      const text = JSON.stringify(pom.body)
      expect(text).not.toMatch(/variant_|18\.99|1899|84 tablets|stock":/)
      expect((await get("/products/unknown")).status).toBe(404)
      expect((await get("/categories/unknown")).status).toBe(404)
    })

    it("shows a changed price, stock and formulary item within two seconds", async () => {
      const container = shop.container
      const page = async () =>
        must(
          (await get("/products/salicylic-acid-wash")).body["product"]
            .variants[0]
        )
      const first = await page()
      expect(first).toMatchObject({
        price: { amount: 799, currency: "gbp" },
        in_stock: true,
        max_quantity: 4,
      })
      await updateProductVariantsWorkflow(container).run({
        input: {
          product_variants: [
            { id: first.id, prices: [{ currency_code: "gbp", amount: 8.25 }] },
          ],
        },
      })
      const inventory = container.resolve(Modules.INVENTORY)
      const sku = "WP-SALICYLIC-ACID-WASH-150ML"
      const [item] = await inventory.listInventoryItems({ sku })
      const [level] = await inventory.listInventoryLevels({
        inventory_item_id: must(item).id,
      })
      await updateInventoryLevelsWorkflow(container).run({
        input: {
          updates: [
            {
              inventory_item_id: must(item).id,
              location_id: must(level).location_id,
              stocked_quantity: 0,
            },
          ],
        },
      })
      await new Promise((resolve) => setTimeout(resolve, 1_900))
      expect(await page()).toMatchObject({
        price: { amount: 825, currency: "gbp" },
        in_stock: false,
      })

      const formulary =
        container.resolve<FormularyModuleService>(FORMULARY_MODULE)
      const [found] = await formulary.listFormularyItems({
        variant_id: first.id,
      })
      const actor = { type: "staff", id: "user_x", role: "pharmacist" } as const
      const change = (fields: Record<string, unknown>) =>
        changeFormularyItemWorkflow(container).run({
          input: { id: must(found).id, change: fields, actor },
        })
      await change({ max_quantity_per_order: 2 })
      expect(await page()).toMatchObject({ max_quantity: 2 })
      await change({ sellable: false })
      expect((await get("/products/salicylic-acid-wash")).status).toBe(404)
      await change({ sellable: true })
    })

    it("charges VAT on everything but POM", async () => {
      const query = shop.container.resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({
        entity: "product",
        fields: ["id", "handle", "type_id", "discountable"],
        filters: { handle: ["finasteride-1mg", "alli-60mg"] },
      })
      const tax = shop.container.resolve(Modules.TAX)
      for (const product of data) {
        const lines = await tax.getTaxLines(
          [
            {
              id: "line",
              product_id: product.id,
              product_type_id: must(product.type_id),
              quantity: 1,
              unit_price: 10,
            },
          ],
          { address: { country_code: "gb" } }
        )
        const pom = product.handle === "finasteride-1mg"
        expect(lines.map(({ rate }) => rate)).toEqual([pom ? 0 : 20])
        expect(product.discountable).toBe(!pom)
      }
    })
  },
})
