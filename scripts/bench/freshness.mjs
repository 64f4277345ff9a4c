import { sampleStaff } from "../lib/local-database.mjs"
import { Plain } from "../lib/progress.mjs"
import { call } from "./server.mjs"

const ROUNDS = 5
const GIVE_UP_MS = 10_000
const LOOK_EVERY_MS = 10

/**
 * How long after staff send a change of price or stock a shopper still sees
 * the old one, while the page is asked for all the time.
 *
 * @returns {Promise<{ priceMs: number, stockMs: number }>} the longest of all rounds
 */
export async function measureFreshness({ ours, signal }) {
  const headers = await signIn(ours)
  const staff = (method, path, body) =>
    call(ours, method, path, { headers, body }).then((answer) => answer.body)
  const setPrice = await priceSetter(staff, ours)
  const setStock = await stockSetter(staff, ours)
  const page = async () => {
    const path = `/store/catalogue/products/${ours.variants.goodsHandle}`
    const { body } = await call(ours, "GET", path)
    return body.product.variants[0]
  }
  const longest = { priceMs: 0, stockMs: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const pence = 801 + round
    const inStock = round % 2 === 1
    const priceMs = await untilSeen(page, signal, {
      change: () => setPrice(pence / 100),
      seen: ({ price }) => price.amount === pence,
    })
    const stockMs = await untilSeen(page, signal, {
      change: () => setStock(inStock ? 200 : 0),
      seen: ({ in_stock }) => in_stock === inStock,
    })
    longest.priceMs = Math.max(longest.priceMs, priceMs)
    longest.stockMs = Math.max(longest.stockMs, stockMs)
  }
  await setStock(100_000)
  return longest
}

async function signIn(ours) {
  const staff = await sampleStaff(ours.settings.DATABASE_URL)
  const administrator = staff.find(({ role }) => role === "administrator")
  const { body } = await call(ours, "POST", "/auth/user/emailpass", {
    body: {
      email: administrator.email,
      password: ours.settings.SEED_STAFF_PASSWORD,
    },
  })
  return { authorization: `Bearer ${body.token}` }
}

async function priceSetter(staff, { variants }) {
  const { products } = await staff(
    "GET",
    `/admin/products?handle=${variants.goodsHandle}&fields=id,variants.id,variants.prices.id`
  )
  const [product] = products
  const [variant] = product.variants
  const [{ id }] = variant.prices
  return (amount) =>
    staff("POST", `/admin/products/${product.id}/variants/${variant.id}`, {
      prices: [{ id, currency_code: "gbp", amount }],
    })
}

async function stockSetter(staff, { variants }) {
  const { inventory_items } = await staff(
    "GET",
    `/admin/inventory-items?sku=${variants.goodsSku}&fields=id,location_levels.location_id`
  )
  const [item] = inventory_items
  const [{ location_id }] = item.location_levels
  return (stocked_quantity) =>
    staff(
      "POST",
      `/admin/inventory-items/${item.id}/location-levels/${location_id}`,
      { stocked_quantity }
    )
}

/** Milliseconds from sending a change to the first page that shows it. */
async function untilSeen(page, signal, { change, seen }) {
  if (seen(await page())) throw new Plain("The change is no change.")
  const begun = performance.now()
  let failed
  change().catch((error) => (failed = error))
  while (performance.now() - begun < GIVE_UP_MS) {
    if (failed) throw failed
    if (signal.aborted) throw new Plain("Stopped.")
    if (seen(await page())) return performance.now() - begun
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  throw new Plain(`A change was not seen within ${GIVE_UP_MS} ms.`)
}
