import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { SandboxHandle } from "../../sandbox"
import { control } from "../fixtures/cases"
import type { Answer } from "../fixtures/shop"
import { Server } from "../resilience/server"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"
import { MONTHLY } from "../support/due-plans-base"
import { until } from "../support/partners"

/** Months that are due on the same day; others on demand: INSTALMENTS=10000. */
const COUNT = Number(process.env["INSTALMENTS"] ?? 300)
const EVERY = 10
/** The worker does several a second, also on a machine that has much to do. */
const MS = 300_000 + COUNT * 1_000

jest.setTimeout(MS)

let sandbox: SandboxHandle
let server: Server
let due: { good: string[]; bad: string[] }

beforeAll(async () => {
  sandbox = await startTestSandbox()
  server = await Server.prepare()
  await pointWebhooksAt(sandbox, server.baseUrl)
  // Medusa's own commands run in this process's environment: the simulators' address is in it.
  const output = join(mkdtempSync(join(tmpdir(), "due-day-")), "due.json")
  await server.exec("./integration-tests/resilience/due-plans.ts", [
    String(COUNT),
    String(EVERY),
    "day",
    output,
  ])
  due = JSON.parse(readFileSync(output, "utf8"))
}, MS)

afterAll(async () => {
  await server.remove()
  await sandbox.close()
}, 60_000)

const settled = () =>
  server.count(
    `instalment where number = 2 and state in ('paid', 'retry_wait')`
  )
const supplied = () => server.count("supply where instalment_number = 2")
const reach = (what: string, count: () => Promise<number>, wanted: number) =>
  until(what, async () => (await count()) >= wanted || undefined, MS)

it("charges every month of the day once, however often the process is killed", async () => {
  const part = (share: number) => Math.ceil(COUNT * share)
  /** Where each kill comes: while orders are made, charges sent, payments written down. */
  const kills: [string, () => Promise<number>, number][] = [
    ["orders", () => server.count(`"order"`), 2],
    [
      "charges",
      () => server.count("outbound_call where operation = 'charge'"),
      part(0.1),
    ],
    ["settled", settled, part(0.25)],
    ["payments", () => server.count("payment"), part(0.45)],
    ["supplies", supplied, part(0.6)],
  ]
  for (const [what, count, wanted] of kills) {
    await server.start()
    await reach(what, count, wanted)
    await server.kill()
  }
  expect(await supplied()).toBeLessThan(due.good.length)
  await server.start()
  try {
    await reach(
      "every month settled",
      async () => (await settled()) + (await supplied()),
      COUNT + due.good.length
    )
  } catch (error) {
    throw new Error(`The backend said:\n${server.said}`, { cause: error })
  }
  expectLedger(await intentsAtStripe())
  await expectBooks()
})

/** Of each month, what Stripe has: status and pence. */
async function intentsAtStripe(): Promise<Map<string, [string, number][]>> {
  const { payment_intents } = await control(sandbox.url, "state/stripe")
  const found = new Map<string, [string, number][]>()
  for (const one of Object.values<Answer["body"]>(payment_intents)) {
    const id = String(one["metadata"]?.instalment_id)
    const known = found.get(id) ?? []
    found.set(id, [...known, [one["status"], one["amount_received"]]])
  }
  return found
}

function expectLedger(ledger: Map<string, [string, number][]>): void {
  expect(ledger.size).toBe(COUNT)
  const wrong = [
    ...due.good.filter((id) => !isOne(ledger.get(id), "succeeded", MONTHLY)),
    ...due.bad.filter(
      (id) => !isOne(ledger.get(id), "requires_payment_method", 0)
    ),
  ]
  expect(wrong.map((id) => [id, ledger.get(id)])).toEqual([])
}

const isOne = (
  entries: [string, number][] | undefined,
  status: string,
  pence: number
): boolean =>
  entries?.length === 1 && entries[0]?.[0] === status && entries[0][1] === pence

/** Our books and Medusa's say the same as Stripe's. */
async function expectBooks(): Promise<void> {
  const paid = due.good.length
  const counts = {
    paid: "instalment where number = 2 and state = 'paid'",
    standing: `plan p where p.state = 'paused' and p.pause_causes = '{payment}' and exists (
      select 1 from instalment i where i.plan_id = p.id and i.state = 'retry_wait')`,
    running: "plan where state = 'active'",
    orders: `"order" where metadata->>'instalment_id' is not null`,
    payments: "payment where captured_at is not null",
    captures: "capture",
    transactions: "order_transaction",
    collections: "payment_collection where status = 'completed'",
    supplies: "supply where instalment_number = 2",
    issues: "prescription_issue where number = 2 and state = 'reserved'",
    reservations: "reservation_item where deleted_at is null",
  }
  const found = Object.fromEntries(
    await Promise.all(
      Object.entries(counts).map(
        async ([name, from]) => [name, await server.count(from)] as const
      )
    )
  )
  expect(found).toEqual({
    paid,
    standing: due.bad.length,
    running: paid,
    orders: COUNT,
    payments: paid,
    captures: paid,
    transactions: paid,
    collections: paid,
    supplies: paid,
    issues: paid,
    reservations: COUNT,
  })
}
