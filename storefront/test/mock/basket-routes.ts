import type { BasketLine, BasketView } from "../../app/lib/contracts"
import { deliveryOptions } from "./account"
import { products, treatments } from "./catalogue"
import { gbp, mine, state, wrong } from "./kit"
import type { Reply, Route } from "./kit"

let lines: BasketLine[] = []
let address: unknown = null
let delivery: BasketView["delivery"] = null
let paid = false

function basketView() {
  const items = lines.reduce((sum, line) => sum + line.total.amount, 0)
  const sending = delivery?.price.amount ?? 0
  return {
    id: "cart_1",
    lines,
    delivery_address: address,
    delivery,
    promotions: [],
    totals: {
      items: gbp(items),
      delivery: gbp(sending),
      discount: gbp(0),
      total: gbp(items + sending),
    },
    email: state.patient?.email ?? null,
    problems: [],
  }
}

function addLine(
  variantId: string,
  quantity: number,
  reference: string | null
): Reply {
  const found = [
    ...treatments.map(({ product, variants }) => ({
      product: { ...product, legal_class: "POM" as const },
      variants,
    })),
    ...products.map((one) => ({ product: one, variants: one.variants })),
  ]
    .flatMap(({ product, variants }) =>
      variants.map((variant) => ({ product, variant }))
    )
    .find(({ variant }) => variant.id === variantId)
  if (!found) {
    return wrong("variant_id: is not for sale")
  }
  const { product, variant } = found
  if (quantity > variant.max_quantity) {
    return wrong(`quantity: no more than ${variant.max_quantity} in one order`)
  }
  lines = [
    ...lines.filter((line) => line.id !== `line_${variantId}`),
    {
      id: `line_${variantId}`,
      variant_id: variantId,
      title: `${product.title}, ${variant.title}`,
      quantity,
      unit_price: variant.price,
      total: gbp(variant.price.amount * quantity),
      consultation_reference: reference,
      legal_class: product.legal_class,
      max_quantity: variant.max_quantity,
    },
  ]
  return {
    status: 201,
    body: { basket: { id: "cart_1", token: "basket-token" } },
  }
}

/** The basket up to the order; the first payment is always refused. */
export const basketRoutes: Route[] = [
  [
    "POST",
    /^\/store\/consultations\/([^/]+)\/basket$/,
    mine(({ body }) =>
      addLine(String(body.variant_id), Number(body.quantity), "CON-7K2M-9QXD")
    ),
  ],
  [
    "POST",
    /^\/store\/baskets$/,
    () => ({
      status: 201,
      body: { basket: { id: "cart_1", token: "basket-token" } },
    }),
  ],
  [
    "GET",
    /^\/store\/baskets\/cart_1$/,
    () => ({ body: { basket: basketView() } }),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/lines$/,
    ({ body }) => addLine(String(body.variant_id), Number(body.quantity), null),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/lines\/line_(.+)$/,
    ({ params, body }) => addLine(params[0] ?? "", Number(body.quantity), null),
  ],
  [
    "DELETE",
    /^\/store\/baskets\/cart_1\/lines\/(.+)$/,
    ({ params }) => {
      lines = lines.filter(({ id }) => id !== params[0])
      return { body: { basket: basketView() } }
    },
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/delivery-address$/,
    ({ body }) => {
      address = body.address
      return { body: { basket: basketView() } }
    },
  ],
  [
    "GET",
    /^\/store\/baskets\/cart_1\/delivery-options$/,
    () => ({ body: { options: deliveryOptions } }),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/delivery$/,
    ({ body }) => {
      const option = deliveryOptions.find(({ id }) => id === body.option_id)
      delivery = option
        ? { option_id: option.id, name: option.name, price: option.price }
        : null
      return { body: { basket: basketView() } }
    },
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/promotions$/,
    () =>
      wrong("Prescription-only medicines can’t be discounted", "not_eligible"),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/payment$/,
    () => ({
      body: {
        payment: {
          provider: "stripe",
          client_secret: "pi_1_secret",
          payment_intent: "pi_1",
          publishable_key: process.env.MOCK_STRIPE_KEY ?? null,
          hosted_url: process.env.MOCK_STRIPE_KEY
            ? null
            : "http://127.0.0.1:4700/stripe/pay/pi_1?client_secret=x",
        },
      },
    }),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/complete$/,
    () => {
      if (!paid) {
        paid = true
        return {
          body: {
            status: "payment_required",
            reason: "Your card has insufficient funds.",
          },
        }
      }
      lines = []
      return {
        body: {
          status: "placed",
          order: { id: "order_1", display_id: 1042, reference: "#1042" },
        },
      }
    },
  ],
]
