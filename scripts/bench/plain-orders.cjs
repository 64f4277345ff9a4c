const { readFileSync, writeFileSync } = require("node:fs")
const {
  ContainerRegistrationKeys,
  Modules,
} = require("@medusajs/framework/utils")
const {
  addShippingMethodToCartWorkflow,
  capturePaymentWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  createShippingOptionsWorkflow,
} = require("@medusajs/medusa/core-flows")

const ADDRESS = {
  first_name: "Pass",
  last_name: "Example",
  address_1: "1 Orchard Lane",
  city: "Leeds",
  postal_code: "LS1 4ZZ",
  country_code: "gb",
}

/**
 * Orders of one pack through the whole of a plain Medusa's cart path: cart,
 * shipping, payment, completion, capture; within its process, so that nothing
 * is lost to HTTP, and by the payment provider that asks nobody.
 *
 *   medusa exec plain-orders.cjs <input.json> <result.json>
 */
exports.default = async function orders({ container, args }) {
  const [input, output] = args
  const given = JSON.parse(readFileSync(input, "utf8"))
  const run = async (workflow, data) =>
    (await workflow(container).run({ input: data })).result
  const shop = await makeShipping(container, run)
  const order = () => orderOne({ container, run, given, shop })
  for (let n = 0; n < given.warm_up; n += 1) await order()
  const perMinute = {}
  for (const atOnce of given.at_once) {
    const begun = performance.now()
    await inParallel(given.count, atOnce, order)
    perMinute[atOnce] = (given.count * 60_000) / (performance.now() - begun)
  }
  writeFileSync(output, JSON.stringify(perMinute))
}

async function inParallel(count, atOnce, work) {
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await work()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

async function orderOne({ container, run, given, shop }) {
  const cart = await run(createCartWorkflow, {
    region_id: given.region_id,
    sales_channel_id: shop.sales_channel_id,
    email: "bench@example.test",
    currency_code: "gbp",
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
    items: [{ variant_id: given.variant_id, quantity: 1 }],
  })
  await run(addShippingMethodToCartWorkflow, {
    cart_id: cart.id,
    options: [{ id: shop.option_id }],
  })
  await run(createPaymentCollectionForCartWorkflow, { cart_id: cart.id })
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "cart",
      fields: ["payment_collection.id"],
      filters: { id: cart.id },
    })
  await run(createPaymentSessionsWorkflow, {
    payment_collection_id: data[0].payment_collection.id,
    provider_id: "pp_system_default",
  })
  const { id } = await run(completeCartWorkflow, { id: cart.id })
  const found = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["payment_collections.payments.id"],
    filters: { id },
  })
  const [payment] = found.data[0].payment_collections[0].payments
  await run(capturePaymentWorkflow, { payment_id: payment.id })
}

/** The shop of the other measurements sends nothing; here it does. */
async function makeShipping(container, run) {
  const [channel] = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({ name: "Online" })
  const [location] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({})
  const [profile] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({})
  const set = await container
    .resolve(Modules.FULFILLMENT)
    .createFulfillmentSets({
      name: "Parcels",
      type: "shipping",
      service_zones: [
        { name: "GB", geo_zones: [{ country_code: "gb", type: "country" }] },
      ],
    })
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
    },
  ])
  const [option] = await run(createShippingOptionsWorkflow, [
    {
      name: "Tracked",
      price_type: "flat",
      provider_id: "manual_manual",
      service_zone_id: set.service_zones[0].id,
      shipping_profile_id: profile.id,
      type: { label: "Tracked", description: "Tracked", code: "tracked" },
      prices: [{ currency_code: "gbp", amount: 2.9 }],
      rules: [],
    },
  ])
  return { sales_channel_id: channel.id, option_id: option.id }
}
