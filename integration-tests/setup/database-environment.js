const { TestEnvironment } = require("jest-environment-node")
const { randomBytes } = require("node:crypto")
const { mkdtempSync, rmSync } = require("node:fs")
const { tmpdir } = require("node:os")
const { join } = require("node:path")

/**
 * Gives each spec file its own key store, audit ledger and checkpoint folder.
 * They can't live in the database the Medusa runner restores between tests,
 * and a file that damages the ledger on purpose must not disturb another.
 */
class DatabaseEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    this.roles = await import("../../scripts/lib/roles.mjs")
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
    })
    this.checkpointDir = mkdtempSync(join(tmpdir(), "pharmacy-checkpoints-"))
    Object.assign(this.global.process.env, {
      KEY_STORE_URL: `postgres://key_store:${secret}@${server}/${keys}`,
      AUDIT_ADMIN_URL: `postgres://audit_owner:${secret}@${server}/${audit}`,
      AUDIT_DATABASE_URL: `postgres://audit_writer:${secret}@${server}/${audit}`,
      AUDIT_CHECKPOINT_DIR: this.checkpointDir,
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
    if (this.checkpointDir) {
      rmSync(this.checkpointDir, { recursive: true, force: true })
    }
    await super.teardown()
  }
}

module.exports = DatabaseEnvironment
