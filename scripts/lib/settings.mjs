import { join } from "node:path"
import { DATA } from "./paths.mjs"
import { portFrom } from "./ports.mjs"

/** The ports of a local installation and the variable that changes each. */
export const PORTS = {
  backend: { variable: "PORT", fallback: 9000 },
  storefront: { variable: "STOREFRONT_PORT", fallback: 8000 },
  sandbox: { variable: "SANDBOX_PORT", fallback: 4700 },
  mail: { variable: "SANDBOX_SMTP_PORT", fallback: 4725 },
  database: { variable: "DATABASE_PORT", fallback: 5433 },
}

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Record<keyof typeof PORTS, number>}
 */
export const readPorts = (env) =>
  Object.fromEntries(
    Object.entries(PORTS).map(([name, { variable, fallback }]) => [
      name,
      portFrom(env, variable, fallback),
    ])
  )

/**
 * Every partner's address and credentials as the simulators expect them. The
 * credentials are the simulators' own and open nothing else.
 *
 * @param {{ sandbox: number, mail: number }} ports
 * @returns {Record<string, string>}
 */
export function simulatorSettings({ sandbox, mail }) {
  const base = `http://127.0.0.1:${sandbox}`
  return {
    LEXISNEXIS_URL: `${base}/lexisnexis/v5.10`,
    LEXISNEXIS_USERNAME: "sandbox-lexisnexis",
    LEXISNEXIS_PASSWORD: "sandbox-lexisnexis-password",
    SIGNATURERX_URL: `${base}/signaturerx`,
    SIGNATURERX_CLIENT_ID: "sandbox-signaturerx",
    SIGNATURERX_CLIENT_SECRET: "sandbox-signaturerx-secret",
    SIGNATURERX_CLINIC_ID: "1001",
    SIGNATURERX_WEBHOOK_SECRET: "sandbox-signaturerx-webhook-secret-0123456789",
    ROYAL_MAIL_URL: `${base}/royal-mail/api/v1`,
    ROYAL_MAIL_API_KEY: "sandbox-royal-mail-key",
    ROYAL_MAIL_TRACKING_URL: `${base}/royal-mail/tracking`,
    ROYAL_MAIL_TRACKING_CLIENT_ID: "sandbox-tracking",
    ROYAL_MAIL_TRACKING_CLIENT_SECRET: "sandbox-tracking-secret",
    ROYAL_MAIL_WEBHOOK_USERNAME: "royal-mail",
    ROYAL_MAIL_WEBHOOK_PASSWORD: "sandbox-royal-mail-webhook-password-0123",
    TITAN_URL: `${base}/titan`,
    TITAN_CLIENT_ID: "sandbox-titan",
    TITAN_CLIENT_SECRET: "sandbox-titan-secret",
    STRIPE_API_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRET: "whsec_sandbox_0123456789abcdef0123456789",
    STRIPE_API_URL: base,
    GP_DIRECTORY_URL: `${base}/gp-directory`,
    SMTP_URL: `smtp://127.0.0.1:${mail}`,
    SMTP_FROM: "Willow Pharmacy <care@willow-pharmacy.example>",
    SMS_URL: `${base}/sms`,
    SMS_API_KEY: "sandbox-sms-key",
  }
}

/** The invented pharmacy of the sample data. */
export const PHARMACY_SETTINGS = {
  PHARMACY_NAME: "Willow Pharmacy",
  PHARMACY_ADDRESS: "1 Willow Yard, Exampleton, EX1 1AA",
  PHARMACY_PREMISES_NUMBER: "9999999",
  PHARMACY_SUPERINTENDENT: "Rowan Ashdown",
  PHARMACY_PHONE: "01632 960000",
  PHARMACY_EMAIL: "care@willow-pharmacy.example",
}

/** Groups of settings that belong together: one real value switches the simulator's off. */
const REAL_STRIPE = ["STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"]

/**
 * Everything the backend of a local installation needs. A variable set by
 * hand wins over the simulators' values, so that single partners can be real.
 *
 * @param {object} input
 * @param {Record<string, string | undefined>} input.env
 * @param {Record<string, string>} input.secrets of the secrets file
 * @param {ReturnType<typeof readPorts>} input.ports
 * @returns {Record<string, string>}
 */
export function backendSettings({ env, secrets, ports }) {
  const backend = `http://localhost:${ports.backend}`
  const storefront = `http://localhost:${ports.storefront}`
  const defaults = {
    ...simulatorSettings(ports),
    ...PHARMACY_SETTINGS,
    PHARMACY_ENV: "demo",
    TEST_CLOCK: "true",
    COOKIE_SECURE: "false",
    BACKEND_URL: backend,
    STOREFRONT_URL: storefront,
    STORE_CORS: storefront,
    ADMIN_CORS: backend,
    AUTH_CORS: `${storefront},${backend}`,
    PUBLISHABLE_KEY_FILE: join(DATA, "publishable-key"),
    FILES_DIR: join(DATA, "files"),
    AUDIT_CHECKPOINT_DIR: join(DATA, "audit-checkpoints"),
    MEDUSA_TELEMETRY_DISABLED: "1",
  }
  if (REAL_STRIPE.some((name) => env[name])) delete defaults.STRIPE_API_URL
  const given = Object.entries(defaults).map(([name, value]) => [
    name,
    env[name] || value,
  ])
  return {
    ...Object.fromEntries(given),
    ...pick(secrets, APPLICATION_SECRETS),
    ...databaseUrls({ secrets, port: ports.database }),
    PORT: String(ports.backend),
  }
}

/** What the running server knows; the superuser's and the ledger owner's passwords stay with the start script. */
const APPLICATION_SECRETS = [
  "JWT_SECRET",
  "COOKIE_SECRET",
  "CAPABILITY_SECRET",
  "SHOPPER_ADDRESS_SECRET",
  "ENCRYPTION_KEY",
  "BLIND_INDEX_KEY",
  "AUDIT_CHECKPOINT_KEY",
  "SEED_STAFF_PASSWORD",
]

function databaseUrls({ secrets, port }) {
  return {
    DATABASE_URL: databaseUrl("medusa_app", "pharmacy", secrets, port),
    KEY_STORE_URL: databaseUrl("key_store", "pharmacy_keys", secrets, port),
    AUDIT_DATABASE_URL: databaseUrl(
      "audit_writer",
      "pharmacy_audit",
      secrets,
      port
    ),
  }
}

/**
 * @param {string} role
 * @param {string} database
 * @param {Record<string, string>} secrets
 * @param {number} port
 */
export const databaseUrl = (role, database, secrets, port) =>
  `postgres://${role}:${secrets[passwordName(role)]}@localhost:${port}/${database}`

/** The name of a role's password in the secrets file. */
export const passwordName = (role) => `DB_PASSWORD_${role.toUpperCase()}`

const pick = (values, names) =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? ""]))
