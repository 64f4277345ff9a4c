import { asFunction, asValue, Lifetime } from "@medusajs/framework/awilix"
import { moduleProviderLoader } from "@medusajs/framework/modules-sdk"
import type {
  LoaderOptions,
  MedusaContainer,
  ModuleProvider,
} from "@medusajs/framework/types"
import { unexpected } from "../../../shared/errors"
import type { AbstractIdentityProvider } from "../provider"

/** Under which the module's container keeps a provider. */
export const providerKey = (identifier: string): string =>
  `identity_provider_${identifier}`
export const DEFAULT_PROVIDER = "identity_default_provider"

type ProviderClass = {
  new (
    cradle: Record<string, unknown>,
    options: unknown
  ): AbstractIdentityProvider
  identifier: string
}

/** Registers the configured providers; the first one is asked. */
export default async function registerProviders({
  container,
  options,
}: LoaderOptions<{ providers?: ModuleProvider[] }>): Promise<void> {
  const providers = options?.providers ?? []
  let first: string | undefined
  await moduleProviderLoader({
    container,
    providers,
    registerServiceFn: async (
      klass: ProviderClass,
      scope: MedusaContainer,
      { options: given }: { options: unknown }
    ) => {
      if (!klass.identifier) {
        throw unexpected("An identity provider has no identifier")
      }
      first ??= klass.identifier
      scope.register(
        providerKey(klass.identifier),
        asFunction(
          (cradle: Record<string, unknown>) => new klass(cradle, given),
          {
            lifetime: Lifetime.SINGLETON,
          }
        )
      )
    },
  })
  container.register(DEFAULT_PROVIDER, asValue(first ?? null))
}
