import type { NotificationTypes } from "@medusajs/framework/types"
import { AbstractNotificationProviderService } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { invalid } from "../../shared/errors"
import {
  createOutcome,
  partnerRequest,
  rejected,
} from "../../shared/http/http-client"
import { sendFailure } from "../../shared/send-failure"

const optionsSchema = z.object({ url: z.string().url(), apiKey: z.string() })
type Options = z.infer<typeof optionsSchema>

const answerSchema = z.object({ id: z.string() })
const providerData = z.object({ reference: z.string().optional() })

/** Text messages through a JSON gateway [OURS]: POST {url}/messages {to, body, reference}. */
export default class SmsNotificationProvider extends AbstractNotificationProviderService {
  static override identifier = "notification-sms"
  private readonly options: Options

  constructor(_container: Record<string, unknown>, options: Options) {
    super()
    this.options = optionsSchema.parse(options)
  }

  static override validateOptions(options: Record<string, unknown>): void {
    optionsSchema.parse(options)
  }

  override async send(
    notification: NotificationTypes.ProviderSendNotificationDTO
  ): Promise<NotificationTypes.ProviderSendNotificationResultsDTO> {
    const body = notification.content?.text
    if (!body) {
      throw invalid("content.text", "a text message needs its text")
    }
    const { reference } = providerData.parse(notification.provider_data ?? {})
    try {
      const response = await partnerRequest("sms", {
        operation: "send",
        method: "POST",
        url: `${this.options.url}/messages`,
        headers: {
          authorization: `Bearer ${this.options.apiKey}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ to: notification.to, body, reference }),
      })
      if (response.status >= 400) {
        throw rejected("sms", "send", response.status, "")
      }
      return { id: answerSchema.parse(JSON.parse(response.text)).id }
    } catch (error) {
      const outcome = createOutcome(error)
      throw sendFailure(
        outcome.kind === "retry" ? "not_sent" : outcome.kind,
        outcome.error
      )
    }
  }
}
