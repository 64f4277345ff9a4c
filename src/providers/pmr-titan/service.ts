import { z } from "@medusajs/framework/zod"
import { AbstractPmrProvider, type PmrRecord } from "../../modules/pmr/provider"
import { ClientCredentials } from "../../shared/http/client-credentials"
import {
  malformed,
  partnerRequest,
  type PartnerResponse,
  rejected,
} from "../../shared/http/http-client"
import { parseJson } from "../../shared/parse-json"
import {
  bundleAnswer,
  ITEM_SYSTEM,
  requestId,
  searchAnswer,
  toBundle,
} from "./wire"

const optionsSchema = z.object({
  url: z.string().url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
})

/** TitanPMR over the proposed REST contract [OURS]; see wire.ts. */
export class TitanPmrProvider extends AbstractPmrProvider {
  static override identifier = "titan"
  readonly partner = "titan"
  private readonly base: string
  private readonly credentials: ClientCredentials

  constructor(_container: Record<string, unknown>, given: unknown) {
    super()
    const options = optionsSchema.parse(given)
    this.base = `${options.url}/api/v1`
    this.credentials = new ClientCredentials({
      partner: this.partner,
      url: `${options.url}/oauth/token`,
      clientId: options.clientId,
      clientSecret: options.clientSecret,
    })
  }

  override async push(
    record: PmrRecord
  ): Promise<{ provider_reference: string }> {
    const operation = "bundles.create"
    const response = await this.send(operation, "POST", "/Bundle", {
      key: record.reference,
      body: JSON.stringify(toBundle(record)),
    })
    const parsed = bundleAnswer.safeParse(parseJson(response.text))
    const id = parsed.success ? requestId(parsed.data) : undefined
    if (!id) {
      throw malformed(this.partner, operation, "entry.response.location")
    }
    return { provider_reference: id }
  }

  override async find(
    reference: string
  ): Promise<{ provider_reference: string } | null> {
    const operation = "requests.search"
    const wanted = encodeURIComponent(`${ITEM_SYSTEM}|${reference}`)
    const response = await this.send(
      operation,
      "GET",
      `/MedicationRequest?identifier=${wanted}`
    )
    const parsed = searchAnswer.safeParse(parseJson(response.text))
    if (!parsed.success) {
      throw malformed(this.partner, operation, "entry.resource.id")
    }
    const [entry] = parsed.data.entry ?? []
    return entry ? { provider_reference: entry.resource.id } : null
  }

  private async send(
    operation: string,
    method: "GET" | "POST",
    path: string,
    payload?: { key: string; body: string }
  ): Promise<PartnerResponse> {
    const response = await this.credentials.send((authorization) =>
      partnerRequest(this.partner, {
        operation,
        method,
        url: `${this.base}${path}`,
        headers: {
          authorization,
          accept: "application/fhir+json",
          ...(payload
            ? {
                "content-type": "application/fhir+json",
                "idempotency-key": payload.key,
              }
            : {}),
        },
        ...(payload ? { body: payload.body } : {}),
      })
    )
    if (response.status >= 400) {
      throw rejected(this.partner, operation, response.status, "")
    }
    return response
  }
}
