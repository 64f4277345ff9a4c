const { readFileSync, writeFileSync } = require("node:fs")
const { Modules } = require("@medusajs/framework/utils")
const {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createProductCategoriesWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} = require("@medusajs/medusa/core-flows")

/**
 * The sample catalogue in a plain Medusa: the same products, packs, prices,
 * stock, region, tax and channel, by Medusa's own workflows alone.
 *
 *   medusa exec plain-seed.cjs <catalogue.json> <result.json>
 */
exports.default = async function seed({ container, args }) {
  const [input, output] = args
  const products = JSON.parse(readFileSync(input, "utf8"))
  const run = async (workflow, data) =>
    (await workflow(container).run({ input: data })).result
  const store = await makeStore(run)
  const categories = await makeCategories(run, products)
  const made = await run(createProductsWorkflow, {
    products: products.map((product) =>
      productInput(product, {
        ...store,
        category_id: categories.get(product.category),
      })
    ),
  })
  await stockUp({ container, run, products, ...store })
  const variants = made.flatMap((product) => product.variants)
  writeFileSync(
    output,
    JSON.stringify({
      key: store.key,
      region_id: store.region_id,
      variants: Object.fromEntries(variants.map(({ sku, id }) => [sku, id])),
    })
  )
}

async function makeStore(run) {
  const [channel] = await run(createSalesChannelsWorkflow, {
    salesChannelsData: [{ name: "Online" }],
  })
  const [region] = await run(createRegionsWorkflow, {
    regions: [
      {
        name: "United Kingdom",
        currency_code: "gbp",
        countries: ["gb"],
        payment_providers: ["pp_system_default"],
        automatic_taxes: true,
        is_tax_inclusive: true,
      },
    ],
  })
  await run(createTaxRegionsWorkflow, [
    {
      country_code: "gb",
      provider_id: "tp_system",
      default_tax_rate: { name: "VAT", code: "GB-VAT-20", rate: 20 },
    },
  ])
  const [location] = await run(createStockLocationsWorkflow, {
    locations: [
      { name: "Shop", address: { address_1: "1 Yard", country_code: "gb" } },
    ],
  })
  await run(linkSalesChannelsToStockLocationWorkflow, {
    id: location.id,
    add: [channel.id],
  })
  const [profile] = await run(createShippingProfilesWorkflow, {
    data: [{ name: "Parcels", type: "default" }],
  })
  const [key] = await run(createApiKeysWorkflow, {
    api_keys: [{ title: "Shop", type: "publishable", created_by: "" }],
  })
  await run(linkSalesChannelsToApiKeyWorkflow, {
    id: key.id,
    add: [channel.id],
  })
  return {
    key: key.token,
    region_id: region.id,
    sales_channel_id: channel.id,
    shipping_profile_id: profile.id,
    location_id: location.id,
  }
}

async function makeCategories(run, products) {
  const names = [...new Set(products.map(({ category }) => category))]
  const made = await run(createProductCategoriesWorkflow, {
    product_categories: names.map((name) => ({
      name,
      handle: name,
      is_active: true,
    })),
  })
  return new Map(made.map(({ handle, id }) => [handle, id]))
}

const productInput = (product, ids) => ({
  handle: product.handle,
  title: product.title,
  subtitle: product.subtitle,
  description: product.description,
  status: "published",
  metadata: { how_to_use: product.how_to_use, warnings: product.warnings },
  category_ids: [ids.category_id],
  shipping_profile_id: ids.shipping_profile_id,
  sales_channels: [{ id: ids.sales_channel_id }],
  options: [{ title: "Pack", values: product.packs.map(({ title }) => title) }],
  variants: product.packs.map((pack) => ({
    title: pack.title,
    sku: pack.sku,
    weight: pack.weight_grams,
    manage_inventory: true,
    options: { Pack: pack.title },
    prices: [{ currency_code: "gbp", amount: pack.pence / 100 }],
  })),
})

async function stockUp({ container, run, products, location_id }) {
  const packs = products.flatMap((product) => product.packs)
  const items = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({ sku: packs.map(({ sku }) => sku) }, { take: 1_000 })
  const bySku = new Map(items.map(({ sku, id }) => [sku, id]))
  await run(createInventoryLevelsWorkflow, {
    inventory_levels: packs.map(({ sku, stock }) => ({
      inventory_item_id: bySku.get(sku),
      location_id,
      stocked_quantity: stock,
    })),
  })
}
