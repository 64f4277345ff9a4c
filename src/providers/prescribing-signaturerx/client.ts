import { z } from "@medusajs/framework/zod"
import {
  malformed,
  PartnerHttpError,
  partnerRequest,
  rejected,
  type PartnerResponse,
} from "../../shared/http/http-client"
import type { SignatureRxOptions } from "./options"
import { createdSchema, refusedSchema } from "./wire"

const PARTNER = "signaturerx"
/** A token is taken for expired this long before it is. */
const MARGIN_MS = 60_000

/** `expires_in` of this endpoint is in seconds. */
const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
})

/** One method per endpoint, in the partner's words. */
export class SignatureRxClient {
  private token: Token | undefined

  constructor(private readonly options: SignatureRxOptions) {}

  /** Creates a prescription. @throws PartnerHttpError */
  async createPrescription(
    body: Record<string, unknown>
  ): Promise<z.infer<typeof createdSchema>> {
    const operation = "prescriptions.create"
    const response = await this.authorised(operation, {
      method: "POST",
      path: "/api/v1/ehr-prescription-patient",
      body: JSON.stringify(body),
    })
    if (response.status >= 400) {
      throw rejected(
        PARTNER,
        operation,
        response.status,
        refusedFields(response.text)
      )
    }
    const parsed = createdSchema.safeParse(json(response.text))
    if (!parsed.success) {
      throw malformed(PARTNER, operation, "prescription_id")
    }
    return parsed.data
  }

  /** Sends with a token; one that is refused is dropped and fetched again once. */
  private async authorised(
    operation: string,
    request: { method: "GET" | "POST"; path: string; body: string }
  ): Promise<PartnerResponse> {
    const send = async (token: Token) =>
      partnerRequest(PARTNER, {
        operation,
        method: request.method,
        url: this.url(request.path),
        headers: {
          authorization: `Bearer ${await token.value}`,
          "content-type": "application/json",
          accept: "application/json",
        },
        body: request.body,
        timeoutMs: this.options.timeoutMs,
      })
    const token = this.currentToken()
    const first = await send(token)
    if (first.status !== 401) {
      return first
    }
    this.drop(token)
    const second = await send(this.currentToken())
    if (second.status === 401) {
      throw notAuthorised(operation)
    }
    return second
  }

  /** The cached token; those who ask while it is fetched wait for the same one. */
  private currentToken(): Token {
    if (this.token && this.token.until > performance.now()) {
      return this.token
    }
    const token: Token = { until: Infinity, value: Promise.resolve("") }
    token.value = this.fetchToken(token).catch((error: unknown) => {
      this.drop(token)
      throw error
    })
    this.token = token
    return token
  }

  private drop(token: Token): void {
    if (this.token === token) {
      this.token = undefined
    }
  }

  private async fetchToken(token: Token): Promise<string> {
    const response = await this.askForToken()
    const parsed = tokenSchema.safeParse(json(response.text))
    if (response.status >= 400 || !parsed.success) {
      throw notAuthorised("token", response.status)
    }
    token.until = performance.now() + parsed.data.expires_in * 1000 - MARGIN_MS
    return parsed.data.access_token
  }

  private async askForToken(): Promise<PartnerResponse> {
    try {
      return await partnerRequest(PARTNER, {
        operation: "token",
        method: "POST",
        url: this.url("/oauth/token"),
        headers: {
          "content-type": "application/json",
          accept: "application/json",
        },
        body: JSON.stringify({
          grant_type: "client_credentials",
          client_id: this.options.clientId,
          client_secret: this.options.clientSecret,
        }),
        timeoutMs: this.options.timeoutMs,
      })
    } catch (error) {
      if (error instanceof PartnerHttpError) {
        // Whatever happened to the token request, no prescription was sent.
        throw new PartnerHttpError(
          PARTNER,
          "token",
          error.kind,
          false,
          error.status,
          error.retryAfterSeconds
        )
      }
      throw error
    }
  }

  private url(path: string): string {
    return `${this.options.url.replace(/\/$/, "")}${path}`
  }
}

type Token = { value: Promise<string>; until: number }

/** Certainly without effect, so that it is tried again while somebody mends the credentials. */
const notAuthorised = (operation: string, status = 401) =>
  new PartnerHttpError(PARTNER, operation, "unavailable", false, status)

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The fields a 422 names, such as "medicines.0.qty"; never what stood in them. */
function refusedFields(text: string): string {
  const parsed = refusedSchema.safeParse(json(text))
  const fields = parsed.success ? Object.keys(parsed.data.errors ?? {}) : []
  return fields.length > 0 ? fields.join(", ") : "no reason given"
}
