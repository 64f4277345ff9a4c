import { startSandbox, type SandboxHandle } from "../../../../sandbox"
import type { PmrRecord } from "../../../modules/pmr/provider"
import { createOutcome } from "../../../shared/http/http-client"
import { TitanPmrProvider } from "../service"

jest.setTimeout(60_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
})
afterAll(() => sandbox.close())

const control = async (path: string, body: unknown) => {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBeLessThan(300)
}

type State = { requests: Record<string, unknown>; patients: object }
const state = async (): Promise<State> => {
  const answer = await fetch(`${sandbox.url}/_control/state/titan`)
  return (await answer.json()) as State
}
const entries = async () => Object.keys((await state()).requests)

beforeEach(() => control("reset", { partner: "titan" }))

const titan = (options: Record<string, unknown> = {}) =>
  new TitanPmrProvider(
    {},
    {
      url: `${sandbox.url}/titan`,
      clientId: "sandbox-titan",
      clientSecret: "sandbox-titan-secret",
      ...options,
    }
  )

const record: PmrRecord = {
  reference: "CASE-2345-6789",
  patient: {
    id: "pat_1",
    first_name: "Test",
    last_name: "Patient",
    sex: "male",
    date_of_birth: "1986-03-14",
    nhs_number: null,
    address: ["1 High Street", "Leeds"],
    postcode: "LS1 4BT",
  },
  medicine: {
    description: "Finasteride 1 mg tablets",
    dmd_code: null,
    directions: "One to be taken each day",
    quantity: 28,
  },
  prescription: {
    reference: "RX-2345-6789",
    signed_at: new Date("2026-11-21T12:00:00Z"),
  },
  approver: { name: "Dr A Tester", body: "GMC", number: "7654321" },
  authored_at: new Date("2026-11-21T12:00:00Z"),
}

const failing = (work: Promise<unknown>) =>
  work.then(
    () => ({ kind: "done" }),
    (error: unknown) => createOutcome(error)
  )

it("pushes a record and finds it by our reference", async () => {
  expect(await titan().find(record.reference)).toBeNull()
  const pushed = await titan().push(record)
  expect(await entries()).toEqual([pushed.provider_reference])
  expect(await titan().find(record.reference)).toEqual(pushed)
})

it("makes one entry of a record pushed twice", async () => {
  const first = await titan().push(record)
  expect(await titan().push(record)).toEqual(first)
  expect(await entries()).toHaveLength(1)
})

it.each([
  ["unavailable", "unknown", 0],
  ["refuse", "refused", 0],
  ["down", "unknown", 0],
  ["lose_answer", "unknown", 1],
] as const)("%s is %s, with %i entries", async (mode, kind, count) => {
  await control("faults/titan", { mode, times: 1, operation: "bundles.create" })
  expect(await failing(titan().push(record))).toMatchObject({ kind })
  expect(await entries()).toHaveLength(count)
  // A lost answer is looked up, never pushed blindly.
  const found = await titan().find(record.reference)
  expect(found === null).toBe(count === 0)
})

it("gets a new token when the old one is refused, once", async () => {
  const provider = titan()
  await provider.push(record)
  const expired = { mode: "unauthorised", operation: "requests.search" }
  await control("faults/titan", { ...expired, times: 1 })
  expect(await provider.find(record.reference)).not.toBeNull()
  await control("faults/titan", { ...expired, times: 2 })
  expect(await failing(provider.find(record.reference))).toMatchObject({
    kind: "refused",
  })
})

it("is tried again when it can't be reached, and says nothing of the patient", async () => {
  const error: unknown = await titan({ url: "http://127.0.0.1:1/titan" })
    .push(record)
    .catch((thrown: unknown) => thrown)
  expect(createOutcome(error)).toMatchObject({ kind: "retry" })
  expect(String(error)).not.toMatch(/Patient|LS1|1986/)
})
