import type { BasketLine, BasketView } from "../../app/lib/contracts"
import { deliveryOptions } from "./account"
import { products, treatments } from "./catalogue"
import { gbp, mine, state, wrong } from "./kit"
import type { Reply, Route } from "./kit"

let lines: BasketLine[] = []
let address: unknown = null
let delivery: BasketView["delivery"] = null
let paid = false
let agreed = false

function mandate(total: number) {
  const planned = lines.find(({ plan }) => plan)?.plan
  return planned && delivery
    ? {
        version: "mock",
        hash: `mock-${total}`,
        text: [
          `You pay £${(total / 100).toFixed(2)} today for this order.`,
          `Sample Pharmacy takes £${((planned.monthly.amount + delivery.price.amount) / 100).toFixed(2)} from the same card once a month, ${planned.months - 1} more times: £${(planned.monthly.amount / 100).toFixed(2)} for your treatment and £${(delivery.price.amount / 100).toFixed(2)} for its delivery.`,
          "We take each payment about the same day each month after your first parcel is sent, and send that month’s parcel once it is paid.",
          "You can skip a month, choose another day, pause or stop in your account, before a payment is taken.",
        ].join("\n"),
      }
    : null
}

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
    mandate: mandate(items + sending),
    problems: [],
  }
}

function addLine(
  variantId: string,
  quantity: number,
  more: { reference?: string; months?: unknown } = {}
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
  const before = lines.find(({ variant_id }) => variant_id === variantId)
  const months = more.months ?? before?.plan?.months
  const treatment = treatments
    .flatMap(({ variants }) => variants)
    .find(({ id }) => id === variantId)
  const plan = treatment?.plans.find((one) => one.months === months)
  const price = plan?.price ?? variant.price
  lines = [
    ...lines.filter((line) => line.id !== `line_${variantId}`),
    {
      id: `line_${variantId}`,
      variant_id: variantId,
      title: `${product.title}, ${variant.title}`,
      quantity,
      unit_price: price,
      total: gbp(price.amount * quantity),
      consultation_reference:
        more.reference ?? before?.consultation_reference ?? null,
      plan: plan
        ? { months: plan.months, monthly: gbp(plan.price.amount * quantity) }
        : null,
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
      addLine(String(body.variant_id), Number(body.quantity), {
        reference: "CON-7K2M-9QXD",
        months: body.plan_months,
      })
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
    ({ body }) => addLine(String(body.variant_id), Number(body.quantity)),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/lines\/line_(.+)$/,
    ({ params, body }) => addLine(params[0] ?? "", Number(body.quantity)),
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
    ({ body }) => {
      agreed = agreed || body.mandate_hash !== undefined
      if (mandate(0) && !agreed) {
        return wrong("mandate_hash: has to be accepted", "mandate_changed")
      }
      return {
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
      }
    },
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
