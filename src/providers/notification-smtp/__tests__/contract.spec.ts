import { startSandbox, type SandboxHandle } from "../../../../sandbox"
import { sendOutcome } from "../../../shared/send-failure"
import SmtpNotificationProvider from "../service"

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

type Received = { subject: string; attachments: unknown[] }
const received = async (): Promise<Received[]> => {
  const answer = await fetch(`${sandbox.url}/_control/state/mailbox`)
  const state = (await answer.json()) as { messages: Received[] }
  return state.messages
}

beforeEach(() => control("reset", { partner: "mailbox" }))

const provider = (url = `smtp://127.0.0.1:${sandbox.smtpPort}`) =>
  new SmtpNotificationProvider(
    {},
    { url, from: "Pharmacy <care@test.example>" }
  )

const email = (to = "person@test.example") => ({
  to,
  channel: "email",
  template: "ready-made",
  content: {
    subject: "Your order",
    text: "There is news in your account.",
    html: "<p>There is news in your account.</p>",
  },
  provider_data: { message_id: "<order-1@test.example>" },
  attachments: [
    {
      filename: "letter.pdf",
      content: Buffer.from("%PDF-1.7 invented").toString("base64"),
      content_type: "application/pdf",
    },
  ],
})

const failing = async (work: Promise<unknown>) =>
  work.then(
    () => ({ kind: "done" }),
    (error: unknown) => sendOutcome(error)
  )

it("delivers subject, text and attachment under its own message id", async () => {
  const sent = await provider().send(email())
  expect(sent).toEqual({ id: "<order-1@test.example>" })
  expect(await received()).toMatchObject([
    { subject: "Your order", attachments: [expect.anything()] },
  ])
})

it.each([
  ["unavailable", "retry", 0],
  ["refuse", "refused", 0],
  ["unauthorised", "retry", 0],
  ["down", "unknown", 0],
  ["lose_answer", "unknown", 1],
] as const)("%s is %s, with %i delivered", async (mode, kind, delivered) => {
  await control("faults/mailbox", { mode, times: 1 })
  expect(await failing(provider().send(email()))).toMatchObject({ kind })
  expect(await received()).toHaveLength(delivered)
})

it("tells a refused recipient from a server that can't be reached", async () => {
  const refused = await failing(provider().send(email("reject@test.example")))
  expect(refused).toMatchObject({ kind: "refused" })
  const unreached = await failing(provider("smtp://127.0.0.1:1").send(email()))
  expect(unreached).toMatchObject({ kind: "retry" })
})

it("never repeats the address in an error", async () => {
  const error: unknown = await provider()
    .send(email("reject@test.example"))
    .catch((thrown: unknown) => thrown)
  expect(String(error)).not.toContain("test.example")
})
