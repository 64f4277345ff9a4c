import { allow, close, everyone, type Area } from "./rules"

/** How the shop is set up. The dashboard's pages read some of it for everybody. */
export const coreSettingsAreas: readonly Area[] = [
  {
    name: "settings",
    title: "Settings of the shop",
    clinical: false,
    rules: [
      everyone(
        "Read what the dashboard's pages are built from",
        `GET /admin/stores
         GET /admin/stores/:id
         GET /admin/regions
         GET /admin/regions/:id
         GET /admin/currencies
         GET /admin/currencies/:code
         GET /admin/locales
         GET /admin/locales/:code
         GET /admin/sales-channels
         GET /admin/sales-channels/:id
         GET /admin/shipping-profiles
         GET /admin/shipping-profiles/:id
         GET /admin/plugins
         GET /admin/search-indexes`
      ),
      allow(
        ["administrator"],
        "Change the store, regions and sales channels",
        `POST /admin/stores/:id
         POST /admin/regions
         POST /admin/regions/:id
         DELETE /admin/regions/:id
         POST /admin/sales-channels
         POST /admin/sales-channels/:id
         DELETE /admin/sales-channels/:id
         POST /admin/sales-channels/:id/products`
      ),
      allow(
        ["administrator", "pharmacist", "pharmacy_team", "support"],
        "Read which deliveries and payment methods there are",
        `GET /admin/shipping-options
         GET /admin/shipping-options/:id
         GET /admin/shipping-option-types
         GET /admin/shipping-option-types/:id
         GET /admin/fulfillment-providers
         GET /admin/fulfillment-providers/:id/options
         GET /admin/fulfillment-sets/:id/service-zones/:zone_id
         GET /admin/payments/payment-providers`
      ),
      allow(
        ["administrator"],
        "Change deliveries and their prices",
        `POST /admin/shipping-options
         POST /admin/shipping-options/:id
         DELETE /admin/shipping-options/:id
         POST /admin/shipping-options/:id/rules/batch
         POST /admin/shipping-option-types
         POST /admin/shipping-option-types/:id
         DELETE /admin/shipping-option-types/:id
         POST /admin/shipping-profiles
         POST /admin/shipping-profiles/:id
         DELETE /admin/shipping-profiles/:id
         DELETE /admin/fulfillment-sets/:id
         POST /admin/fulfillment-sets/:id/service-zones
         POST /admin/fulfillment-sets/:id/service-zones/:zone_id
         DELETE /admin/fulfillment-sets/:id/service-zones/:zone_id`
      ),
      allow(
        ["administrator"],
        "Read and change taxes",
        `GET /admin/tax-providers
         GET /admin/tax-rates
         GET /admin/tax-rates/:id
         POST /admin/tax-rates
         POST /admin/tax-rates/:id
         DELETE /admin/tax-rates/:id
         POST /admin/tax-rates/:id/rules
         DELETE /admin/tax-rates/:id/rules/:rule_id
         GET /admin/tax-regions
         GET /admin/tax-regions/:id
         POST /admin/tax-regions
         POST /admin/tax-regions/:id
         DELETE /admin/tax-regions/:id`
      ),
      allow(
        ["administrator"],
        "Read and change translations and names of fields",
        `GET /admin/translations
         GET /admin/translations/entities
         GET /admin/translations/settings
         GET /admin/translations/statistics
         POST /admin/translations/batch
         POST /admin/translations/settings/batch
         GET /admin/property-labels
         GET /admin/property-labels/:id
         POST /admin/property-labels
         POST /admin/property-labels/:id
         DELETE /admin/property-labels/:id
         POST /admin/property-labels/batch`
      ),
      allow(
        ["administrator"],
        "Rebuild Medusa's search indexes",
        `DELETE /admin/search-indexes/:id
         POST /admin/search-indexes/:id/reindex`
      ),
      // Without its module Medusa's route never answers.
      close("Medusa's index is not used here", `ANY /admin/index/**`),
      allow(
        ["administrator"],
        "Read and make publishable keys of storefronts",
        `GET /admin/api-keys
         GET /admin/api-keys/:id
         POST /admin/api-keys/:id
         POST /admin/api-keys/:id/revoke
         POST /admin/api-keys/:id/sales-channels
         DELETE /admin/api-keys/:id
         POST /admin/api-keys`
      ),
    ],
  },
]
