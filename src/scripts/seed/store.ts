import { mkdir, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createDefaultsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { runningEnv } from "../../shared/env"
import { unexpected } from "../../shared/errors"

/** The one currency and country of the brand. */
export const CURRENCY = "gbp"
export const COUNTRY = "gb"

const STORE_NAME = "Willow Pharmacy"
const CHANNEL_NAME = "Willow Pharmacy online"
const REGION_NAME = "United Kingdom"
/** Scripts find the storefront's key by this title. */
export const PUBLISHABLE_KEY_TITLE = "Storefront"

/** The store's name, currency, sales channel, region and publishable key. */
export async function seedStore(
  container: MedusaContainer
): Promise<{ sales_channel_id: string; region_id: string }> {
  const sales_channel_id = await ensureChannel(container)
  const region_id = await ensureRegion(container)
  await ensureStore(container, { sales_channel_id, region_id })
  await ensurePublishableKey(container, sales_channel_id)
  return { sales_channel_id, region_id }
}

async function ensureChannel(container: MedusaContainer): Promise<string> {
  const [known] = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({ name: CHANNEL_NAME })
  if (known) {
    return known.id
  }
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: {
      salesChannelsData: [
        { name: CHANNEL_NAME, description: "The online pharmacy" },
      ],
    },
  })
  return firstId(result, "sales channel")
}

async function ensureRegion(container: MedusaContainer): Promise<string> {
  const [known] = await container
    .resolve(Modules.REGION)
    .listRegions({ name: REGION_NAME })
  if (known) {
    return known.id
  }
  const providers = await container
    .resolve(Modules.PAYMENT)
    .listPaymentProviders({ is_enabled: true })
  const stripe = providers.filter(({ id }) => id.startsWith("pp_stripe"))
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: REGION_NAME,
          currency_code: CURRENCY,
          countries: [COUNTRY],
          payment_providers: stripe.map(({ id }) => id),
          automatic_taxes: true,
          is_tax_inclusive: true,
        },
      ],
    },
  })
  return firstId(result, "region")
}

async function ensureStore(
  container: MedusaContainer,
  defaults: { sales_channel_id: string; region_id: string }
): Promise<void> {
  const stores = container.resolve(Modules.STORE)
  const [found] = await stores.listStores({}, { take: 1 })
  const store = found ?? (await createDefaultsWorkflow(container).run()).result
  if (!store) {
    throw unexpected("Medusa has made no store")
  }
  if (
    store.name === STORE_NAME &&
    store.default_region_id === defaults.region_id
  ) {
    return
  }
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: STORE_NAME,
        supported_currencies: [
          { currency_code: CURRENCY, is_default: true, is_tax_inclusive: true },
        ],
        default_sales_channel_id: defaults.sales_channel_id,
        default_region_id: defaults.region_id,
      },
    },
  })
}

async function ensurePublishableKey(
  container: MedusaContainer,
  salesChannelId: string
): Promise<void> {
  const keys = container.resolve(Modules.API_KEY)
  const [known] = await keys.listApiKeys({
    title: PUBLISHABLE_KEY_TITLE,
    type: "publishable",
  })
  const key = known ?? (await createPublishableKey(container, salesChannelId))
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  // A publishable key is public: every browser sees it.
  logger.info(`Publishable key: ${key.token}`)
  const file = runningEnv().PUBLISHABLE_KEY_FILE
  if (file) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${key.token}\n`)
  }
}

async function createPublishableKey(
  container: MedusaContainer,
  salesChannelId: string
): Promise<{ token: string }> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: {
      api_keys: [
        { title: PUBLISHABLE_KEY_TITLE, type: "publishable", created_by: "" },
      ],
    },
  })
  const [key] = result
  if (!key) {
    throw unexpected("Medusa has made no publishable key")
  }
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: key.id, add: [salesChannelId] },
  })
  return key
}

/** The id of what a workflow has just made. */
export function firstId(made: readonly { id: string }[], what: string): string {
  const [first] = made
  if (!first) {
    throw unexpected(`Medusa has made no ${what}`)
  }
  return first.id
}
