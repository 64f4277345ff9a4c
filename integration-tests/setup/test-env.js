// Values every test sees. They are invented, and none is a default of the
// application, so a missing setting shows in production and not here.
const values = {
  NODE_ENV: "test",
  TZ: "UTC",
  LOG_LEVEL: "error",
  MEDUSA_TELEMETRY_DISABLED: "1",
}

for (const [name, value] of Object.entries(values)) {
  process.env[name] ??= value
}
