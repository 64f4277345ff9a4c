import { createServer } from "node:net"
import { startSandbox, type SandboxHandle } from "../../../../sandbox"
import { sendOutcome } from "../../../shared/send-failure"
import SmsNotificationProvider from "../service"

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

const received = async (): Promise<unknown[]> => {
  const answer = await fetch(`${sandbox.url}/_control/state/sms`)
  return ((await answer.json()) as { messages: unknown[] }).messages
}

beforeEach(() => control("reset", { partner: "sms" }))

const send = (more: Record<string, unknown> = {}) =>
  new SmsNotificationProvider(
    {},
    { url: `${sandbox.url}/sms`, apiKey: "sandbox-sms-key", ...more }
  ).send({
    to: "+447700900123",
    channel: "sms",
    template: "ready-made",
    content: { text: "Your code is 123456" },
    provider_data: { reference: "code-1" },
  })

const failing = (work: Promise<unknown>) =>
  work.then(
    () => ({ kind: "done" }),
    (error: unknown) => sendOutcome(error)
  )

it("hands the text over with our reference", async () => {
  expect((await send()).id).toMatch(/^sms_/)
  expect(await received()).toMatchObject([
    { to: "+447700900123", reference: "code-1" },
  ])
})

it.each([
  ["unavailable", "unknown", 0],
  ["refuse", "refused", 0],
  ["unauthorised", "refused", 0],
  ["down", "unknown", 0],
  ["lose_answer", "unknown", 1],
] as const)("%s is %s, with %i taken", async (mode, kind, taken) => {
  await control("faults/sms", { mode, times: 1 })
  expect(await failing(send())).toMatchObject({ kind })
  expect(await received()).toHaveLength(taken)
})

/** An address at which nothing listens any more. */
const closedAddress = () =>
  new Promise<string>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address ? address.port : 0
      server.close(() => resolve(`http://127.0.0.1:${port}`))
    })
  })

it("is tried again when the gateway can't be reached", async () => {
  const unreached = await failing(send({ url: await closedAddress() }))
  expect(unreached).toMatchObject({ kind: "retry" })
})
