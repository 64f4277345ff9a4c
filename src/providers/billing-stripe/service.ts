import { z } from "@medusajs/framework/zod"
import {
  AbstractRefundProvider,
  type NewPartnerRefund,
  type PartnerRefund,
  RefundRefused,
} from "../../modules/billing/provider"
import {
  malformed,
  partnerRequest,
  type PartnerResponse,
  rejected,
} from "../../shared/http/http-client"
import { parseJson } from "../../shared/parse-json"
import {
  errorAnswer,
  intentAnswer,
  refundAnswer,
  refundList,
  toRefund,
} from "./wire"

const optionsSchema = z.object({
  apiKey: z.string().min(1),
  /** Only for the simulator; unset means the real Stripe. */
  apiUrl: z.string().url().default("https://api.stripe.com"),
})

const PAGE = 100
/** Two refunds of one intent under one key at the same instant: nothing was done by this request. */
const IN_PROGRESS = 409

/** Refunds at Stripe, as the queue sends them and reads them again. */
export class StripeRefundProvider extends AbstractRefundProvider {
  static override identifier = "stripe"
  readonly partner = "stripe"
  private readonly base: string
  private readonly apiKey: string

  constructor(_container: Record<string, unknown>, given: unknown) {
    super()
    const { apiKey, apiUrl } = optionsSchema.parse(given)
    this.base = `${apiUrl.replace(/\/+$/, "")}/v1`
    this.apiKey = apiKey
  }

  override async create(refund: NewPartnerRefund): Promise<PartnerRefund> {
    const operation = "refunds.create"
    const body = new URLSearchParams({
      payment_intent: refund.payment_intent,
      amount: String(refund.amount),
      "metadata[refund_id]": refund.refund_id,
      "metadata[refund_key]": refund.key,
    })
    const response = await this.send(operation, "POST", "/refunds", {
      body: body.toString(),
      key: refund.key,
    })
    return toRefund(this.read(operation, refundAnswer, response))
  }

  override async list(paymentIntent: string): Promise<PartnerRefund[]> {
    const operation = "refunds.list"
    const found: PartnerRefund[] = []
    let more = true
    while (more) {
      const query = new URLSearchParams({
        payment_intent: paymentIntent,
        limit: String(PAGE),
      })
      const last = found.at(-1)
      if (last) {
        query.set("starting_after", last.id)
      }
      const page = this.read(
        operation,
        refundList,
        await this.send(operation, "GET", `/refunds?${query.toString()}`)
      )
      found.push(...page.data.map(toRefund))
      more = page.has_more && page.data.length > 0
    }
    return found
  }

  override async sessionOf(paymentIntent: string): Promise<string | null> {
    const operation = "payment_intents.get"
    const path = `/payment_intents/${encodeURIComponent(paymentIntent)}`
    const response = await this.send(operation, "GET", path, undefined, [404])
    if (response.status === 404) {
      return null
    }
    const { metadata } = this.read(operation, intentAnswer, response)
    return metadata?.["session_id"] ?? null
  }

  private async send(
    operation: string,
    method: "GET" | "POST",
    path: string,
    payload?: { body: string; key: string },
    answers: number[] = []
  ): Promise<PartnerResponse> {
    const response = await partnerRequest(this.partner, {
      operation,
      method,
      url: `${this.base}${path}`,
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        ...(payload
          ? {
              "content-type": "application/x-www-form-urlencoded",
              "idempotency-key": payload.key,
            }
          : {}),
      },
      ...(payload ? { body: payload.body } : {}),
    })
    if (response.status < 400 || answers.includes(response.status)) {
      return response
    }
    throw this.refusal(operation, response)
  }

  /** A key of ours that is wrong is not the refund's fault: it is tried again. */
  private refusal(operation: string, response: PartnerResponse): Error {
    const { status } = response
    if (status === IN_PROGRESS) {
      return malformed(this.partner, operation, "in progress")
    }
    const parsed = errorAnswer.safeParse(parseJson(response.text))
    if (!parsed.success || status === 401 || status === 403) {
      return rejected(this.partner, operation, status, "")
    }
    const { code, type } = parsed.data.error
    return new RefundRefused(code ?? type ?? String(status))
  }

  private read<T>(
    operation: string,
    schema: z.ZodType<T>,
    response: PartnerResponse
  ): T {
    const parsed = schema.safeParse(parseJson(response.text))
    if (!parsed.success) {
      throw malformed(this.partner, operation, "shape")
    }
    return parsed.data
  }
}
