import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { forbidden } from "../../shared/errors"
import { fullPath, matchesPattern } from "./route-pattern"

type AllowedRoute = {
  methods: readonly ("GET" | "POST" | "DELETE")[]
  path: string
  reason: string
}

/**
 * Everything under /store that answers at all. What isn't here is closed, core
 * and ours alike: core carts, payment sessions and products know neither
 * consultations nor legal classes (ENT-2), and core orders are readable by
 * their id alone.
 */
const STORE_ALLOW_LIST: readonly AllowedRoute[] = [
  {
    methods: ["GET"],
    path: "/store/catalogue/**",
    reason: "our catalogue: POM without price, pack or stock",
  },
  {
    methods: ["GET", "POST"],
    path: "/store/consultations/**",
    reason: "consultations, by token or owner",
  },
  {
    methods: ["GET", "POST", "DELETE"],
    path: "/store/baskets/**",
    reason: "baskets, by token or owner; every change passes the gate",
  },
  {
    methods: ["GET", "POST"],
    path: "/store/patients/**",
    reason: "the signed-in person's own profile",
  },
  {
    methods: ["GET"],
    path: "/store/gp-practices",
    reason: "search in the public directory of practices",
  },
  {
    methods: ["POST"],
    path: "/store/letter-replies/**",
    reason: "GP practices' replies, by the code of their letter",
  },
  {
    methods: ["GET", "POST"],
    path: "/store/account/**",
    reason: "the signed-in person's own orders, messages and documents",
  },
  {
    methods: ["POST"],
    path: "/store/customers",
    reason: "registration, after /auth/customer/emailpass/register",
  },
  {
    methods: ["GET"],
    path: "/store/customers/me",
    reason: "who is signed in",
  },
]

export const isAllowedInStore = (method: string, path: string): boolean =>
  STORE_ALLOW_LIST.some(
    (route) =>
      route.methods.some((allowed) => allowed === asRead(method)) &&
      matchesPattern(route.path, path)
  )

/** HEAD reads what GET reads. */
const asRead = (method: string): string => (method === "HEAD" ? "GET" : method)

/** Refuses every /store route outside the allow-list with `route_closed`. */
function storeAllowList(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  if (req.method === "OPTIONS" || isAllowedInStore(req.method, fullPath(req))) {
    next()
    return
  }
  throw forbidden("route_closed", "This address is not open to the public")
}

/** Without a method, so that it stands before every validator and handler. */
export const storeAllowListMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store", middlewares: [storeAllowList] },
]
