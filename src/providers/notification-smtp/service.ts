import type { NotificationTypes } from "@medusajs/framework/types"
import { AbstractNotificationProviderService } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createTransport, type Transporter } from "nodemailer"
import { invalid } from "../../shared/errors"
import { sendFailure } from "../../shared/send-failure"

const optionsSchema = z.object({
  url: z.string().url(),
  from: z.string().min(3),
})
type Options = z.infer<typeof optionsSchema>

const providerData = z.object({ message_id: z.string().optional() })

/**
 * Email over SMTP. The caller renders the message; `provider_data.message_id`
 * makes a repeated message recognisable (SMTP has no look-up, so a lost answer
 * after DATA can mean one duplicate with the same Message-ID).
 * Errors say whether anything may have been sent (shared/send-failure).
 */
export default class SmtpNotificationProvider extends AbstractNotificationProviderService {
  static override identifier = "notification-smtp"
  private readonly transport: Transporter
  private readonly from: string

  constructor(_container: Record<string, unknown>, options: Options) {
    super()
    const { url, from } = optionsSchema.parse(options)
    this.from = from
    this.transport = createTransport({
      url,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
    })
  }

  static override validateOptions(options: Record<string, unknown>): void {
    optionsSchema.parse(options)
  }

  override async send(
    notification: NotificationTypes.ProviderSendNotificationDTO
  ): Promise<NotificationTypes.ProviderSendNotificationResultsDTO> {
    const { content } = notification
    if (!content?.subject || !content.text) {
      throw invalid("content", "an email needs subject and text")
    }
    const { message_id } = providerData.parse(notification.provider_data ?? {})
    try {
      const sent = await this.transport.sendMail({
        from: notification.from ?? this.from,
        to: notification.to,
        subject: content.subject,
        text: content.text,
        ...(content.html ? { html: content.html } : {}),
        ...(message_id ? { messageId: message_id } : {}),
        attachments: (notification.attachments ?? []).map((attachment) => ({
          filename: attachment.filename,
          content: Buffer.from(attachment.content, "base64"),
          ...(attachment.content_type
            ? { contentType: attachment.content_type }
            : {}),
        })),
      })
      return { id: sent.messageId }
    } catch (error) {
      throw classify(error)
    }
  }
}

const smtpError = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  timeoutType: z.string().optional(),
})

/** Only codes go into the error: an SMTP reply can repeat the address. */
function classify(error: unknown): Error {
  const { code, command, responseCode, timeoutType } = smtpError
    .catch({})
    .parse(error)
  // Only the reply to the recipient or to the message is about them; a 5xx to
  // our greeting, sign-in or sender address is our own trouble and passes.
  if (responseCode !== undefined && isAboutMessage(command, responseCode)) {
    return sendFailure("refused", `smtp ${responseCode}`)
  }
  if (responseCode !== undefined) {
    return sendFailure("not_sent", `smtp ${responseCode}`)
  }
  return sendFailure(
    isBeforeMessage(command, code, timeoutType) ? "not_sent" : "unknown",
    `smtp ${code ?? "error"}`
  )
}

/**
 * Whether nothing can have been handed over yet. nodemailer calls a connection
 * that breaks off in the middle of a message CONN too, so only the failures
 * that belong to connecting count.
 */
function isBeforeMessage(
  command: string | undefined,
  code: string | undefined,
  timeoutType: string | undefined
): boolean {
  if (code === "ETIMEDOUT") {
    return timeoutType !== undefined && timeoutType !== "SOCKET_TIMEOUT"
  }
  const connecting =
    command === undefined || command === "CONN" || command === "API"
  return connecting && code !== "ECONNECTION"
}

/** 530 to 539 are about who we are (RFC 4954), at whatever moment they come. */
const isAboutMessage = (command: string | undefined, code: number): boolean =>
  code >= 500 &&
  (code < 530 || code > 539) &&
  (command === "RCPT TO" || command === "DATA")
