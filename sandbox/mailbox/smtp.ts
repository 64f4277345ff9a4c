import {
  SMTPServer,
  type SmtpError,
  type SmtpServerOptions,
  type SmtpSession,
} from "smtp-server"
import { readBodyOf } from "../kit/stream"
import { sleep } from "../kit/http"
import type { Fault } from "../kit/faults"
import type { Sandbox } from "../kit/types"
import { deliver, type Mailbox, type MailboxState } from "./state"

export type SmtpHandle = { port: number; close: () => Promise<void> }

/** Starts the SMTP mailbox; rejects when the port is taken. */
export function listenSmtp(
  sandbox: Sandbox,
  port: number,
  host: string
): Promise<SmtpHandle> {
  const state = sandbox.store.section<MailboxState>("mailbox", emptyMailbox)
  const server: SMTPServer = new SMTPServer(
    options({ sandbox, state }, () => server)
  )
  return new Promise((resolve, reject) => {
    server.on("error", reject)
    server.listen(port, host, () => {
      // After the start, a client's broken connection must not end the program.
      server.on("error", () => undefined)
      const address = server.server.address()
      const bound = typeof address === "object" && address ? address.port : port
      resolve({ port: bound, close: () => close(server) })
    })
  })
}

export function emptyMailbox(): MailboxState {
  return { messages: [], bounces: [] }
}

function options(
  mailbox: Mailbox,
  server: () => SMTPServer
): SmtpServerOptions {
  return {
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    size: 25 * 1024 * 1024,
    logger: false,
    closeTimeout: 200,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "" }),
    onRcptTo: (address, _session, done) =>
      /^reject([+.-][^@]*)?@/i.test(address.address)
        ? done(refusal(550, "mailbox unavailable"))
        : done(),
    onData: (stream, session, done) => {
      readBodyOf(stream)
        .then((raw) => receive(mailbox, server(), session, raw))
        .then((error) => done(error))
        .catch(() => done(refusal(451, "local error")))
    },
  }
}

async function receive(
  mailbox: Mailbox,
  server: SMTPServer,
  session: SmtpSession,
  raw: Buffer
): Promise<SmtpError | null> {
  const { faults, received } = mailbox.sandbox
  const fault = faults.takeForCall("mailbox", "messages.create", true)
  const from = session.envelope.mailFrom
  const envelope = {
    from: from ? from.address : "",
    to: session.envelope.rcptTo.map((address) => address.address),
  }
  const error = await before(fault)
  if (!error && fault?.mode !== "down") {
    deliver(mailbox, raw, envelope)
  }
  const lost = fault?.mode === "down" || fault?.mode === "lose_answer"
  received.add(
    "mailbox",
    "messages.create",
    { method: "SMTP", path: envelope.to.join(","), search: "", raw },
    {
      reply: { status: error?.responseCode ?? 250 },
      answered: !lost,
      fault: fault?.mode,
    }
  )
  if (lost) {
    drop(server, session.id)
  }
  return error
}

async function before(fault: Fault | undefined): Promise<SmtpError | null> {
  switch (fault?.mode) {
    case "unavailable":
      return refusal(451, "service unavailable, try again later")
    case "refuse":
      return refusal(550, "message refused")
    case "unauthorised":
      return refusal(535, "authentication credentials invalid")
    case "slow":
      await sleep(fault.delay_ms ?? 5000)
  }
  return null
}

/** Ends the connection without an answer. */
function drop(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if (connection.id === id) {
      connection._socket.destroy()
    }
  }
}

function refusal(code: number, message: string): SmtpError {
  return Object.assign(new Error(message), { responseCode: code })
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    for (const connection of server.connections) {
      connection._socket.destroy()
    }
    server.close(() => resolve())
  })
}
