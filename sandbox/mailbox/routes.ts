import { json, type Reply } from "../kit/http"
import type { Partner, Sandbox } from "../kit/types"
import { emptyMailbox } from "./smtp"
import type { Mailbox, MailboxState } from "./state"

export type MailboxPartner = Partner & { mailbox: Mailbox }

/** The mailbox's part in the control API; its own door is SMTP (smtp.ts). */
export function mountMailbox(sandbox: Sandbox): MailboxPartner {
  const state = sandbox.store.section<MailboxState>("mailbox", emptyMailbox)
  const none = (): Reply => json(404, { message: "SMTP only" })
  return {
    name: "mailbox",
    title: "Mailbox",
    refused: none,
    unauthorised: none,
    view: state.get,
    reset: state.reset,
    mailbox: { sandbox, state },
  }
}
