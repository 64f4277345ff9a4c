import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"

/** Nothing about a patient may lie in a cache, shared or the browser's own. */
function noStore(
  _req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  res.setHeader("Cache-Control", "no-store")
  next()
}

const PERSONAL = [
  "/store/consultations",
  "/store/baskets",
  "/store/patients",
  "/store/account",
  "/store/customers",
  "/store/letter-replies",
  "/auth",
  "/admin",
]

export const noStoreMiddlewares: MiddlewareRoute[] = PERSONAL.map(
  (matcher) => ({ matcher, middlewares: [noStore] })
)
