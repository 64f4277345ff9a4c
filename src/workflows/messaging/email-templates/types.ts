import type { MedusaContainer } from "@medusajs/framework/types"
import type { OutboundCall } from "../../../shared/partner-calls"

export type EmailMessage = {
  to: string
  subject: string
  text: string
  html?: string
  /** What the call's result keeps of the sending. */
  kept?: Record<string, string>
  attachments?: { filename: string; content_type: string; content: Buffer }[]
}

/**
 * Builds one kind of email from the ids of its call, at the time of sending.
 * Gives null when there is nobody to write to any more. Never clinical
 * content, a product, a name or a date of birth (SAF-14); the GP letter's
 * attachment is the listed exception.
 */
export type EmailBuilder = (
  container: MedusaContainer,
  call: OutboundCall
) => Promise<EmailMessage | null>
