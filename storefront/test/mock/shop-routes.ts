import { randomUUID } from "node:crypto"
import { categories, categoryPage, products, treatments } from "./catalogue"
import { viewOf } from "./consultations"
import type { Stored } from "./consultations"
import { missing, state } from "./kit"
import type { Route } from "./kit"

const consultation = (id: string | undefined) =>
  state.consultations.get(id ?? "")

/** Catalogue and consultations. */
export const shopRoutes: Route[] = [
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
      state.consultations.set(id, stored)
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
]
