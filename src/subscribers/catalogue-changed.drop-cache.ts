import type { SubscriberConfig } from "@medusajs/framework"
import { dropCatalogueCache } from "../workflows/catalogue/drop-catalogue-cache"

/** A change of what the catalogue shows is seen at once; the cache's short life covers the rest. */
export default async function dropCatalogueCacheOnChange(): Promise<void> {
  await dropCatalogueCache()
}

export const config: SubscriberConfig = {
  event: [
    "product.product-variant.created",
    "product.product-variant.updated",
    "product.created",
    "product.updated",
    "product.deleted",
    "product-variant.created",
    "product-variant.updated",
    "product-variant.deleted",
    "pricing.price.created",
    "pricing.price.updated",
    "pricing.price.deleted",
    "inventory.inventory-level.created",
    "inventory.inventory-level.updated",
    "inventory.inventory-level.deleted",
    "inventory.reservation-item.created",
    "inventory.reservation-item.updated",
    "inventory.reservation-item.deleted",
  ],
  context: { subscriberId: "catalogue-changed-drop-cache" },
}
