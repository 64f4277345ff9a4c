import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type {
  CallHandler,
  CallOutcome,
  OutboundCall,
} from "../../shared/partner-calls"
import { sendOutcome } from "../../shared/send-failure"
import { emailBuilders, emailEffects } from "./email-templates"
import type { EmailBuilder } from "./email-templates/types"

/**
 * Every email of the platform: "email.<template>". The gateway is the queue
 * and the truth; Medusa's notification carries the message without its
 * idempotency key, which repeats for ever after a failure (2.21.2). A lost
 * answer is repeated under the same Message-ID.
 */
export const messagingCalls: Record<string, CallHandler> = Object.fromEntries(
  Object.entries(emailBuilders).map(([template, build]) => [
    `email.${template}`,
    {
      ...emailEffects[template],
      onUnknown: "repeat",
      send: (container, call) => sendEmail(container, call, build),
    } satisfies CallHandler,
  ])
)

async function sendEmail(
  container: MedusaContainer,
  call: OutboundCall,
  build: EmailBuilder
): Promise<CallOutcome> {
  const message = await build(container, call)
  if (!message) {
    return { kind: "done", result: { sent: false } }
  }
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: message.to,
      channel: "email",
      template: call.operation,
      resource_id: call.subject_id,
      resource_type: call.subject_type,
      content: {
        subject: message.subject,
        text: message.text,
        ...(message.html ? { html: message.html } : {}),
      },
      provider_data: { message_id: messageId(call.reference) },
      attachments: (message.attachments ?? []).map((attachment) => ({
        filename: attachment.filename,
        content_type: attachment.content_type,
        content: attachment.content.toString("base64"),
      })),
    })
    return { kind: "done", result: { sent: true, ...message.kept } }
  } catch (error) {
    return sendOutcome(error)
  }
}

const messageId = (reference: string): string =>
  `<${reference.replace(/[^A-Za-z0-9_-]/g, ".")}@pharmacy.invalid>`
