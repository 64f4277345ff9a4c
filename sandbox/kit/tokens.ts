import { nowSeconds, randomId } from "./ids"
import type { Section, Store } from "./store"

type TokenState = { tokens: Record<string, number> }

/** Bearer tokens of one partner's OAuth2 client-credentials grant. */
export class Tokens {
  private section: Section<TokenState>

  constructor(
    private readonly store: Store,
    name: string,
    private readonly lifetimeSeconds: number
  ) {
    this.section = store.section(`${name}-tokens`, () => ({ tokens: {} }))
  }

  issue(): { access_token: string; expires_in: number } {
    const token = randomId("", 40)
    this.section.get().tokens[token] = nowSeconds() + this.lifetimeSeconds
    this.store.touch()
    return { access_token: token, expires_in: this.lifetimeSeconds }
  }

  /** Whether an Authorization header carries a token still good. */
  accepts(authorization: string): boolean {
    const token = /^Bearer (.+)$/i.exec(authorization)?.[1] ?? ""
    const expires = this.section.get().tokens[token]
    return expires !== undefined && expires > nowSeconds()
  }

  revokeAll(): void {
    this.section.reset()
  }
}
