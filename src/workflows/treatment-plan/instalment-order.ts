import type {
  CreateOrderDTO,
  MedusaContainer,
  OrderDTO,
  OrderLineItemDTO,
} from "@medusajs/framework/types"
import { Modules, OrderStatus } from "@medusajs/framework/utils"
import { unexpected } from "../../shared/errors"
import { toPounds } from "../../shared/money"
import { formularyOf } from "../clinical-review/services"
import {
  orderAddress,
  type PlanAddress,
  planAddresses,
} from "./delivery-address"
import type { Month } from "./months"
import { taxLinesOf, type Taxed } from "./tax-lines"

/** The order of a month: its id comes from the month's, so that the database itself refuses a second one. */
export const orderIdOf = (instalmentId: string): string =>
  `order_${instalmentId.replace(/^[^_]*_/, "")}`

/** A month's order with its one line. */
export type MonthOrder = { id: string; line_item_id: string }

/** The orders that some months have already, by the month. */
export async function findOrders(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, MonthOrder>> {
  const orders = await container
    .resolve(Modules.ORDER)
    .listOrders(
      { id: months.map(({ instalment }) => orderIdOf(instalment.id)) },
      { select: ["id"], relations: ["items"], take: months.length }
    )
  return byMonth(months, orders)
}

/**
 * Makes the orders of some months in one go: way of delivery and line, and the
 * address unless its patient gave another, as in the order that bought the plan, at the price that was agreed then
 * (PAY-8). No cart, no promotion, and nothing that names the medicine.
 */
export async function makeOrders(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, MonthOrder>> {
  if (months.length === 0) {
    return new Map()
  }
  const service = container.resolve(Modules.ORDER)
  const bought = await service.listOrders(
    { id: [...new Set(months.map(({ record }) => record.order_id))] },
    {
      relations: ["items", "shipping_methods", "shipping_address"],
      take: null,
    }
  )
  const orderOf = new Map(bought.map((order) => [order.id, order]))
  const products = await otherProducts(container, months)
  const drafts = months.map((month) => {
    const order = orderOf.get(month.record.order_id)
    if (!order) {
      throw unexpected(`Order ${month.record.order_id} is missing`)
    }
    const draft = draftOf(month, order)
    const product_id = products.get(month.plan.variant_id)
    return product_id
      ? { ...draft, line: { ...draft.line, product_id } }
      : draft
  })
  const taxes = await taxLinesOf(container, drafts.map(taxedOf))
  const addresses = await planAddresses(
    container,
    months.map(({ plan }) => plan)
  )
  const orders = await service.createOrders(
    drafts.map((draft) => inputOf(draft, taxes, addresses))
  )
  return byMonth(months, orders)
}

/** The products of months that are another strength than was bought, by their variants (SAF-18). */
async function otherProducts(
  container: MedusaContainer,
  months: readonly Month[]
): Promise<Map<string, string>> {
  const changed = months.filter(({ dose_change_id }) => dose_change_id !== null)
  const items =
    changed.length === 0
      ? []
      : await formularyOf(container).listFormularyItems(
          { id: changed.map(({ plan }) => plan.formulary_item_id) },
          { select: ["id", "variant_id", "product_id"], take: null }
        )
  return new Map(
    items.map(({ variant_id, product_id }) => [variant_id, product_id])
  )
}

function byMonth(
  months: readonly Month[],
  orders: OrderDTO[]
): Map<string, MonthOrder> {
  const lineOf = new Map(orders.map(({ id, items }) => [id, items?.[0]?.id]))
  return new Map(
    months.flatMap(({ instalment }) => {
      const id = orderIdOf(instalment.id)
      const line_item_id = lineOf.get(id)
      return line_item_id
        ? [[instalment.id, { id, line_item_id }] as const]
        : []
    })
  )
}

type Draft = { month: Month; bought: OrderDTO; line: OrderLineItemDTO }

function draftOf(month: Month, bought: OrderDTO): Draft {
  const { instalment, plan, record } = month
  const line =
    bought.items?.find(({ id }) => id === record.line_item_id) ??
    bought.items?.find(({ variant_id }) => variant_id === plan.variant_id)
  if (!line) {
    throw unexpected(`Order ${bought.id} has no line of plan ${plan.id}`)
  }
  if (plan.monthly_price + plan.delivery_price !== instalment.amount) {
    throw unexpected(`Month ${instalment.id} has another price than its plan`)
  }
  return { month, bought, line }
}

const taxedOf = ({ month, bought, line }: Draft): Taxed => ({
  key: month.instalment.id,
  product_id: line.product_id ?? "",
  product_type_id: line.product_type_id ?? null,
  quantity: month.plan.quantity,
  unit_price: unitPriceOf(month),
  shipping_option_id: bought.shipping_methods?.[0]?.shipping_option_id ?? null,
  shipping_amount: toPounds(month.plan.delivery_price),
})

/** Pounds a pack; Medusa reckons with fractions, so that packs times price is the agreed price. */
const unitPriceOf = ({ plan }: Month): number =>
  toPounds(plan.monthly_price) / plan.quantity

function inputOf(
  { month, bought, line }: Draft,
  taxes: Awaited<ReturnType<typeof taxLinesOf>>,
  addresses: Map<string, PlanAddress>
): CreateOrderDTO & { id: string } {
  const { instalment, plan } = month
  const [method] = bought.shipping_methods ?? []
  const tax = taxes.get(instalment.id)
  const address =
    addresses.get(plan.id) ?? orderAddress(bought.shipping_address)
  return {
    id: orderIdOf(instalment.id),
    status: OrderStatus.PENDING,
    region_id: bought.region_id ?? "",
    customer_id: plan.customer_id,
    sales_channel_id: bought.sales_channel_id ?? "",
    email: bought.email ?? "",
    currency_code: bought.currency_code,
    shipping_address: address,
    billing_address: address,
    // As the order that bought the plan says it (PAY-4).
    metadata: {
      order_type: "instalments",
      instalment_id: instalment.id,
      instalment_number: instalment.number,
      instalment_count: plan.months,
      plan_id: plan.id,
    },
    items: [
      { ...neutralCopy(line), ...pricedAs(month), tax_lines: tax?.line ?? [] },
    ],
    shipping_methods: method
      ? [
          {
            name: method.name,
            shipping_option_id: method.shipping_option_id ?? "",
            data: method.data ?? {},
            amount: toPounds(plan.delivery_price),
            is_tax_inclusive: true,
            tax_lines: tax?.shipping ?? [],
          },
        ]
      : [],
  }
}

/** What the line that was bought says of itself, which names no medicine. */
const neutralCopy = (line: OrderLineItemDTO) => ({
  title: line.title,
  subtitle: line.subtitle ?? "",
  thumbnail: line.thumbnail ?? "",
  product_id: line.product_id ?? "",
  product_title: line.product_title ?? "",
  // VAT goes by it; Medusa keeps it, though its type doesn't name it.
  product_type_id: line.product_type_id ?? null,
  requires_shipping: line.requires_shipping,
})

const pricedAs = (month: Month) => ({
  variant_id: month.plan.variant_id,
  quantity: month.plan.quantity,
  unit_price: unitPriceOf(month),
  is_custom_price: true,
  is_tax_inclusive: true,
  is_discountable: false,
})
