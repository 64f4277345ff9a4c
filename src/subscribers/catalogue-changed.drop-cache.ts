import type { SubscriberConfig } from "@medusajs/framework"
import { dropCatalogueCache } from "../workflows/catalogue/drop-catalogue-cache"

/** A change of what the catalogue shows is seen at once; the cache's short life covers the rest. */
export default async function dropCatalogueCacheOnChange(): Promise<void> {
  await dropCatalogueCache()
}

export const config: SubscriberConfig = {
  event: [
    "product.created",
    "product.updated",
    "product.deleted",
    "product-variant.created",
    "product-variant.updated",
    "product-variant.deleted",
    "price.created",
    "price.updated",
    "price.deleted",
    "inventory-level.created",
    "inventory-level.updated",
    "inventory-level.deleted",
    "reservation-item.created",
    "reservation-item.updated",
    "reservation-item.deleted",
  ],
  context: { subscriberId: "catalogue-changed-drop-cache" },
}
