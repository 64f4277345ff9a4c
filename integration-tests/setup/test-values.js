// Values every test sees. They are invented, and none is a default of the
// application, so a missing setting shows in production and not here. What
// belongs to one spec file (databases, ports) is set by its environment.
module.exports = {
  NODE_ENV: "test",
  LOG_LEVEL: "error",
  MEDUSA_TELEMETRY_DISABLED: "1",
  PHARMACY_ENV: "demo",
  TEST_CLOCK: "true",
  COOKIE_SECURE: "false",
  JWT_SECRET: "invented-jwt-secret-0123456789abcdef",
  COOKIE_SECRET: "invented-cookie-secret-0123456789abcd",
  CAPABILITY_SECRET: "invented-capability-secret-0123456789",
  SHOPPER_ADDRESS_SECRET: "invented-shopper-address-secret-0123456",
  AUDIT_CHECKPOINT_KEY: "invented-checkpoint-key-0123456789abcd",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  BLIND_INDEX_KEY: Buffer.alloc(32, 9).toString("base64"),
  BACKEND_URL: "http://localhost:9000",
  STOREFRONT_URL: "http://localhost:8000",
  STORE_CORS: "http://localhost:8000",
  ADMIN_CORS: "http://localhost:9000",
  AUTH_CORS: "http://localhost:8000,http://localhost:9000",
}
