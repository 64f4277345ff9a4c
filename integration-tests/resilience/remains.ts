import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { type Basket, must, type Shop } from "../fixtures/shop"

/** The database, for what no kill can be timed to leave. */
export const sqlOf = (shop: Shop) =>
  shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

const inventoryOf = (shop: Shop) => shop.container.resolve(Modules.INVENTORY)

/** Sweeps leave what is young to those who still work on it. */
export const ageOrders = (shop: Shop) =>
  sqlOf(shop).raw(
    `update "order" set created_at = created_at - interval '10 minutes'`
  )

/**
 * What a kill leaves right after Medusa wrote the order, before its tie to the
 * basket: all else that Medusa writes at the same time is there.
 */
export async function plantOrphan(shop: Shop, basket: Basket): Promise<string> {
  const carts = shop.container.resolve(Modules.CART)
  const cart = await carts.retrieveCart(basket.id, { relations: ["items"] })
  const order = await shop.container.resolve(Modules.ORDER).createOrders({
    region_id: must(cart.region_id),
    customer_id: must(cart.customer_id),
    sales_channel_id: must(cart.sales_channel_id),
    email: must(cart.email),
    currency_code: cart.currency_code,
    status: "pending",
    metadata: must(cart.metadata),
    items: must(cart.items).map((item) => ({
      title: item.title,
      variant_id: must(item.variant_id),
      quantity: Number(item.quantity),
      unit_price: Number(item.unit_price),
    })),
  })
  for (const line of must(order.items)) {
    const level = await levelOf(shop, must(line.variant_id))
    await inventoryOf(shop).createReservationItems({
      line_item_id: line.id,
      inventory_item_id: level.inventory_item_id,
      location_id: level.location_id,
      quantity: line.quantity,
    })
  }
  const { rows } = await sqlOf(shop).raw<{ rows: { id: string }[] }>(
    `select payment_collection_id id from cart_payment_collection where cart_id = ?`,
    [basket.id]
  )
  await shop.container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.PAYMENT]: { payment_collection_id: must(rows[0]).id },
  })
  await carts.updateCarts(basket.id, { completed_at: new Date() })
  await ageOrders(shop)
  return order.id
}

/** What the shelf holds of a variant that is one item. */
export async function levelOf(shop: Shop, variantId: string) {
  const { rows } = await sqlOf(shop).raw<{ rows: { id: string }[] }>(
    `select inventory_item_id id from product_variant_inventory_item
      where variant_id = ? and deleted_at is null`,
    [variantId]
  )
  const [level] = await inventoryOf(shop).listInventoryLevels({
    inventory_item_id: must(rows[0]).id,
  })
  return must(level)
}

/** The lines of an order, and for how many of each stock is reserved. */
export async function reservedOf(
  shop: Shop,
  orderId: string
): Promise<number[]> {
  const { rows } = await sqlOf(shop).raw<{ rows: { id: string }[] }>(
    `select item_id id from order_item where order_id = ? and deleted_at is null`,
    [orderId]
  )
  const reserved = await inventoryOf(shop).listReservationItems({
    line_item_id: rows.map(({ id }) => id),
  })
  return reserved.map(({ quantity }) => Number(quantity))
}

/** What a kill leaves between tying an order and reserving its stock. */
export async function loseReservations(
  shop: Shop,
  orderId: string
): Promise<void> {
  const { rows } = await sqlOf(shop).raw<{ rows: { id: string }[] }>(
    `select item_id id from order_item where order_id = ? and deleted_at is null`,
    [orderId]
  )
  await inventoryOf(shop).deleteReservationItemsByLineItem(
    rows.map(({ id }) => id)
  )
  await ageOrders(shop)
}
