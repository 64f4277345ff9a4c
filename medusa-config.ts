import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import { vaultOptions } from "./src/shared/encryption/vault-options"
import { readEnv } from "./src/shared/env"

loadEnv(process.env["NODE_ENV"] ?? "development", process.cwd())
const env = readEnv(process.env)

const vault = vaultOptions(env)

/** Our own modules: one line each, in the order of the patient's path. */
const pharmacyModules = [
  { resolve: "./src/modules/clock", options: { testClock: env.TEST_CLOCK } },
  {
    resolve: "./src/modules/partner-gateway",
    // Without Redis there is one process: at its start nobody else is sending.
    options: { vault, soleWorker: !env.REDIS_URL },
  },
  {
    resolve: "./src/modules/audit",
    options: {
      databaseUrl: env.AUDIT_DATABASE_URL,
      adminUrl: env.AUDIT_ADMIN_URL,
      checkpointDir: env.AUDIT_CHECKPOINT_DIR,
      checkpointKey: env.AUDIT_CHECKPOINT_KEY,
    },
  },
  { resolve: "./src/modules/staff" },
  { resolve: "./src/modules/patient", options: { vault } },
  { resolve: "./src/modules/formulary" },
  { resolve: "./src/modules/consultation", options: { vault } },
  {
    resolve: "./src/modules/identity",
    options: {
      vault,
      providers: [
        {
          resolve: "./src/providers/identity-lexisnexis",
          id: "lexisnexis",
          options: {
            url: env.LEXISNEXIS_URL,
            username: env.LEXISNEXIS_USERNAME,
            password: env.LEXISNEXIS_PASSWORD,
            scorecard: env.LEXISNEXIS_SCORECARD,
          },
        },
      ],
    },
  },
  { resolve: "./src/modules/clinical-review", options: { vault } },
  {
    resolve: "./src/modules/billing",
    options: {
      vault,
      providers: [
        {
          resolve: "./src/providers/billing-stripe",
          id: "stripe",
          options: {
            apiKey: env.STRIPE_API_KEY,
            ...(env.STRIPE_API_URL ? { apiUrl: env.STRIPE_API_URL } : {}),
          },
        },
      ],
    },
  },
  {
    resolve: "./src/modules/prescribing",
    options: {
      vault,
      practiceAddress: env.PHARMACY_ADDRESS,
      providers: [
        {
          resolve: "./src/providers/prescribing-signaturerx",
          id: "signaturerx",
          options: {
            url: env.SIGNATURERX_URL,
            clientId: env.SIGNATURERX_CLIENT_ID,
            clientSecret: env.SIGNATURERX_CLIENT_SECRET,
            clinicId: env.SIGNATURERX_CLINIC_ID,
            contactId: env.SIGNATURERX_CONTACT_ID,
            webhookSecret: env.SIGNATURERX_WEBHOOK_SECRET,
            fallbackIp: env.SIGNATURERX_FALLBACK_IP,
          },
        },
      ],
    },
  },
  {
    resolve: "./src/modules/dispensing",
    options: {
      vault,
      gateSecret: env.CAPABILITY_SECRET,
      providers: [
        {
          resolve: "./src/providers/carrier-royal-mail",
          id: "royal-mail",
          options: {
            url: env.ROYAL_MAIL_URL,
            apiKey: env.ROYAL_MAIL_API_KEY,
            trackingUrl: env.ROYAL_MAIL_TRACKING_URL,
            trackingClientId: env.ROYAL_MAIL_TRACKING_CLIENT_ID,
            trackingClientSecret: env.ROYAL_MAIL_TRACKING_CLIENT_SECRET,
            serviceStandard: env.ROYAL_MAIL_SERVICE_STANDARD,
            serviceSpecial: env.ROYAL_MAIL_SERVICE_SPECIAL,
          },
        },
      ],
    },
  },
  {
    resolve: "./src/modules/correspondence",
    options: {
      vault,
      providers: [
        {
          resolve: "./src/providers/gp-directory-ord",
          id: "ord",
          options: { url: env.GP_DIRECTORY_URL },
        },
      ],
    },
  },
  { resolve: "./src/modules/treatment-plan" },
  { resolve: "./src/modules/messaging", options: { vault } },
  {
    resolve: "./src/modules/pmr",
    options: {
      providers: [
        {
          resolve: "./src/providers/pmr-titan",
          id: "titan",
          options: {
            url: env.TITAN_URL,
            clientId: env.TITAN_CLIENT_ID,
            clientSecret: env.TITAN_CLIENT_SECRET,
          },
        },
      ],
    },
  },
  {
    // Our carrier alone: Medusa's manual provider would ship past the gates.
    resolve: "@medusajs/medusa/fulfillment",
    options: {
      providers: [
        {
          resolve: "./src/providers/fulfillment-royal-mail",
          id: "royal-mail",
          options: { gateSecret: env.CAPABILITY_SECRET },
        },
      ],
    },
  },
]

const paymentModule = {
  resolve: "@medusajs/medusa/payment",
  options: {
    providers: [
      {
        resolve: "./src/providers/payment-stripe",
        id: "stripe",
        options: {
          apiKey: env.STRIPE_API_KEY,
          webhookSecret: env.STRIPE_WEBHOOK_SECRET,
          ...(env.STRIPE_API_URL ? { apiUrl: env.STRIPE_API_URL } : {}),
        },
      },
    ],
  },
}

const fileModule = {
  resolve: "@medusajs/medusa/file",
  options: {
    providers: [
      {
        resolve: "./src/providers/file-private",
        id: "file-private",
        options: { dir: env.FILES_DIR, publicUrl: `${env.BACKEND_URL}/files` },
      },
    ],
  },
}

const notificationModule = {
  resolve: "@medusajs/medusa/notification",
  options: {
    providers: [
      {
        resolve: "./src/providers/notification-smtp",
        id: "smtp",
        options: {
          channels: ["email"],
          url: env.SMTP_URL,
          from: env.SMTP_FROM,
        },
      },
      {
        resolve: "./src/providers/notification-sms",
        id: "sms",
        options: {
          channels: ["sms"],
          url: env.SMS_URL,
          apiKey: env.SMS_API_KEY,
        },
      },
      {
        // The dashboard's bell.
        resolve: "@medusajs/medusa/notification-local",
        id: "feed",
        options: { channels: ["feed"] },
      },
    ],
  },
}

const redisModules = env.REDIS_URL
  ? [
      {
        resolve: "@medusajs/medusa/event-bus-redis",
        options: { redisUrl: env.REDIS_URL },
      },
      {
        resolve: "@medusajs/medusa/workflow-engine-redis",
        options: { redis: { redisUrl: env.REDIS_URL } },
      },
      {
        resolve: "@medusajs/medusa/locking",
        options: {
          providers: [
            {
              resolve: "@medusajs/medusa/locking-redis",
              id: "locking-redis",
              is_default: true,
              options: { redisUrl: env.REDIS_URL },
            },
          ],
        },
      },
    ]
  : []

const cachingModule = {
  resolve: "@medusajs/medusa/caching",
  options: env.REDIS_URL
    ? {
        providers: [
          {
            resolve: "@medusajs/caching-redis",
            id: "caching-redis",
            is_default: true,
            options: { redisUrl: env.REDIS_URL },
          },
        ],
      }
    : { in_memory: { enable: true } },
}

export default defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    ...(env.REDIS_URL ? { redisUrl: env.REDIS_URL } : {}),
    workerMode: env.WORKER_MODE,
    http: {
      storeCors: env.STORE_CORS,
      adminCors: env.ADMIN_CORS,
      authCors: env.AUTH_CORS,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
    },
    cookieOptions: { secure: env.COOKIE_SECURE, sameSite: "lax" },
  },
  // The admin is served by this server, whatever its address is.
  admin: { backendUrl: "/" },
  featureFlags: { caching: true },
  modules: [
    ...pharmacyModules,
    fileModule,
    notificationModule,
    paymentModule,
    ...redisModules,
    cachingModule,
  ],
})
