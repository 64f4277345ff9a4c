import { allow, close, everyone, type Area } from "./rules"

/**
 * Medusa's products, prices and promotions. The catalogue is nobody's secret;
 * an administrator changes it, and what is clinical about it is changed in the
 * formulary, by a pharmacist too.
 */
export const coreCatalogueAreas: readonly Area[] = [
  {
    name: "products",
    title: "Products and prices",
    clinical: false,
    rules: [
      everyone(
        "Read products and how they are sorted",
        `GET /admin/products
         GET /admin/products/:id
         GET /admin/products/:id/options
         GET /admin/products/:id/variants
         GET /admin/products/:id/variants/:variant_id
         GET /admin/product-variants
         GET /admin/product-categories
         GET /admin/product-categories/:id
         GET /admin/product-options
         GET /admin/product-options/:id
         GET /admin/product-options/:id/values
         GET /admin/product-options/:id/values/:value_id
         GET /admin/product-tags
         GET /admin/product-tags/:id
         GET /admin/product-types
         GET /admin/product-types/:id
         GET /admin/collections
         GET /admin/collections/:id`
      ),
      allow(
        ["administrator"],
        "Change products, with their prices",
        `POST /admin/products
         POST /admin/products/:id
         DELETE /admin/products/:id
         POST /admin/products/batch
         POST /admin/products/:id/images/:image_id/variants/batch
         POST /admin/products/:id/options/batch
         POST /admin/products/:id/variants
         POST /admin/products/:id/variants/batch
         POST /admin/products/:id/variants/:variant_id
         DELETE /admin/products/:id/variants/:variant_id
         POST /admin/products/:id/variants/:variant_id/images/batch
         POST /admin/products/:id/variants/:variant_id/inventory-items
         POST /admin/products/:id/variants/:variant_id/inventory-items/:inventory_item_id
         DELETE /admin/products/:id/variants/:variant_id/inventory-items/:inventory_item_id
         POST /admin/products/:id/variants/inventory-items/batch
         POST /admin/products/export
         POST /admin/products/import
         POST /admin/products/import/:transaction_id/confirm
         POST /admin/products/imports
         POST /admin/products/imports/:transaction_id/confirm`
      ),
      allow(
        ["administrator"],
        "Change how products are sorted: categories, collections, tags, types, options",
        `POST /admin/product-categories
         POST /admin/product-categories/:id
         DELETE /admin/product-categories/:id
         POST /admin/product-categories/:id/products
         POST /admin/product-options
         POST /admin/product-options/:id
         DELETE /admin/product-options/:id
         POST /admin/product-options/:id/values/:value_id
         DELETE /admin/product-options/:id/values/:value_id
         POST /admin/product-tags
         POST /admin/product-tags/:id
         DELETE /admin/product-tags/:id
         POST /admin/product-types
         POST /admin/product-types/:id
         DELETE /admin/product-types/:id
         POST /admin/collections
         POST /admin/collections/:id
         DELETE /admin/collections/:id
         POST /admin/collections/:id/products`
      ),
      allow(
        ["administrator", "pharmacist"],
        "Read price lists",
        `GET /admin/price-lists
         GET /admin/price-lists/:id
         GET /admin/price-lists/:id/prices`
      ),
      allow(
        ["administrator"],
        "Change price lists",
        `POST /admin/price-lists
         POST /admin/price-lists/:id
         DELETE /admin/price-lists/:id
         POST /admin/price-lists/:id/prices/batch
         POST /admin/price-lists/:id/products`
      ),
      everyone(
        "Read how prices are shown",
        `GET /admin/price-preferences
         GET /admin/price-preferences/:id`
      ),
      allow(
        ["administrator"],
        "Change how prices are shown",
        `POST /admin/price-preferences
         POST /admin/price-preferences/:id
         DELETE /admin/price-preferences/:id`
      ),
      allow(
        ["administrator"],
        "Upload and remove product pictures",
        `POST /admin/uploads
         GET /admin/uploads/:id
         DELETE /admin/uploads/:id`
      ),
      close(
        "Files come through the server, which looks at them",
        `ANY /admin/uploads/presigned-urls`
      ),
    ],
  },
  {
    name: "promotions",
    title: "Promotions",
    clinical: false,
    rules: [
      allow(
        ["administrator", "support"],
        "Read promotions and campaigns",
        `GET /admin/promotions
         GET /admin/promotions/:id
         GET /admin/promotions/:id/:rule_type
         GET /admin/promotions/rule-attribute-options/:rule_type
         GET /admin/promotions/rule-value-options/:rule_type/:rule_attribute_id
         GET /admin/campaigns
         GET /admin/campaigns/:id`
      ),
      allow(
        ["administrator"],
        "Change promotions and campaigns",
        `POST /admin/promotions
         POST /admin/promotions/:id
         DELETE /admin/promotions/:id
         POST /admin/promotions/:id/buy-rules/batch
         POST /admin/promotions/:id/rules/batch
         POST /admin/promotions/:id/target-rules/batch
         POST /admin/campaigns
         POST /admin/campaigns/:id
         DELETE /admin/campaigns/:id
         POST /admin/campaigns/:id/promotions`
      ),
    ],
  },
  {
    name: "stock",
    title: "Stock",
    clinical: false,
    rules: [
      allow(
        ["administrator", "pharmacist", "pharmacy_team"],
        "Read stock and where it lies",
        `GET /admin/inventory-items
         GET /admin/inventory-items/:id
         GET /admin/inventory-items/:id/location-levels
         GET /admin/stock-locations
         GET /admin/stock-locations/:id`
      ),
      allow(
        ["administrator", "pharmacist", "pharmacy_team"],
        "Correct how much of something is there",
        `POST /admin/inventory-items/:id/location-levels/:location_id`
      ),
      allow(
        ["administrator"],
        "Add and remove stock items and places, and export them",
        `POST /admin/inventory-items
         POST /admin/inventory-items/:id
         DELETE /admin/inventory-items/:id
         POST /admin/inventory-items/:id/location-levels
         POST /admin/inventory-items/:id/location-levels/batch
         POST /admin/inventory-items/location-levels/batch
         DELETE /admin/inventory-items/:id/location-levels/:location_id
         POST /admin/inventory-items/export
         POST /admin/stock-locations
         POST /admin/stock-locations/:id
         DELETE /admin/stock-locations/:id
         POST /admin/stock-locations/:id/fulfillment-providers
         POST /admin/stock-locations/:id/fulfillment-sets
         POST /admin/stock-locations/:id/sales-channels`
      ),
    ],
  },
]
