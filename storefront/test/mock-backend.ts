import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { BasketLine, PatientView } from "../app/lib/contracts"
import * as account from "./mock/account"
import {
  categories,
  categoryPage,
  products,
  treatments,
} from "./mock/catalogue"
import { viewOf } from "./mock/consultations"
import type { Stored } from "./mock/consultations"

/**
 * Speaks the storefront's side of the backend's contract from memory, so that
 * pages can be looked at without a database. It proves nothing about the rules.
 */
const gbp = (amount: number) => ({ amount, currency: "gbp" })

type Body = Record<string, unknown>
type Call = {
  params: string[]
  body: Body
  query: URLSearchParams
  signedIn: boolean
}
type Reply = { status?: number; body?: unknown; pdf?: boolean }
type Route = [method: string, path: RegExp, (call: Call) => Reply]

const consultations = new Map<string, Stored>()
let patient: PatientView | undefined
let lines: BasketLine[] = []
let address: unknown = null
let delivery: {
  option_id: string
  name: string
  price: { amount: number; currency: string }
} | null = null
let paid = false

const wrong = (message: string, code = "invalid_field"): Reply => ({
  status: 400,
  body: { type: "invalid_data", code, message },
})
const missing: Reply = { status: 404, body: { message: "not found" } }
const unauthorised: Reply = { status: 401, body: { message: "Unauthorized" } }
const consultation = (id: string | undefined) => consultations.get(id ?? "")

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
    email: patient?.email ?? null,
    problems: [],
  }
}

function addLine(
  variantId: string,
  quantity: number,
  reference: string | null
): Reply {
  const found = [
    ...treatments,
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
      title: `${product.title}, ${variant.title}`,
      quantity,
      unit_price: variant.price,
      total: gbp(variant.price.amount * quantity),
      consultation_reference: reference,
      max_quantity: variant.max_quantity,
    },
  ]
  return {
    status: 201,
    body: { basket: { id: "cart_1", token: "basket-token" } },
  }
}

const mine = (answer: (call: Call) => Reply) => (call: Call) =>
  call.signedIn ? answer(call) : unauthorised

const routes: Route[] = [
  ["GET", /^\/store\/catalogue$/, () => ({ body: { categories } })],
  [
    "GET",
    /^\/store\/catalogue\/categories\/([^/]+)$/,
    ({ params }) => {
      const category = categoryPage(params[0] ?? "")
      return category ? { body: { category } } : missing
    },
  ],
  [
    "GET",
    /^\/store\/catalogue\/products\/([^/]+)$/,
    ({ params }) => {
      const product = products.find(({ handle }) => handle === params[0])
      return product ? { body: { product } } : missing
    },
  ],
  [
    "POST",
    /^\/store\/consultations$/,
    ({ body }) => {
      const id = `con_${randomUUID().slice(0, 8)}`
      const product = products.find(({ handle }) => handle === body.product)
      const stored: Stored = {
        id,
        product: product
          ? { handle: product.handle, title: product.title }
          : null,
        answers: {},
        submitted: false,
        consumed: false,
      }
      consultations.set(id, stored)
      return {
        status: 201,
        body: { consultation: viewOf(stored), token: "guest-token" },
      }
    },
  ],
  [
    "GET",
    /^\/store\/consultations\/([^/]+)$/,
    ({ params }) => {
      const stored = consultation(params[0])
      return stored ? { body: { consultation: viewOf(stored) } } : missing
    },
  ],
  [
    "POST",
    /^\/store\/consultations\/([^/]+)\/(answers|submit|claim)$/,
    ({ params, body }) => {
      const stored = consultation(params[0])
      if (!stored) {
        return missing
      }
      if (params[1] === "answers") {
        for (const one of body.answers as {
          question: string
          value: never
        }[]) {
          stored.answers[one.question] = one.value
        }
      }
      stored.submitted ||= params[1] === "submit"
      return { body: { consultation: viewOf(stored) } }
    },
  ],
  [
    "GET",
    /^\/store\/consultations\/([^/]+)\/treatments$/,
    () => ({ body: { treatments } }),
  ],
  [
    "POST",
    /^\/store\/consultations\/([^/]+)\/basket$/,
    mine(({ body }) =>
      addLine(String(body.variant_id), Number(body.quantity), "CON-7K2M-9QXD")
    ),
  ],
  [
    "GET",
    /^\/store\/account\/consultations$/,
    mine(() => ({
      body: { consultations: [...consultations.values()].map(viewOf) },
    })),
  ],
  [
    "POST",
    /^\/auth\/customer\/emailpass\/register$/,
    () => ({ body: { token: "identity" } }),
  ],
  [
    "POST",
    /^\/auth\/customer\/emailpass$/,
    ({ body }) =>
      body.password === "wrong-password"
        ? unauthorised
        : { body: { token: "jwt" } },
  ],
  [
    "POST",
    /^\/store\/customers$/,
    ({ body }) => ({ body: { customer: body } }),
  ],
  [
    "GET",
    /^\/store\/customers\/me$/,
    () => ({
      body: {
        customer: {
          id: "cus_1",
          email: "sam@example.com",
          first_name: "Sam",
          last_name: "Okoro",
        },
      },
    }),
  ],
  [
    "GET",
    /^\/store\/patients\/me$/,
    mine(() => (patient ? { body: { patient } } : missing)),
  ],
  [
    "POST",
    /^\/store\/patients\/me$/,
    mine(({ body }) => {
      if (body.phone === "1") {
        return wrong("phone: is not a telephone number, such as 07700 900123")
      }
      const gp = body.gp as { answer: "practice"; practice_code?: string }
      patient = {
        ...(body as unknown as PatientView),
        email: "sam@example.com",
        email_verified: patient?.email_verified ?? false,
        phone_verified: false,
        gp: {
          answer: gp.answer,
          practice:
            account.practices.find(({ code }) => code === gp.practice_code) ??
            null,
        },
        identity_status: "unverified",
      }
      return { body: { patient } }
    }),
  ],
  [
    "POST",
    /^\/store\/patients\/me\/verifications$/,
    mine(() => ({ body: { sent: true } })),
  ],
  [
    "POST",
    /^\/store\/patients\/me\/verifications\/confirm$/,
    mine(({ body }) => {
      if (body.code !== "123456" || !patient) {
        return wrong("The code is not right", "code_wrong")
      }
      patient = { ...patient, email_verified: true }
      return { body: { patient } }
    }),
  ],
  [
    "GET",
    /^\/store\/patients\/gp-consent$/,
    () => ({
      body: {
        gp_consent: {
          version: "1",
          text: "I agree that the pharmacy tells my GP practice about the treatment supplied to me.",
        },
      },
    }),
  ],
  [
    "GET",
    /^\/store\/gp-practices$/,
    ({ query }) => ({
      body: {
        practices: account.practices.filter(({ name, postcode }) =>
          `${name} ${postcode}`
            .toLowerCase()
            .includes((query.get("q") ?? "").toLowerCase())
        ),
      },
    }),
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
    () => ({ body: { options: account.deliveryOptions } }),
  ],
  [
    "POST",
    /^\/store\/baskets\/cart_1\/delivery$/,
    ({ body }) => {
      const option = account.deliveryOptions.find(
        ({ id }) => id === body.option_id
      )
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
          order: { id: "order_1", display_id: 1042, reference: "1042" },
        },
      }
    },
  ],
  [
    "GET",
    /^\/store\/account\/orders$/,
    mine(() => ({ body: { orders: [account.order] } })),
  ],
  [
    "GET",
    /^\/store\/account\/orders\/order_1$/,
    mine(() => ({ body: { order: account.order } })),
  ],
  [
    "GET",
    /^\/store\/account\/messages$/,
    mine(() => ({ body: { threads: account.threads } })),
  ],
  ["POST", /^\/store\/account\/messages\/thr_1$/, mine(() => ({ body: {} }))],
  [
    "GET",
    /^\/store\/account\/documents$/,
    mine(() => ({ body: { documents: account.documents } })),
  ],
  ["GET", /^\/store\/account\/documents\/doc_1$/, mine(() => ({ pdf: true }))],
  [
    "GET",
    /^\/store\/account\/prescriptions$/,
    mine(() => ({ body: { prescriptions: account.prescriptions } })),
  ],
]

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
  }
  const text = Buffer.concat(chunks).toString()
  return text ? (JSON.parse(text) as Body) : {}
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://localhost")
  const body = await bodyOf(request)
  const signedIn = Boolean(request.headers.authorization)
  for (const [method, path, handle] of routes) {
    const match = method === request.method ? path.exec(url.pathname) : null
    if (match) {
      const reply = handle({
        params: match.slice(1),
        body,
        query: url.searchParams,
        signedIn,
      })
      if (reply.pdf) {
        return response
          .writeHead(200, { "content-type": "application/pdf" })
          .end("%PDF-1.4\n")
      }
      response.writeHead(reply.status ?? 200, {
        "content-type": "application/json",
      })
      return response.end(JSON.stringify(reply.body ?? {}))
    }
  }
  response.writeHead(404, { "content-type": "application/json" })
  return response.end(
    JSON.stringify({ message: `no mock for ${request.method} ${url.pathname}` })
  )
}

const port = Number(process.env.MOCK_PORT ?? 9100)
createServer((request, response) => void answer(request, response)).listen(
  port,
  "127.0.0.1",
  () => {
    console.log(`Mock backend on http://127.0.0.1:${port}`)
  }
)
