import { unexpected } from "../../shared/errors"
import { DEFAULT_PROVIDER, providerKey } from "./loaders/register-providers"
import type { AbstractIdentityProvider } from "./provider"

/** The identity providers of medusa-config.ts, as the module's container keeps them. */
export class IdentityProviderRegistry {
  constructor(private readonly container: Record<string, unknown>) {}

  /** The one that new checks go to. */
  defaultName(): string {
    const name = this.container[DEFAULT_PROVIDER]
    if (typeof name !== "string") {
      throw unexpected("No identity provider is configured")
    }
    return name
  }

  of(name: string): AbstractIdentityProvider {
    const provider = this.container[providerKey(name)] as
      | AbstractIdentityProvider
      | undefined
    if (!provider) {
      throw unexpected(`Identity provider ${name} is not configured`)
    }
    return provider
  }
}
