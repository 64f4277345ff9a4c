import { randomBytes } from "node:crypto"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  closeWaitingroomClient,
  configLoaderOverride,
  createDatabase,
  createPostgresDatabaseTemplate,
  dropDatabase,
  restorePostgresDatabaseFromTemplate,
  startApp,
  TestDatabaseUtils,
} from "@medusajs/test-utils"
import { waitWorkflowExecutions } from "@medusajs/test-utils/dist/medusa-test-runner-utils/wait-workflow-executions"
import { CLOCK_MODULE } from "../../src/modules/clock"
import type ClockModuleService from "../../src/modules/clock/service"
import { closeVaults } from "../../src/shared/encryption/vault"

const ROOT = join(__dirname, "../..")

/**
 * The backend of a spec file: started once, its database put back as often as
 * the suites ask. The database is a copy of the run's migrated template.
 */
export class TestBackend {
  readonly dbName = `backend_${randomBytes(6).toString("hex")}`
  readonly clientUrl = `${TestDatabaseUtils.getDatabaseURL(this.dbName)}${process.env["DB_BY_SOCKET"] ?? ""}`
  private readonly atStart = `${this.dbName}_start`
  private readonly ofSuite = `${this.dbName}_suite`
  private running: Awaited<ReturnType<typeof startApp>> | undefined
  private starting: Promise<void> | undefined
  private isUsed = false
  private hasSnapshot = false
  private hasManySuites = false
  /** What suites begin with, by name, and what making it gave. */
  private readonly prepared = new Map<string, unknown>()

  get container(): MedusaContainer {
    return this.app.container
  }

  get url(): string {
    return `http://localhost:${this.app.port}`
  }

  /**
   * Starts it, the first time.
   *
   * @param suites how many will use it; one needs no copy to begin anew from
   */
  ready(suites: number): Promise<void> {
    return (this.starting ??= this.start(suites))
  }

  /** The database as a start leaves it. */
  async begin(): Promise<void> {
    this.hasSnapshot = false
    if (this.isUsed) {
      await this.putBack(this.atStart)
    }
    this.isUsed = true
  }

  /**
   * Has a suite begin with more than a start leaves, made once for all suites
   * that ask for the same. Comes before anything else that a suite does.
   *
   * @param name what is made, as it may stand in a database's name
   * @param make gives the same for everybody, whose database it is
   */
  async prepare<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
    const known = this.prepared.get(name) as Made | undefined
    if (known) {
      await this.putBack(this.nameOf(name))
      return known
    }
    const made = await make()
    if (this.hasManySuites) {
      await this.keep(this.nameOf(name))
      this.prepared.set(name, made)
    }
    return made
  }

  /** The database as it was when this was first called after `begin`. */
  async restore(): Promise<void> {
    if (this.hasSnapshot) {
      await this.putBack(this.ofSuite)
      return
    }
    await this.keep(this.ofSuite)
    this.hasSnapshot = true
  }

  /** Waits for the workflows that run in the background. */
  async idle(): Promise<void> {
    await waitWorkflowExecutions(this.container)
  }

  async stop(): Promise<void> {
    await this.running?.shutdown()
    this.running = undefined
    await closeVaults()
    for (const databaseName of [
      this.dbName,
      this.atStart,
      this.ofSuite,
      ...[...this.prepared.keys()].map((name) => this.nameOf(name)),
    ]) {
      await dropDatabase({ databaseName }, credentials())
    }
    await closeWaitingroomClient()
  }

  private get app() {
    if (!this.running) {
      throw new Error("The backend isn't running")
    }
    return this.running
  }

  private async start(suites: number): Promise<void> {
    // Putting back wants something to replace.
    await createDatabase({ databaseName: this.dbName }, credentials())
    await this.putBack(setting("DB_TEMPLATE"))
    process.env["DATABASE_URL"] = this.clientUrl
    await configLoaderOverride(ROOT, {
      clientUrl: this.clientUrl,
      debug: false,
    })
    this.running = await startApp({ cwd: ROOT })
    // Nobody else moves the clock: what a suite sets isn't looked up again.
    await this.container
      .resolve<ClockModuleService>(CLOCK_MODULE)
      .__hooks.onApplicationShutdown()
    await this.idle()
    this.hasManySuites = suites > 1
    if (this.hasManySuites) {
      await this.keep(this.atStart)
    }
  }

  private nameOf(prepared: string): string {
    return `${this.dbName}_with_${prepared}`
  }

  private keep(templateName: string): Promise<void> {
    return createPostgresDatabaseTemplate({
      databaseName: this.dbName,
      templateName,
    })
  }

  private putBack(templateName: string): Promise<void> {
    return restorePostgresDatabaseFromTemplate({
      databaseName: this.dbName,
      templateName,
    })
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) {
    throw new Error(`The test run lacks ${name}`)
  }
  return value
}

const credentials = () => ({
  user: setting("DB_USERNAME"),
  password: setting("DB_PASSWORD"),
  host: setting("DB_HOST"),
  port: Number(setting("DB_PORT")),
})
