const { TestEnvironment } = require("jest-environment-node")
const { randomBytes } = require("node:crypto")
const { mkdtempSync, rmSync } = require("node:fs")
const { tmpdir } = require("node:os")
const { join } = require("node:path")

/**
 * Gives each spec file its own key store, audit ledger, folder for files and
 * checkpoints, and two free ports for the simulators, with every partner's
 * address set to them (sandbox.ts starts the simulators there).
 * They can't live in the database the Medusa runner restores between tests,
 * and a file that damages the ledger on purpose must not disturb another.
 */
class DatabaseEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    this.roles = await import("../../scripts/lib/roles.mjs")
    const { freePort } = await import("../../scripts/lib/ports.mjs")
    const { simulatorSettings, PHARMACY_SETTINGS } = await import(
      "../../scripts/lib/settings.mjs"
    )
    const ports = { sandbox: await freePort(), mail: await freePort() }
    const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
    const secret = process.env.TEST_ROLE_PASSWORD
    const server = `${DB_HOST}:${DB_PORT}`
    const suffix = randomBytes(6).toString("hex")
    const keys = `pharmacy_keys_${suffix}`
    const audit = `pharmacy_audit_${suffix}`
    this.superuserUrl = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${server}/postgres`
    this.databases = [keys, audit]
    await this.create({ database: keys, owner: "key_store" })
    await this.create({
      database: audit,
      owner: "audit_owner",
      guests: ["audit_writer"],
      template: process.env.DB_LEDGER_TEMPLATE,
    })
    this.filesDir = mkdtempSync(join(tmpdir(), "pharmacy-files-"))
    Object.assign(this.global.process.env, {
      KEY_STORE_URL: `postgres://key_store:${secret}@${server}/${keys}`,
      AUDIT_ADMIN_URL: `postgres://audit_owner:${secret}@${server}/${audit}`,
      AUDIT_DATABASE_URL: `postgres://audit_writer:${secret}@${server}/${audit}`,
      AUDIT_CHECKPOINT_DIR: join(this.filesDir, "checkpoints"),
      FILES_DIR: join(this.filesDir, "files"),
      // The Medusa runner puts its own in place; the settings want one to read.
      DATABASE_URL: `postgres://${DB_USERNAME}:${DB_PASSWORD}@${server}/postgres`,
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_SMTP_PORT: String(ports.mail),
      ...simulatorSettings(ports),
      ...PHARMACY_SETTINGS,
    })
  }

  create(input) {
    return this.roles.createDatabase({
      superuserUrl: this.superuserUrl,
      ...input,
    })
  }

  async teardown() {
    for (const database of this.databases ?? []) {
      await this.roles.dropDatabase({
        superuserUrl: this.superuserUrl,
        database,
      })
    }
    if (this.filesDir) {
      rmSync(this.filesDir, { recursive: true, force: true })
    }
    await super.teardown()
  }
}

module.exports = DatabaseEnvironment
