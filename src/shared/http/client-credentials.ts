import { z } from "@medusajs/framework/zod"
import { PartnerHttpError, partnerRequest } from "./http-client"

/** A token is taken for expired this long before it is. */
const MARGIN_MS = 60_000

const tokenSchema = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.coerce.number().positive(),
})

type Token = { value: Promise<string>; until: number }

/**
 * OAuth2 client credentials of one partner: the token is cached, and those who
 * ask while it is fetched wait for the same one. Without a token nothing was
 * sent, so every failure here counts as such.
 */
export class ClientCredentials {
  private token: Token | undefined

  constructor(
    private readonly options: {
      partner: string
      url: string
      clientId: string
      clientSecret: string
    }
  ) {}

  /** @throws PartnerHttpError with `sent: false` */
  async get(): Promise<string> {
    if (!this.token || this.token.until <= performance.now()) {
      const token: Token = { until: Infinity, value: Promise.resolve("") }
      token.value = this.fetch(token).catch((error: unknown) => {
        this.forget()
        throw error
      })
      this.token = token
    }
    return this.token.value
  }

  /** After a 401: the next `get` asks anew. */
  forget(): void {
    this.token = undefined
  }

  private async fetch(token: Token): Promise<string> {
    const { partner, url, clientId, clientSecret } = this.options
    const failed = (status?: number) =>
      new PartnerHttpError(partner, "token", "unavailable", false, status)
    try {
      const response = await partnerRequest(partner, {
        operation: "token",
        method: "POST",
        url,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          grant_type: "client_credentials",
          client_id: clientId,
          client_secret: clientSecret,
        }),
      })
      if (response.status >= 400) {
        throw failed(response.status)
      }
      const parsed = tokenSchema.parse(JSON.parse(response.text))
      token.until = performance.now() + parsed.expires_in * 1000 - MARGIN_MS
      return parsed.access_token
    } catch (error) {
      throw failed(error instanceof PartnerHttpError ? error.status : undefined)
    }
  }
}
