import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from "rate-limiter-flexible"
import { createClient } from "redis"
import { runningEnv } from "../../shared/env"
import { messageOf } from "../../shared/errors"
import { clientAddress } from "./client-address"

export type RateLimit = {
  /** Names the counter. */
  name: string
  matcher: string
  methods: readonly ("GET" | "POST")[]
  /** So many requests … */
  points: number
  /** … in so many seconds … */
  seconds: number
  /** … for each address, for each address and account named in the body, or for who is signed in. */
  per: "address" | "address_and_email" | "account"
  /** Every request, or only those answered 401. */
  counts: "every" | "failures"
  /** Only the matcher's own path, not those below it. */
  exact?: boolean
}

/**
 * What may be tried how often. Generous for people behind one address (a
 * household, an office), tight for guessing passwords and codes.
 */
const RATE_LIMITS: readonly RateLimit[] = [
  {
    name: "auth",
    matcher: "/auth",
    methods: ["POST"],
    points: 120,
    seconds: 60,
    per: "address",
    counts: "every",
  },
  {
    name: "sign_in",
    matcher: "/auth/:actor/emailpass",
    methods: ["POST"],
    points: 10,
    seconds: 600,
    per: "address_and_email",
    counts: "failures",
  },
  {
    name: "consultation_start",
    matcher: "/store/consultations",
    methods: ["POST"],
    points: 60,
    seconds: 60,
    per: "address",
    counts: "every",
    exact: true,
  },
  {
    name: "consultation_files",
    matcher: "/store/consultations/:id/files",
    methods: ["POST"],
    points: 300,
    seconds: 60,
    per: "address",
    counts: "every",
    exact: true,
  },
  {
    name: "verification",
    matcher: "/store/patients/me/verifications",
    methods: ["POST"],
    points: 20,
    seconds: 60,
    per: "address",
    counts: "every",
  },
  {
    name: "letter_replies",
    matcher: "/store/letter-replies",
    methods: ["POST"],
    points: 20,
    seconds: 600,
    per: "address",
    counts: "every",
  },
  {
    name: "account_messages",
    matcher: "/store/account/messages/:thread_id",
    methods: ["POST"],
    points: 20,
    seconds: 60,
    per: "address",
    counts: "every",
    exact: true,
  },
  {
    name: "webhook",
    matcher: "/hooks",
    methods: ["POST"],
    points: 1200,
    seconds: 60,
    per: "address",
    counts: "every",
  },
]

/** For who is signed in, so it stands behind the sign-in of its area. */
export const IDENTITY_DOCUMENTS_LIMIT: RateLimit = {
  name: "identity_documents",
  matcher: "/store/account/identity/documents",
  methods: ["POST"],
  points: 30,
  seconds: 3600,
  per: "account",
  counts: "every",
  exact: true,
}

/** Each report stops supply and tells every clinician. */
export const HEALTH_REPORTS_LIMIT: RateLimit = {
  name: "health_reports",
  matcher: "/store/account/health-reports",
  methods: ["POST"],
  points: 20,
  seconds: 3600,
  per: "account",
  counts: "every",
  exact: true,
}

/** What worries stops supply as a report does. */
export const CHECK_INS_LIMIT: RateLimit = {
  ...HEALTH_REPORTS_LIMIT,
  name: "check_ins",
  matcher: "/store/account/plans/:id/check-in",
}

/** Each asks somebody's bank. */
export const PLAN_PAYMENTS_LIMIT: RateLimit = {
  name: "plan_payments",
  matcher: "/store/account/plans/:id/payment",
  methods: ["POST"],
  points: 10,
  seconds: 3600,
  per: "account",
  counts: "every",
  exact: true,
}

/** Saving cards is how stolen ones are tried out. */
export const PLAN_CARDS_LIMIT: RateLimit = {
  ...PLAN_PAYMENTS_LIMIT,
  name: "plan_cards",
  matcher: "/store/account/plans/:id/card",
}

const limiters = new Map<string, RateLimiterAbstract>()

/** Built at the first request, when the settings are known. */
function limiterOf(limit: RateLimit): RateLimiterAbstract {
  const limiter = limiters.get(limit.name) ?? build(limit)
  limiters.set(limit.name, limiter)
  return limiter
}

/** Forgets this process's counts; for tests, which all call from one address. */
export const resetRateLimits = (): void => limiters.clear()

function build(limit: RateLimit): RateLimiterAbstract {
  const memory = new RateLimiterMemory({
    keyPrefix: `rate:${limit.name}`,
    points: limit.points,
    duration: limit.seconds,
  })
  const { REDIS_URL } = runningEnv()
  if (!REDIS_URL) {
    return memory
  }
  return new RateLimiterRedis({
    storeClient: redisClient(REDIS_URL),
    useRedisPackage: true,
    keyPrefix: `rate:${limit.name}`,
    points: limit.points,
    duration: limit.seconds,
    // While Redis is away each process counts for itself.
    insuranceLimiter: memory,
  })
}

let client: ReturnType<typeof createClient> | undefined

function redisClient(url: string) {
  if (!client) {
    client = createClient({ url })
    // The insurance limiter takes over; an unheard error would end the process.
    client.on("error", () => undefined)
    void client.connect().catch(() => undefined)
  }
  return client
}

function keyOf(limit: RateLimit, req: MedusaRequest): string {
  if (limit.per === "account") {
    return accountOf(req)
  }
  const address = clientAddress(req)
  if (limit.per === "address") {
    return address
  }
  const body: unknown = req.body
  const email =
    typeof body === "object" && body !== null && "email" in body
      ? String(body.email).trim().toLowerCase()
      : ""
  return `${address}:${email}`
}

const accountOf = (req: MedusaRequest): string =>
  (req as MedusaRequest & { auth_context?: { actor_id: string } }).auth_context
    ?.actor_id ?? clientAddress(req)

/** Counts a request; over the limit it is answered 429 with Retry-After. */
export function rateLimit(limit: RateLimit) {
  return async (
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction
  ): Promise<void> => {
    if (!applies(limit, req)) {
      next()
      return
    }
    const waitMs = await msToWait(limit, limiterOf(limit), req, res)
    if (waitMs === undefined) {
      next()
      return
    }
    const seconds = Math.max(1, Math.ceil(waitMs / 1000))
    res.setHeader("Retry-After", String(seconds))
    res.status(429).json({
      type: "not_allowed",
      code: "rate_limited",
      message: `Too many tries; try again in ${seconds} seconds`,
    })
  }
}

const applies = (limit: RateLimit, req: MedusaRequest): boolean =>
  limit.methods.some((method) => method === req.method) &&
  !(limit.exact === true && req.path !== "/")

/** How long this client has to wait; undefined when it may go on. A broken store lets everybody through and is logged. */
async function msToWait(
  limit: RateLimit,
  limiter: RateLimiterAbstract,
  req: MedusaRequest,
  res: MedusaResponse
): Promise<number | undefined> {
  const key = keyOf(limit, req)
  try {
    if (limit.counts === "every") {
      await limiter.consume(key)
      return undefined
    }
    const counted = await limiter.get(key)
    if (counted && counted.consumedPoints >= limit.points) {
      return counted.msBeforeNext
    }
    res.on("finish", () => {
      if (res.statusCode === 401) {
        void limiter.consume(key).catch(() => undefined)
      }
    })
    return undefined
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      return error.msBeforeNext
    }
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Rate limit ${limit.name}: ${messageOf(error)}`)
    return undefined
  }
}

export const rateLimitMiddlewares: MiddlewareRoute[] = RATE_LIMITS.map(
  (limit) => ({ matcher: limit.matcher, middlewares: [rateLimit(limit)] })
)
