import { nowIso, randomId } from "../kit/ids"
import type { Section } from "../kit/store"
import type { Sandbox } from "../kit/types"
import { type ParsedMail, parseMail } from "./mime"

export type Message = ParsedMail & {
  id: string
  at: string
  envelope: { from: string; to: string[] }
}

export type Bounce = {
  at: string
  message_id: string
  original: string
  to: string
  reason: string
}

export type MailboxState = { messages: Message[]; bounces: Bounce[] }

export type Mailbox = { sandbox: Sandbox; state: Section<MailboxState> }

const KEEP = 1000

/** Stores a message; an address `bounce@…` gets a bounce sent back. */
export function deliver(
  mailbox: Mailbox,
  raw: Buffer,
  envelope: Message["envelope"]
): Message {
  const message = store(mailbox, parseMail(raw), envelope)
  for (const to of envelope.to.filter(bounces)) {
    bounce(mailbox, message, to)
  }
  return message
}

/** Messages by recipient and subject, the latest first. */
export function findMessages(
  mailbox: Mailbox,
  filter: { to?: string; subject?: string }
): Message[] {
  const to = filter.to?.toLowerCase() ?? ""
  const subject = filter.subject?.toLowerCase() ?? ""
  return mailbox.state.get().messages.filter((message) => {
    const recipients = message.envelope.to.join(" ").toLowerCase()
    return (
      recipients.includes(to) && message.subject.toLowerCase().includes(subject)
    )
  })
}

function store(
  mailbox: Mailbox,
  parsed: ParsedMail,
  envelope: Message["envelope"]
): Message {
  const state = mailbox.state.get()
  const message = {
    id: randomId("msg_", 16),
    at: nowIso(),
    envelope,
    ...parsed,
  }
  state.messages = [message, ...state.messages].slice(0, KEEP)
  mailbox.sandbox.store.touch()
  return message
}

function bounces(address: string): boolean {
  return /^bounce([+.-][^@]*)?@/i.test(address)
}

function bounce(mailbox: Mailbox, message: Message, to: string): void {
  const reason = "550 5.1.1 mailbox does not exist"
  mailbox.state.get().bounces.push({
    at: nowIso(),
    message_id: message.message_id,
    original: message.id,
    to,
    reason,
  })
  const sender = message.envelope.from
  if (sender) {
    const report = bounceReport(message, to, reason)
    store(mailbox, parseMail(report), { from: "", to: [sender] })
  }
}

/** A delivery status notification (RFC 3464). */
function bounceReport(message: Message, to: string, reason: string): Buffer {
  const lines = [
    "From: Mail Delivery System <mailer-daemon@sandbox.example>",
    `To: ${message.envelope.from}`,
    "Subject: Undelivered Mail Returned to Sender",
    `In-Reply-To: ${message.message_id}`,
    `Message-ID: <${randomId("", 20)}@sandbox.example>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"',
    "",
    "--dsn",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Your message could not be delivered to ${to}: ${reason}`,
    "--dsn",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; sandbox.example",
    "",
    `Final-Recipient: rfc822; ${to}`,
    "Action: failed",
    "Status: 5.1.1",
    `Diagnostic-Code: smtp; ${reason}`,
    "--dsn--",
    "",
  ]
  return Buffer.from(lines.join("\r\n"), "utf8")
}
