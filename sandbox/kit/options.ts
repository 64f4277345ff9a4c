export type Secrets = {
  signaturerxWebhookSecret: string
  signaturerxClientId: string
  signaturerxClientSecret: string
  stripeWebhookSecret: string
  stripeApiKey: string
  lexisnexisUsername: string
  lexisnexisPassword: string
  royalMailApiKey: string
  royalMailTrackingClientId: string
  royalMailTrackingClientSecret: string
  royalMailWebhookUsername: string
  royalMailWebhookPassword: string
  titanClientId: string
  titanClientSecret: string
  smsApiKey: string
}

/** What LexisNexis says of everybody; by the surname unless set. */
export const LEXISNEXIS_OUTCOMES = [
  "by_surname",
  "pass",
  "refer",
  "fail",
  "deceased",
] as const

/** Behaviour that can be changed while running, by POST /_control/config. */
export type Config = {
  backend_url: string
  webhook_retry_ms: number[]
  lexisnexis_slow_ms: number
  lexisnexis_outcome: (typeof LEXISNEXIS_OUTCOMES)[number]
  signaturerx_php_escaping: boolean
  royal_mail_oba: boolean
  royal_mail_rate_limit: number
  gp_directory_rate_limit: number
  stripe_refund_settle_ms: number
  /** By how much a signature's time is ahead of this machine's, for a platform whose clock was moved. */
  minutes_ahead: number
}

export type SandboxOptions = {
  host?: string
  port?: number
  smtpPort?: number
  stateFile?: string
  publicUrl?: string
  backendUrl?: string
  secrets?: Partial<Secrets>
  config?: Partial<Config>
}

/** The environment variable of each secret and its value in the sandbox. */
const SECRETS: Record<keyof Secrets, [name: string, sandbox: string]> = {
  signaturerxWebhookSecret: [
    "SIGNATURERX_WEBHOOK_SECRET",
    "sandbox-signaturerx-webhook-secret-0123456789",
  ],
  signaturerxClientId: ["SIGNATURERX_CLIENT_ID", "sandbox-signaturerx"],
  signaturerxClientSecret: [
    "SIGNATURERX_CLIENT_SECRET",
    "sandbox-signaturerx-secret",
  ],
  stripeWebhookSecret: [
    "STRIPE_WEBHOOK_SECRET",
    "whsec_sandbox_0123456789abcdef0123456789",
  ],
  stripeApiKey: ["STRIPE_API_KEY", "sk_test_sandbox"],
  lexisnexisUsername: ["LEXISNEXIS_USERNAME", "sandbox-lexisnexis"],
  lexisnexisPassword: ["LEXISNEXIS_PASSWORD", "sandbox-lexisnexis-password"],
  royalMailApiKey: ["ROYAL_MAIL_API_KEY", "sandbox-royal-mail-key"],
  royalMailTrackingClientId: [
    "ROYAL_MAIL_TRACKING_CLIENT_ID",
    "sandbox-tracking",
  ],
  royalMailTrackingClientSecret: [
    "ROYAL_MAIL_TRACKING_CLIENT_SECRET",
    "sandbox-tracking-secret",
  ],
  royalMailWebhookUsername: ["ROYAL_MAIL_WEBHOOK_USERNAME", "royal-mail"],
  royalMailWebhookPassword: [
    "ROYAL_MAIL_WEBHOOK_PASSWORD",
    "sandbox-royal-mail-webhook-password-0123",
  ],
  titanClientId: ["TITAN_CLIENT_ID", "sandbox-titan"],
  titanClientSecret: ["TITAN_CLIENT_SECRET", "sandbox-titan-secret"],
  smsApiKey: ["SMS_API_KEY", "sandbox-sms-key"],
}

const DEFAULT_CONFIG: Config = {
  backend_url: "",
  webhook_retry_ms: [
    500, 1000, 2000, 4000, 8000, 15000, 30000, 30000, 60000, 60000, 120000,
    300000, 300000, 600000, 1800000, 3600000,
  ],
  lexisnexis_slow_ms: 35000,
  lexisnexis_outcome: "by_surname",
  signaturerx_php_escaping: false,
  royal_mail_oba: true,
  royal_mail_rate_limit: 5,
  gp_directory_rate_limit: 5,
  stripe_refund_settle_ms: 5000,
  minutes_ahead: 0,
}

/** Secrets with the sandbox's own value where none is given. */
export function resolveSecrets(given: Partial<Secrets> = {}): Secrets {
  const secret = (key: keyof Secrets) => given[key] ?? SECRETS[key][1]
  return {
    signaturerxWebhookSecret: secret("signaturerxWebhookSecret"),
    signaturerxClientId: secret("signaturerxClientId"),
    signaturerxClientSecret: secret("signaturerxClientSecret"),
    stripeWebhookSecret: secret("stripeWebhookSecret"),
    stripeApiKey: secret("stripeApiKey"),
    lexisnexisUsername: secret("lexisnexisUsername"),
    lexisnexisPassword: secret("lexisnexisPassword"),
    royalMailApiKey: secret("royalMailApiKey"),
    royalMailTrackingClientId: secret("royalMailTrackingClientId"),
    royalMailTrackingClientSecret: secret("royalMailTrackingClientSecret"),
    royalMailWebhookUsername: secret("royalMailWebhookUsername"),
    royalMailWebhookPassword: secret("royalMailWebhookPassword"),
    titanClientId: secret("titanClientId"),
    titanClientSecret: secret("titanClientSecret"),
    smsApiKey: secret("smsApiKey"),
  }
}

/** Run-time configuration with the defaults filled in. */
export function resolveConfig(options: SandboxOptions): Config {
  const config = { ...DEFAULT_CONFIG, ...options.config }
  return { ...config, backend_url: options.backendUrl ?? config.backend_url }
}

/** Options as environment variables give them; see README.md. */
export function optionsFromEnv(env: NodeJS.ProcessEnv): SandboxOptions {
  const secrets: Partial<Secrets> = {}
  for (const [key, [name]] of Object.entries(SECRETS)) {
    const value = env[name]
    if (value) {
      Object.assign(secrets, { [key]: value })
    }
  }
  return {
    host: env.SANDBOX_HOST || "127.0.0.1",
    port: portFrom(env.SANDBOX_PORT, 4700, "SANDBOX_PORT"),
    smtpPort: portFrom(env.SANDBOX_SMTP_PORT, 4725, "SANDBOX_SMTP_PORT"),
    stateFile: env.SANDBOX_STATE_FILE || undefined,
    publicUrl: env.SANDBOX_PUBLIC_URL || undefined,
    backendUrl: env.SANDBOX_BACKEND_URL || undefined,
    secrets,
  }
}

function portFrom(
  text: string | undefined,
  fallback: number,
  name: string
): number {
  if (!text) {
    return fallback
  }
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`${name} must be a port from 0 to 65535`)
  }
  return port
}
