import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { Client } from "pg"
import { rowsOf } from "../../src/shared/testing/rows"
import { until } from "../support/partners"

const ROOT = join(__dirname, "../..")
const MEDUSA = join(ROOT, "node_modules/@medusajs/cli/cli.js")
const WITHOUT_ADMIN = join(__dirname, "without-admin.cjs")
const START_MS = 120_000
const LOG_CHARACTERS = 6_000

type Environment = Record<string, string | undefined>
type Mode = "shared" | "server"

/**
 * The backend as a process of its own, on a database of its own, that can be
 * killed and started again as often as a test likes.
 */
export class Server {
  private child: ChildProcess | undefined
  private log = ""

  private constructor(
    readonly baseUrl: string,
    private readonly env: Environment,
    private readonly database: { name: string; superuserUrl: string }
  ) {}

  /** Copies the migrated database and fills it with sample data; starts nothing yet. */
  static async prepare(): Promise<Server> {
    const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
    const address = `${DB_HOST}:${DB_PORT}`
    const superuserUrl = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${address}/postgres`
    const name = `pharmacy_kill_${randomBytes(6).toString("hex")}`
    await rowsOf(
      superuserUrl,
      `create database ${name} owner medusa_app template ${process.env["DB_TEMPLATE"]}`
    )
    const port = String(await freePort())
    const baseUrl = `http://localhost:${port}`
    const secret = process.env["TEST_ROLE_PASSWORD"]
    const { JEST_WORKER_ID: _, AUDIT_ADMIN_URL: __, ...rest } = process.env
    const env = {
      ...rest,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      DATABASE_URL: `postgres://medusa_app:${secret}@${address}/${name}${process.env["DB_BY_SOCKET"] ?? ""}`,
      PORT: port,
      BACKEND_URL: baseUrl,
      PUBLISHABLE_KEY_FILE: join(process.env["FILES_DIR"] ?? "", "..", "key"),
    }
    const server = new Server(baseUrl, env, { name, superuserUrl })
    await server.medusa(["exec", "./src/scripts/seed.ts"])
    return server
  }

  /** The storefront's publishable key. */
  get key(): string {
    return readFileSync(this.env["PUBLISHABLE_KEY_FILE"] ?? "", "utf8").trim()
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param mode "server" answers requests and does no work of its own
   */
  async start(mode: Mode = "shared"): Promise<void> {
    const child = this.spawn(["start", "--port", this.env["PORT"] ?? ""], {
      WORKER_MODE: mode,
    })
    this.child = child
    await until(
      "an answer of the backend",
      async () => {
        if (child.exitCode !== null) {
          throw new Error(`The backend ended:\n${this.log}`)
        }
        return this.answers()
      },
      START_MS
    )
  }

  /** SIGKILL: no handler runs, nothing is written any more. */
  async kill(): Promise<void> {
    const { child } = this
    this.child = undefined
    if (!child || child.exitCode !== null) {
      return
    }
    await new Promise<void>((resolve) => {
      child.once("exit", () => resolve())
      child.kill("SIGKILL")
    })
  }

  /** Runs a script of ours on its database; nothing of the worker's is done meanwhile. */
  async exec(script: string, args: string[]): Promise<void> {
    await this.medusa(["exec", script, ...args], { WORKER_MODE: "server" })
  }

  /** What the database says. */
  async ask<Row extends object>(sql: string): Promise<Row[]> {
    return rowsOf(this.env["DATABASE_URL"] ?? "", sql)
  }

  async count(from: string): Promise<number> {
    const [row] = await this.ask<{ n: string }>(
      `select count(*) n from ${from}`
    )
    return Number(row?.n)
  }

  /** Starts it, and kills it in the middle of the first transaction that writes to a table. */
  async killWhileWriting(table: string): Promise<void> {
    const client = new Client({ connectionString: this.env["DATABASE_URL"] })
    await client.connect()
    try {
      await client.query("begin")
      await client.query(`lock table ${table} in share row exclusive mode`)
      await this.start()
      await until(
        `something written to ${table}`,
        async () =>
          (await this.count(
            `pg_locks l join pg_database d on d.oid = l.database
              where not l.granted and l.relation = '${table}'::regclass
                and d.datname = current_database()`
          )) > 0 || undefined,
        START_MS
      )
      await this.kill()
    } finally {
      await client.end()
    }
  }

  async remove(): Promise<void> {
    await this.kill()
    const { name, superuserUrl } = this.database
    await rowsOf(superuserUrl, `drop database ${name} with (force)`)
  }

  /** The end of what it said, for a failing test. */
  get said(): string {
    return this.log
  }

  private async medusa(args: string[], more: Environment = {}): Promise<void> {
    const child = this.spawn(args, more)
    const code = await new Promise((resolve) => child.once("close", resolve))
    if (code !== 0) {
      throw new Error(`medusa ${args.join(" ")} failed:\n${this.log}`)
    }
  }

  private spawn(args: string[], more: Environment): ChildProcess {
    const child = spawn(
      process.execPath,
      ["--require", WITHOUT_ADMIN, MEDUSA, ...args],
      {
        cwd: ROOT,
        env: { ...this.env, ...more },
        stdio: ["ignore", "pipe", "pipe"],
      }
    )
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        this.log = `${this.log}${chunk.toString()}`.slice(-LOG_CHARACTERS)
      })
    }
    return child
  }

  private async answers(): Promise<true | undefined> {
    try {
      const answer = await fetch(`${this.baseUrl}/health`)
      return answer.ok ? true : undefined
    } catch {
      return undefined
    }
  }
}

/** The scripts' own finder is an ES module, which a test can't import. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() =>
        resolve(typeof address === "object" && address ? address.port : 0)
      )
    })
  })
}
