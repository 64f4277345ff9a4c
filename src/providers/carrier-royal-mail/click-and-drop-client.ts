import type { z } from "@medusajs/framework/zod"
import {
  malformed,
  partnerRequest,
  rejected,
  type PartnerResponse,
} from "../../shared/http/http-client"
import { parseJson } from "../../shared/parse-json"
import type { RoyalMailOptions } from "./options"
import {
  createOrdersResponse,
  deleteOrdersResponse,
  errorBody,
  ordersResponse,
  type CreatedOrder,
  type OrderInfo,
} from "./schemas"

const PARTNER = "royal_mail"
const GONE = "NotFound"

/** Click & Drop API v1, one method an endpoint. Throws PartnerHttpError. */
export class ClickAndDropClient {
  constructor(private readonly options: RoyalMailOptions) {}

  /** POST /orders for one order; 200 even when it failed. */
  async createOrder(body: unknown): Promise<CreatedOrder> {
    const operation = "create_order"
    const response = await this.send(operation, "POST", "/orders", body)
    assertOk(operation, response)
    const answer = parse(operation, createOrdersResponse, response.text)
    const created = answer.createdOrders[0]
    if (created) {
      return created
    }
    const errors = answer.failedOrders.flatMap((order) => order.errors ?? [])
    if (errors.length === 0) {
      throw malformed(PARTNER, operation, "neither created nor failed")
    }
    const detail = errors
      .map(({ errorCode, fields }) => {
        const names = (fields ?? []).map(({ fieldName }) => fieldName)
        return [errorCode ?? "?", ...names].join(" ")
      })
      .join(", ")
    throw rejected(PARTNER, operation, response.status, detail)
  }

  /** GET /orders/"ref": the oldest first; Royal Mail takes a reference twice. */
  async findOrders(reference: string): Promise<OrderInfo[]> {
    const operation = "get_order"
    const key = `%22${encodeURIComponent(reference)}%22`
    const response = await this.send(operation, "GET", `/orders/${key}`)
    if (response.status === 404) {
      return []
    }
    assertOk(operation, response)
    return parse(operation, ordersResponse, response.text)
      .filter((order) => order.orderReference === reference)
      .sort((a, b) => a.orderIdentifier - b.orderIdentifier)
  }

  /** The label as a PDF; null for accounts that may not fetch it (403, not OBA). */
  async label(orderIdentifier: number): Promise<Buffer | null> {
    const operation = "get_label"
    const query = "documentType=postageLabel&includeReturnsLabel=false"
    const response = await this.send(
      operation,
      "GET",
      `/orders/${orderIdentifier}/label?${query}`
    )
    if (response.status === 403) {
      return null
    }
    assertOk(operation, response)
    if (response.bytes.subarray(0, 5).toString("latin1") !== "%PDF-") {
      throw malformed(PARTNER, operation, "the label is no PDF")
    }
    return response.bytes
  }

  /**
   * DELETE /orders/{id}; gone already is as good. What was despatched or
   * manifested stays, and is named in an answer of 200.
   */
  async deleteOrder(orderIdentifier: string): Promise<void> {
    const operation = "delete_order"
    const path = `/orders/${encodeURIComponent(orderIdentifier)}`
    const response = await this.send(operation, "DELETE", path)
    if (response.status === 404) {
      return
    }
    assertOk(operation, response)
    const { errors } = parse(operation, deleteOrdersResponse, response.text)
    const kept = (errors ?? [])
      .map(({ code }) => code ?? "?")
      .filter((code) => code !== GONE)
    if (kept.length > 0) {
      throw rejected(PARTNER, operation, response.status, kept.join(", "))
    }
  }

  private send(
    operation: string,
    method: "GET" | "POST" | "DELETE",
    path: string,
    body?: unknown
  ): Promise<PartnerResponse> {
    const { url, apiKey, timeoutMs } = this.options
    return partnerRequest(PARTNER, {
      operation,
      method,
      url: `${url.replace(/\/$/, "")}${path}`,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs,
    })
  }
}

function assertOk(operation: string, response: PartnerResponse): void {
  if (response.status < 200 || response.status > 299) {
    const body = errorBody.safeParse(parseJson(response.text))
    const detail = body.success ? (body.data.code ?? "") : ""
    throw rejected(PARTNER, operation, response.status, detail)
  }
}

function parse<Schema extends z.ZodType>(
  operation: string,
  schema: Schema,
  text: string
): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join(".") ?? ""
    throw malformed(PARTNER, operation, path)
  }
  return parsed.data
}
