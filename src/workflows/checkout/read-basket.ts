import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  assertMaySell,
  type Sale,
  type SaleLine,
} from "../../modules/formulary/domain/may-sell"
import { notFound } from "../../shared/errors"
import { toPence } from "../../shared/money"
import { readBasketPlans, type BasketPlans } from "./plan-lines"
import { basketLimitProblems, LIMIT_WORDS } from "./ingredient-limits"
import { loadBoundConsultations, loadSaleItems } from "./sale-facts"

type Money = { amount: number; currency: "gbp" }

const money = (pounds: number): Money => ({
  amount: toPence(pounds),
  currency: "gbp",
})

// Totals come as BigNumber objects or numbers.
const pounds = z.coerce.number()

const addressSchema = z.object({
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  address_1: z.string().nullish(),
  address_2: z.string().nullish(),
  city: z.string().nullish(),
  province: z.string().nullish(),
  postal_code: z.string().nullish(),
  phone: z.string().nullish(),
})

const cartSchema = z.object({
  id: z.string(),
  customer_id: z.string().nullish(),
  email: z.string().nullish(),
  completed_at: z.union([z.string(), z.date()]).nullish(),
  total: pounds,
  discount_total: pounds,
  original_item_total: pounds,
  original_shipping_total: pounds,
  items: z.array(
    z.object({
      id: z.string(),
      variant_id: z.string().nullish(),
      quantity: pounds,
      unit_price: pounds,
      total: pounds,
      adjustments: z.array(z.object({ id: z.string() })).nullish(),
    })
  ),
  shipping_methods: z
    .array(
      z.object({
        shipping_option_id: z.string().nullish(),
        name: z.string(),
        amount: pounds,
      })
    )
    .nullish(),
  shipping_address: addressSchema.nullish(),
  promotions: z
    .array(z.object({ code: z.string().nullish() }).nullish())
    .nullish(),
})
type Cart = z.infer<typeof cartSchema>

const FIELDS = [
  "id",
  "customer_id",
  "email",
  "completed_at",
  "total",
  "discount_total",
  "original_item_total",
  "original_shipping_total",
  "items.*",
  "items.total",
  "items.adjustments.id",
  "shipping_methods.*",
  "shipping_address.*",
  "promotions.code",
]

/** A basket as its holder sees it; amounts in pence. */
export async function readBasket(container: MedusaContainer, basketId: string) {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: FIELDS, filters: { id: basketId } })
  if (!data[0]) {
    throw notFound("Basket", basketId)
  }
  const cart = cartSchema.parse(data[0])
  const variantIds = cart.items.map(({ variant_id }) => variant_id)
  const items = await loadSaleItems(container, variantIds)
  const consultations = await loadBoundConsultations(container, basketId)
  const plans = await readBasketPlans(container, basketId)
  const titles = await readTitles(container, variantIds)
  const [method] = cart.shipping_methods ?? []
  const sale: Sale = {
    cart_id: cart.id,
    customer_id: cart.customer_id ?? null,
    lines: cart.items.map(toSaleLine),
    items,
    consultations,
  }
  return {
    id: cart.id,
    lines: cart.items.map((line) => ({
      id: line.id,
      variant_id: line.variant_id ?? "",
      title: titles.get(line.variant_id ?? "") ?? "",
      quantity: line.quantity,
      unit_price: money(line.unit_price),
      total: money(line.total),
      consultation_reference:
        consultations.find(({ line_item_id }) => line_item_id === line.id)
          ?.reference ?? null,
      ...limitsOf(line, items),
      plan: planOf(line, plans),
    })),
    delivery_address: addressOf(cart),
    delivery: method
      ? {
          option_id: method.shipping_option_id ?? "",
          name: method.name,
          price: money(method.amount),
        }
      : null,
    totals: {
      items: money(cart.original_item_total),
      delivery: money(cart.original_shipping_total),
      discount: money(cart.discount_total),
      total: money(cart.total),
    },
    promotions: (cart.promotions ?? []).flatMap((promotion) =>
      promotion?.code ? [promotion.code] : []
    ),
    email: cart.email ?? null,
    mandate: plans.mandate,
    problems: [
      ...problemsOf(cart, sale, titles),
      ...planProblemsOf(cart, plans, titles),
      ...((await basketLimitProblems(container, sale)).length > 0
        ? [LIMIT_WORDS]
        : []),
    ],
  }
}

/** The formulary's word on a line; an item that left it can't be ordered. */
function limitsOf(line: Cart["items"][number], items: Sale["items"]) {
  const item = items.find(({ variant_id }) => variant_id === line.variant_id)
  return {
    legal_class: item?.legal_class ?? null,
    max_quantity: item?.max_quantity_per_order ?? 0,
  }
}

/** How a line is bought: its plan, or null for a one-off. */
function planOf(line: Cart["items"][number], { lines }: BasketPlans) {
  const plan = lines.find(({ choice }) => choice.line_item_id === line.id)
  return plan
    ? {
        months: plan.choice.months,
        monthly: { amount: plan.monthly_price, currency: "gbp" as const },
      }
    : null
}

const toSaleLine = (line: Cart["items"][number]): SaleLine => ({
  line_item_id: line.id,
  variant_id: line.variant_id ?? null,
  quantity: line.quantity,
  discounted: (line.adjustments ?? []).length > 0,
})

function addressOf(cart: Cart) {
  const address = cart.shipping_address
  if (!address?.postal_code) {
    return null
  }
  return {
    first_name: address.first_name ?? "",
    last_name: address.last_name ?? "",
    address_1: address.address_1 ?? "",
    address_2: address.address_2 ?? "",
    city: address.city ?? "",
    county: address.province ?? "",
    postcode: address.postal_code,
    phone: address.phone ?? "",
  }
}

/** What stands in the way of payment, line by line, in words for the patient. */
function problemsOf(
  cart: Cart,
  sale: Sale,
  titles: Map<string, string>
): string[] {
  const ordered = cart.completed_at ? ["This basket has been ordered."] : []
  const lines = sale.lines.flatMap((line) => {
    try {
      assertMaySell({ ...sale, lines: [line] })
      return []
    } catch {
      const title = titles.get(line.variant_id ?? "") ?? "A line"
      return [`${title} can't be ordered as it is. Please remove it.`]
    }
  })
  return [...ordered, ...lines]
}

/** Plans whose price or length is another by now. */
function planProblemsOf(
  cart: Cart,
  { lines, stray_lines }: BasketPlans,
  titles: Map<string, string>
): string[] {
  const gone = lines
    .filter(({ is_offered }) => !is_offered)
    .map(({ choice }) => choice.line_item_id)
  return [...gone, ...stray_lines].map((id) => {
    const line = cart.items.find((one) => one.id === id)
    const title = titles.get(line?.variant_id ?? "") ?? "A line"
    return `The plan of ${title} isn't offered any more as you chose it. Please remove it and choose again.`
  })
}

async function readTitles(
  container: MedusaContainer,
  variantIds: readonly (string | null | undefined)[]
): Promise<Map<string, string>> {
  const ids = variantIds.filter((id) => id != null)
  if (ids.length === 0) {
    return new Map()
  }
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ id: ids }, { relations: ["product"] })
  return new Map(
    variants.map((variant) => [
      variant.id,
      [variant.product?.title, variant.title].filter(Boolean).join(", "),
    ])
  )
}
