import type { z } from "@medusajs/framework/zod"
import { RefundRefused } from "../../modules/billing/provider"
import {
  malformed,
  partnerRequest,
  type PartnerResponse,
  rejected,
} from "../../shared/http/http-client"
import { parseJson } from "../../shared/parse-json"
import { errorAnswer } from "./wire"

/** Two requests under one key at the same instant: nothing was done by this one. */
const IN_PROGRESS = 409
const PAGE = 100

type Listed<T> = { has_more: boolean; data: T[] }

/** Requests to Stripe's API: signed in, checked by a schema, refusals told apart from failures. */
export class StripeClient {
  readonly partner = "stripe"
  private readonly base: string

  constructor(
    private readonly apiKey: string,
    apiUrl: string
  ) {
    this.base = `${apiUrl.replace(/\/+$/, "")}/v1`
  }

  /** @throws PartnerHttpError, RefundRefused */
  async send(
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

  /** An object by its path; null when Stripe has none there. */
  async find<T>(
    operation: string,
    path: string,
    schema: z.ZodType<T>
  ): Promise<T | null> {
    const response = await this.send(operation, "GET", path, undefined, [404])
    return response.status === 404
      ? null
      : this.read(operation, schema, response)
  }

  /** Every page of a list, the latest first. */
  async list<T extends { id: string }>(
    operation: string,
    path: string,
    filter: Record<string, string>,
    schema: z.ZodType<Listed<T>>
  ): Promise<T[]> {
    const found: T[] = []
    let more = true
    while (more) {
      const query = new URLSearchParams({ ...filter, limit: String(PAGE) })
      const last = found.at(-1)
      if (last) {
        query.set("starting_after", last.id)
      }
      const page = this.read(
        operation,
        schema,
        await this.send(operation, "GET", `${path}?${query.toString()}`)
      )
      found.push(...page.data)
      more = page.has_more && page.data.length > 0
    }
    return found
  }

  read<T>(
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
}
