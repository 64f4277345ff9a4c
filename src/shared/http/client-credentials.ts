import { z } from "@medusajs/framework/zod"
import {
  PartnerHttpError,
  partnerRequest,
  type PartnerResponse,
} from "./http-client"
import { parseJson } from "../parse-json"

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
      timeoutMs?: number
    }
  ) {}

  /**
   * Sends a request under the token; one that is refused (401) is dropped and
   * fetched again once. Gives the answer, be it a second 401.
   * @throws PartnerHttpError with `sent: false` when there is no token to be had
   */
  async send(
    request: (authorization: string) => Promise<PartnerResponse>
  ): Promise<PartnerResponse> {
    const token = this.current()
    const first = await request(`Bearer ${await token.value}`)
    if (first.status !== 401) {
      return first
    }
    this.drop(token)
    return request(`Bearer ${await this.current().value}`)
  }

  private current(): Token {
    if (this.token && this.token.until > performance.now()) {
      return this.token
    }
    const token: Token = { until: Infinity, value: Promise.resolve("") }
    token.value = this.fetch(token).catch((error: unknown) => {
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

  private async fetch(token: Token): Promise<string> {
    const { text, status } = await this.ask()
    const parsed = tokenSchema.safeParse(parseJson(text))
    if (status >= 400 || !parsed.success) {
      throw new PartnerHttpError(
        this.options.partner,
        "token",
        "unavailable",
        false,
        status
      )
    }
    token.until = performance.now() + parsed.data.expires_in * 1000 - MARGIN_MS
    return parsed.data.access_token
  }

  private async ask(): Promise<PartnerResponse> {
    const { partner, url, clientId, clientSecret, timeoutMs } = this.options
    try {
      return await partnerRequest(partner, {
        operation: "token",
        method: "POST",
        url,
        headers: {
          "content-type": "application/json",
          accept: "application/json",
        },
        body: JSON.stringify({
          grant_type: "client_credentials",
          client_id: clientId,
          client_secret: clientSecret,
        }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      })
    } catch (error) {
      if (!(error instanceof PartnerHttpError)) {
        throw error
      }
      // Whatever became of this request, the one that needs the token was not sent.
      const { kind, status, retryAfterSeconds } = error
      throw new PartnerHttpError(
        partner,
        "token",
        kind,
        false,
        status,
        retryAfterSeconds
      )
    }
  }
}
