import type { z } from "@medusajs/framework/zod"
import { ClientCredentials } from "../../shared/http/client-credentials"
import {
  malformed,
  PartnerHttpError,
  partnerRequest,
  rejected,
} from "../../shared/http/http-client"
import { parseJson } from "../../shared/parse-json"
import type { SignatureRxOptions } from "./options"
import { createdSchema, refusedSchema } from "./wire"

const PARTNER = "signaturerx"

/** One method per endpoint, in the partner's words. */
export class SignatureRxClient {
  private readonly base: string
  private readonly credentials: ClientCredentials

  constructor(private readonly options: SignatureRxOptions) {
    const { url, clientId, clientSecret, timeoutMs } = options
    this.base = url.replace(/\/$/, "")
    this.credentials = new ClientCredentials({
      partner: PARTNER,
      url: `${this.base}/oauth/token`,
      clientId,
      clientSecret,
      timeoutMs,
    })
  }

  /** Creates a prescription. @throws PartnerHttpError */
  async createPrescription(
    body: Record<string, unknown>
  ): Promise<z.infer<typeof createdSchema>> {
    const operation = "prescriptions.create"
    const response = await this.credentials.send((authorization) =>
      partnerRequest(PARTNER, {
        operation,
        method: "POST",
        url: `${this.base}/api/v1/ehr-prescription-patient`,
        headers: {
          authorization,
          "content-type": "application/json",
          accept: "application/json",
        },
        body: JSON.stringify(body),
        timeoutMs: this.options.timeoutMs,
      })
    )
    if (response.status === 401) {
      throw notAuthorised(operation)
    }
    if (response.status >= 400) {
      throw rejected(
        PARTNER,
        operation,
        response.status,
        refusedFields(response.text)
      )
    }
    const parsed = createdSchema.safeParse(parseJson(response.text))
    if (!parsed.success) {
      throw malformed(PARTNER, operation, "prescription_id")
    }
    return parsed.data
  }
}

/** Certainly without effect, so that it is tried again while somebody mends the credentials. */
const notAuthorised = (operation: string) =>
  new PartnerHttpError(PARTNER, operation, "unavailable", false, 401)

/** The fields a 422 names, such as "medicines.0.qty"; never what stood in them. */
function refusedFields(text: string): string {
  const parsed = refusedSchema.safeParse(parseJson(text))
  const fields = parsed.success ? Object.keys(parsed.data.errors ?? {}) : []
  return fields.length > 0 ? fields.join(", ") : "no reason given"
}
