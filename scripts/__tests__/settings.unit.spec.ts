import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { envSchema, readEnv } from "../../src/shared/env"
import { ensureSecrets } from "../lib/secrets.mjs"
import { backendSettings, readPorts } from "../lib/settings.mjs"

const root = join(__dirname, "../..")

describe(".env.template", () => {
  it("names every setting of the backend and nothing else", () => {
    const template = readFileSync(join(root, ".env.template"), "utf8")
    const named = [...template.matchAll(/^([A-Z0-9_]+)=/gm)].map(
      ([, name]) => name
    )
    expect(new Set(named).size).toBe(named.length)
    expect([...named].sort()).toEqual(Object.keys(envSchema.shape).sort())
  })

  it("holds no value", () => {
    const template = readFileSync(join(root, ".env.template"), "utf8")
    expect(template).not.toMatch(/^[A-Z0-9_]+=./m)
  })
})

describe("a local installation", () => {
  const dir = mkdtempSync(join(tmpdir(), "pharmacy-secrets-"))
  const file = join(dir, ".data", "secrets.env")
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it("makes its secrets once, readable by their owner only", () => {
    const secrets = ensureSecrets(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(new Set(Object.values(secrets)).size).toBe(
      Object.keys(secrets).length
    )
    expect(ensureSecrets(file)).toEqual(secrets)
  })

  it("gives the backend every setting it needs, and no owner's password", () => {
    const secrets = ensureSecrets(file)
    const settings = backendSettings({ env: {}, secrets, ports: readPorts({}) })
    expect(readEnv(settings)).toMatchObject({
      PHARMACY_ENV: "demo",
      TEST_CLOCK: true,
    })
    const values = Object.values(settings).join("\n")
    expect(values).not.toContain(secrets["DB_PASSWORD_POSTGRES"])
    expect(values).not.toContain(secrets["DB_PASSWORD_AUDIT_OWNER"])
  })

  it("lets one real partner in beside the simulators", () => {
    const settings = backendSettings({
      env: { STRIPE_API_KEY: "sk_test_mine", PORT: "9100" },
      secrets: ensureSecrets(file),
      ports: readPorts({ PORT: "9100" }),
    })
    expect(settings).toMatchObject({
      STRIPE_API_KEY: "sk_test_mine",
      BACKEND_URL: "http://localhost:9100",
      LEXISNEXIS_USERNAME: "sandbox-lexisnexis",
    })
    expect(settings).not.toHaveProperty("STRIPE_API_URL")
  })

  it("refuses to take its settings for production", () => {
    const settings = backendSettings({
      env: { PHARMACY_ENV: "production" },
      secrets: ensureSecrets(file),
      ports: readPorts({}),
    })
    expect(() => readEnv(settings)).toThrow(/Not fit for production/)
  })
})
