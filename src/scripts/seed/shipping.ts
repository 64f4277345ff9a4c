import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { runningEnv } from "../../shared/env"
import { unexpected } from "../../shared/errors"
import { COUNTRY, CURRENCY, firstId } from "./store"

const PROVIDER = "royal-mail_royal-mail"
const LOCATION_NAME = "Willow Pharmacy dispensary"
const PROFILE_NAME = "Parcels"
const SET_NAME = "Royal Mail"

/** ENT-4; `choice` is the fulfilment provider's own name for it. Pounds, as Medusa has them. */
const OPTIONS = [
  {
    name: "Royal Mail Tracked",
    choice: "royal-mail-standard",
    amount: 2.9,
    label: "Tracked",
    description: "First class, one to two working days, tracked",
    code: "tracked",
  },
  {
    name: "Royal Mail Special Delivery",
    choice: "royal-mail-special",
    amount: 13.95,
    label: "Special Delivery",
    description: "Next working day by 1 pm, signed for",
    code: "special",
  },
] as const

/** Where we dispense, whom we send with, and what that costs. */
export async function seedShipping(
  container: MedusaContainer,
  salesChannelId: string
): Promise<{ stock_location_id: string; shipping_profile_id: string }> {
  const stock_location_id = await ensureLocation(container, salesChannelId)
  const shipping_profile_id = await ensureProfile(container)
  const service_zone_id = await ensureZone(container, stock_location_id)
  await ensureOptions(container, { shipping_profile_id, service_zone_id })
  return { stock_location_id, shipping_profile_id }
}

async function ensureLocation(
  container: MedusaContainer,
  salesChannelId: string
): Promise<string> {
  const [known] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ name: LOCATION_NAME })
  if (known) {
    return known.id
  }
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: LOCATION_NAME,
          address: {
            address_1: runningEnv().PHARMACY_ADDRESS,
            country_code: COUNTRY,
          },
        },
      ],
    },
  })
  const id = firstId(result, "stock location")
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id, add: [salesChannelId] },
  })
  return id
}

async function ensureProfile(container: MedusaContainer): Promise<string> {
  const [known] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ name: PROFILE_NAME })
  if (known) {
    return known.id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: PROFILE_NAME, type: "default" }] },
  })
  return firstId(result, "shipping profile")
}

/** Great Britain as Medusa sees it; which postcodes are served is judged at the basket (ENT-4). */
async function ensureZone(
  container: MedusaContainer,
  stockLocationId: string
): Promise<string> {
  const fulfilment = container.resolve(Modules.FULFILLMENT)
  const [known] = await fulfilment.listFulfillmentSets(
    { name: SET_NAME },
    { relations: ["service_zones"] }
  )
  const set =
    known ??
    (await fulfilment.createFulfillmentSets({
      name: SET_NAME,
      type: "shipping",
      service_zones: [
        {
          name: "Great Britain",
          geo_zones: [{ country_code: COUNTRY, type: "country" }],
        },
      ],
    }))
  if (!known) {
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    })
  }
  const [zone] = set.service_zones
  if (!zone) {
    throw unexpected(`Fulfilment set ${set.id} has no zone`)
  }
  return zone.id
}

async function ensureOptions(
  container: MedusaContainer,
  ids: { shipping_profile_id: string; service_zone_id: string }
): Promise<void> {
  const known = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingOptions({
      service_zone: { id: ids.service_zone_id },
    })
  const names = new Set(known.map(({ name }) => name))
  const missing = OPTIONS.filter(({ name }) => !names.has(name))
  if (missing.length === 0) {
    return
  }
  await createShippingOptionsWorkflow(container).run({
    input: missing.map((option) => ({
      ...ids,
      name: option.name,
      price_type: "flat",
      provider_id: PROVIDER,
      data: { id: option.choice },
      type: {
        label: option.label,
        description: option.description,
        code: option.code,
      },
      prices: [{ currency_code: CURRENCY, amount: option.amount }],
      rules: [
        { attribute: "enabled_in_store", value: "true", operator: "eq" },
        { attribute: "is_return", value: "false", operator: "eq" },
      ],
    })),
  })
}
