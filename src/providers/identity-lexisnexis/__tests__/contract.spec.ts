import type { SandboxHandle } from "../../../../sandbox"
import { startSandbox } from "../../../../sandbox"
import { resolveSecrets } from "../../../../sandbox/kit/options"
import { createOutcome } from "../../../shared/http/http-client"
import { LexisNexisIdentityProvider } from "../service"

const { lexisnexisUsername: username, lexisnexisPassword: password } =
  resolveSecrets()

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
})
afterAll(() => sandbox.close())

const control = async (
  method: string,
  path: string,
  body?: Record<string, unknown>
): Promise<{ checks: { reference: string }[] }> => {
  const answer = await fetch(`${sandbox.url}/_control${path}`, {
    method,
    ...(body
      ? {
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }
      : {}),
  })
  expect(answer.ok).toBe(true)
  return (await answer.json()) as { checks: { reference: string }[] }
}
beforeEach(() => control("POST", "/reset", { partner: "lexisnexis" }))

const fault = (mode: string, more = {}) =>
  control("POST", "/faults/lexisnexis", { mode, ...more })

/** What the simulator keeps of the checks it made. */
const checksMade = async (): Promise<{ reference: string }[]> =>
  (await control("GET", "/state/lexisnexis")).checks

const provider = (change = {}) =>
  new LexisNexisIdentityProvider(
    {},
    {
      url: `${sandbox.url}/lexisnexis/v5.10/`,
      username,
      password,
      timeoutMs: 2_000,
      ...change,
    }
  )
const ask = (last_name: string, change = {}, reference = "IDV-TEST-0001") =>
  provider(change).check({
    reference,
    person: {
      first_name: "Zoë & <b>",
      last_name,
      sex: "female",
      date_of_birth: "1990-07-04",
      home_address: {
        address_1: "1 High Street",
        city: "Leeds",
        postcode: "LS1 4BT",
      },
    },
  })
/** How the gateway would take a failure. */
const outcomeOf = async (asked: Promise<unknown>) => {
  try {
    await asked
  } catch (error) {
    return createOutcome(error)
  }
  throw new Error("it did not fail")
}

it.each([
  ["PASSMORE", "passed"],
  ["REFERSON", "referred"],
  ["FAILSWORTH", "failed"],
  ["DECEASED", "deceased"],
])("%s is %s", async (surname, outcome) => {
  expect(await ask(surname)).toMatchObject({
    outcome,
    provider_reference: expect.stringMatching(/^IDU/),
    scorecard: "Age Verification default",
    services: ["address", "dob", "age", "deathscreen"],
    continuation: { ikey: expect.any(String) },
  })
  const [made] = await checksMade()
  expect(made).toMatchObject({
    reference: "IDV-TEST-0001",
    person: { forename: "Zoë & <b>", dob: "1990-07-04" },
  })
})

it("refers somebody whose data says under 18", async () => {
  const young = provider().check({
    reference: "IDV-TEST-0002",
    person: {
      first_name: "A",
      last_name: "PASSMORE",
      sex: "male",
      date_of_birth: "2015-01-01",
      home_address: { address_1: "1", city: "Leeds", postcode: "LS1 4BT" },
    },
  })
  expect(await young).toMatchObject({ outcome: "referred" })
})

it.each([
  ["wrong sign-in", () => ask("PASSMORE", { password: "wrong" }), "refused", 0],
  ["a fault of the service", () => ask("FAULTY"), "retry", 0],
] as const)("%s", async (_, asked, kind, made) => {
  expect(await outcomeOf(asked())).toMatchObject({ kind })
  expect(await checksMade()).toHaveLength(made)
})

it.each([
  ["unauthorised", "refused", 0],
  ["refuse", "refused", 0],
  ["unavailable", "retry", 0],
  // The connection breaks: before or after the effect, nobody can tell.
  ["down", "unknown", 0],
  ["lose_answer", "unknown", 1],
])("the fault %s is %s to the gateway", async (mode, kind, made) => {
  await fault(mode, { times: 1 })
  expect(await outcomeOf(ask("PASSMORE"))).toMatchObject({ kind })
  expect(await checksMade()).toHaveLength(made)
  expect(await ask("PASSMORE")).toMatchObject({ outcome: "passed" })
})

it("takes an answer after its time as unknown", async () => {
  await fault("slow", { delay_ms: 1_500, times: 1 })
  expect(await outcomeOf(ask("PASSMORE", { timeoutMs: 300 }))).toMatchObject({
    kind: "unknown",
  })
})

it("is certain of no effect when nobody listens", async () => {
  const asked = ask("PASSMORE", { url: "http://127.0.0.1:48999/v5.10/" })
  expect(await outcomeOf(asked)).toMatchObject({ kind: "retry" })
})

it("refuses to start without its options", () => {
  expect(() => LexisNexisIdentityProvider.validateOptions({})).toThrow(/url/)
})
