import type { z } from "@medusajs/framework/zod"
import {
  malformed,
  partnerRequest,
  rejected,
} from "../../shared/http/http-client"
import { parseJson } from "../../shared/parse-json"
import type { RoyalMailOptions } from "./options"
import { summaryResponse, trackingProblem } from "./schemas"

const PARTNER = "royal_mail"
const OPERATION = "tracking_summary"

/** Most ids in one question (E0013 above). */
export const MAX_MAIL_PIECES = 30

/** Tracking API V2. Throws PartnerHttpError. */
export class TrackingClient {
  constructor(private readonly options: RoyalMailOptions) {}

  /** GET /mailpieces/v2/summary. Continuous polling is forbidden: the caller keeps the pace. */
  async summary(ids: string[]): Promise<z.infer<typeof summaryResponse>> {
    const { trackingUrl, timeoutMs } = this.options
    const list = ids.map(encodeURIComponent).join(",")
    const response = await partnerRequest(PARTNER, {
      operation: OPERATION,
      method: "GET",
      url: `${trackingUrl.replace(/\/$/, "")}/mailpieces/v2/summary?mailPieceId=${list}`,
      headers: {
        accept: "application/json",
        "x-ibm-client-id": this.options.trackingClientId,
        "x-ibm-client-secret": this.options.trackingClientSecret,
        "x-accept-rmg-terms": "yes",
      },
      timeoutMs,
    })
    const body = parseJson(response.text)
    const parsed = summaryResponse.safeParse(body)
    // A 404 may still tell each mail piece's own error.
    if (
      parsed.success &&
      (response.status === 200 || response.status === 404)
    ) {
      return parsed.data
    }
    if (response.status === 200) {
      const path = parsed.error?.issues[0]?.path.join(".") ?? ""
      throw malformed(PARTNER, OPERATION, path)
    }
    const problem = trackingProblem.safeParse(body)
    const codes = problem.success ? (problem.data.errors ?? []) : []
    const detail = codes.map(({ errorCode }) => errorCode).join(", ")
    throw rejected(PARTNER, OPERATION, response.status, detail)
  }
}
