import { isIP } from "node:net"
import { z } from "@medusajs/framework/zod"

const secret = z.string().min(32, "needs at least 32 characters")
const key32 = z
  .string()
  .refine((value) => Buffer.from(value, "base64").length === 32, {
    message: "needs 32 bytes in base64",
  })
const keyId = z.string().regex(/^[a-z0-9-]{1,40}$/, "needs a short name")
const oldKeys = z.string().transform((value, context) => {
  const keys: Record<string, string> = {}
  for (const pair of value.split(",")) {
    const [name = "", key = "", ...rest] = pair.split(":")
    if (rest.length > 0 || !isNamedKey(name, key)) {
      context.addIssue("needs name:key pairs, each key 32 bytes in base64")
      return z.NEVER
    }
    keys[name] = key
  }
  return keys
})
const proxies = z
  .string()
  .default("")
  .transform((value) => value.split(",").map((one) => one.trim()))
  .transform((entries) => entries.filter((one) => one !== ""))
  .refine((entries) => entries.every(isNetwork), {
    message: "needs addresses or networks, separated by commas",
  })
const url = z.string().url()
const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((value) => value === "true")

const isNamedKey = (name: string, key: string): boolean =>
  keyId.safeParse(name).success && key32.safeParse(key).success

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/")
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  const isWhole = bits === undefined || /^\d{1,3}$/.test(bits)
  return rest.length === 0 && isWhole && Number(bits ?? 0) <= longest
}

/** Every setting of the backend; `.env.template` explains each. */
export const envSchema = z.object({
  NODE_ENV: z
    .enum(["development", "test", "production"])
    .default("development"),
  /** "production" refuses what only a demonstration may have (simulators, test clock, sample users). */
  PHARMACY_ENV: z.enum(["demo", "production"]).default("demo"),
  DATABASE_URL: url,
  KEY_STORE_URL: url,
  AUDIT_DATABASE_URL: url,
  AUDIT_ADMIN_URL: url.optional(),
  AUDIT_CHECKPOINT_DIR: z.string().default(".data/audit-checkpoints"),
  AUDIT_CHECKPOINT_KEY: secret,
  REDIS_URL: url.optional(),
  WORKER_MODE: z.enum(["shared", "server", "worker"]).default("shared"),
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  COOKIE_SECURE: flag,
  CAPABILITY_SECRET: secret,
  /** Shared with the storefront, which proves shoppers' addresses with it; unset, all its shoppers count as one. */
  SHOPPER_ADDRESS_SECRET: secret.optional(),
  /** Whose X-Forwarded-For is believed: addresses and networks. */
  TRUSTED_PROXIES: proxies,
  ENCRYPTION_KEY: key32,
  ENCRYPTION_KEY_ID: keyId.default("k1"),
  /** While keys are changed: the earlier ones, "k1:<base64>,k2:<base64>". */
  ENCRYPTION_KEYS_OLD: oldKeys.default({}),
  BLIND_INDEX_KEY: key32,
  STORE_CORS: z.string(),
  ADMIN_CORS: z.string(),
  AUTH_CORS: z.string(),
  BACKEND_URL: url,
  STOREFRONT_URL: url,
  TEST_CLOCK: flag,
  FILES_DIR: z.string().default(".data/files"),
  LEXISNEXIS_URL: url,
  LEXISNEXIS_USERNAME: z.string().min(1),
  LEXISNEXIS_PASSWORD: z.string().min(1),
  LEXISNEXIS_SCORECARD: z.string().default("Age Verification default"),
  SIGNATURERX_URL: url,
  SIGNATURERX_CLIENT_ID: z.string().min(1),
  SIGNATURERX_CLIENT_SECRET: z.string().min(1),
  SIGNATURERX_CLINIC_ID: z.coerce.number().int().positive(),
  SIGNATURERX_CONTACT_ID: z.coerce.number().int().nonnegative().default(0),
  SIGNATURERX_WEBHOOK_SECRET: secret,
  /** SignatureRx wants the prescriber's IPv4 address; this one where somebody has only IPv6. */
  SIGNATURERX_FALLBACK_IP: z.ipv4().optional(),
  ROYAL_MAIL_URL: url,
  ROYAL_MAIL_API_KEY: z.string().min(1),
  ROYAL_MAIL_TRACKING_URL: url,
  ROYAL_MAIL_TRACKING_CLIENT_ID: z.string().min(1),
  ROYAL_MAIL_TRACKING_CLIENT_SECRET: z.string().min(1),
  ROYAL_MAIL_WEBHOOK_USERNAME: z.string().min(1),
  ROYAL_MAIL_WEBHOOK_PASSWORD: secret,
  ROYAL_MAIL_SERVICE_STANDARD: z.string().max(10).default("TPN24"),
  ROYAL_MAIL_SERVICE_SPECIAL: z.string().max(10).default("SD1"),
  TITAN_URL: url,
  TITAN_CLIENT_ID: z.string().min(1),
  TITAN_CLIENT_SECRET: z.string().min(1),
  STRIPE_API_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  /** Only for the simulator; unset means the real Stripe. */
  STRIPE_API_URL: url.optional(),
  GP_DIRECTORY_URL: url,
  SMTP_URL: url,
  SMTP_FROM: z.string().min(3),
  SMS_URL: url,
  SMS_API_KEY: z.string().min(1),
  /** For the sample staff of the seed; without it they get the demonstration's password, never in production. */
  SEED_STAFF_PASSWORD: z.string().min(12).optional(),
  /** The hour of the London day from which reviewers who chose it are sent their digest (QUE-3). */
  REVIEW_DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(8),
  /** Hours after the last answer at which an unfinished consultation is brought to mind (CON-8), rising: "1,24". */
  CONSULTATION_REMINDER_HOURS: z
    .string()
    .default("1,24")
    .transform((value) => value.split(",").map(Number))
    .refine(
      (hours) =>
        hours.every(
          (hour, at) => hour > 0 && hour < 168 && hour > (hours[at - 1] ?? 0)
        ),
      "needs rising numbers of hours below 168 (7 days)"
    ),
  /** Days after which answers that nobody touched are destroyed: guests', of people with an account, and after which their denials are sealed (CON-9, REN-6). */
  ANSWERS_KEPT_DAYS_GUEST: z.coerce.number().int().min(1).default(30),
  ANSWERS_KEPT_DAYS_ACCOUNT: z.coerce.number().int().min(1).default(90),
  ANSWERS_KEPT_DAYS_DENIED: z.coerce.number().int().min(1).default(730),
  /** How long a look-up of the professional register is good for (R-35). */
  REGISTER_CHECK_MONTHS: z.coerce.number().int().min(1).max(36).default(12),
  /** Legal classes whose plans are treated as subscriptions (R-09), as in "P,GSL"; "none" for none. */
  SUBSCRIPTION_CLASSES: z
    .string()
    .default("P,GSL")
    .transform((value) => (value === "none" ? [] : value.split(/\s*,\s*/)))
    .pipe(z.array(z.enum(["POM", "P", "GSL", "device"]))),
  /** Off: a member of the team presses Refund before any money of an ended case goes back (PAY-5). */
  REFUNDS_AUTOMATIC: flag.default(true),
  /** Where the seed writes the storefront's publishable key. */
  PUBLISHABLE_KEY_FILE: z.string().optional(),
  PHARMACY_NAME: z.string().min(1),
  PHARMACY_ADDRESS: z.string().min(1),
  PHARMACY_PREMISES_NUMBER: z.string().regex(/^\d{7}$/),
  PHARMACY_SUPERINTENDENT: z.string().min(1),
  PHARMACY_PHONE: z.string().min(1),
  PHARMACY_EMAIL: z.string().email(),
})

export type Env = z.infer<typeof envSchema>

/** The part that a command on the key store needs. */
export const encryptionSchema = envSchema.pick({
  KEY_STORE_URL: true,
  ENCRYPTION_KEY: true,
  ENCRYPTION_KEY_ID: true,
  ENCRYPTION_KEYS_OLD: true,
  BLIND_INDEX_KEY: true,
})

/** Parses the environment once at start; lists every problem together, never a value. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable counts as unset, as in most .env files.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== "")
  )
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`
    )
    throw new Error(`The environment is not complete:\n${problems.join("\n")}`)
  }
  refuseDemoSettings(parsed.data)
  return parsed.data
}

let settings: Env | undefined

/** The settings of the running process, read once. For routes and middlewares; modules and providers get theirs as options. */
export function runningEnv(): Env {
  settings ??= readEnv(process.env)
  return settings
}

const LOOPBACK =
  /^(https?|smtps?):\/\/([^@/]*@)?(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/

function refuseDemoSettings(env: Env): void {
  if (env.PHARMACY_ENV !== "production") {
    return
  }
  const problems = [
    env.TEST_CLOCK ? "TEST_CLOCK must be off" : undefined,
    env.STRIPE_API_URL ? "STRIPE_API_URL points at a simulator" : undefined,
    ...(
      [
        "LEXISNEXIS_URL",
        "SIGNATURERX_URL",
        "ROYAL_MAIL_URL",
        "ROYAL_MAIL_TRACKING_URL",
        "TITAN_URL",
        "GP_DIRECTORY_URL",
        "SMS_URL",
        "SMTP_URL",
      ] as const
    ).map((name) =>
      LOOPBACK.test(env[name]) ? `${name} points at a simulator` : undefined
    ),
    env.COOKIE_SECURE ? undefined : "COOKIE_SECURE must be on",
    env.SHOPPER_ADDRESS_SECRET
      ? undefined
      : "SHOPPER_ADDRESS_SECRET must be set",
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) {
    throw new Error(
      `Not fit for production:\n${problems.map((problem) => `  ${problem}`).join("\n")}`
    )
  }
}
