import { asFunction, Lifetime } from "@medusajs/framework/awilix"
import { moduleProviderLoader } from "@medusajs/framework/modules-sdk"
import type { LoaderOptions, ModuleProvider } from "@medusajs/framework/types"
import {
  PRESCRIBING_PROVIDER,
  type AbstractPrescribingProvider,
} from "../provider"

type ProviderClass = new (
  container: Record<string, unknown>,
  options: Record<string, unknown>
) => AbstractPrescribingProvider

/** Makes the configured partner known to the module's service. */
export default async function registerProvider({
  container,
  options,
}: LoaderOptions<{ providers?: ModuleProvider[] }>): Promise<void> {
  await moduleProviderLoader({
    container,
    providers: options?.providers ?? [],
    registerServiceFn: async (klass, target, provider) => {
      const Provider = klass as unknown as ProviderClass
      target.register(
        PRESCRIBING_PROVIDER,
        asFunction(
          (cradle: Record<string, unknown>) =>
            new Provider(
              cradle,
              (provider as { options?: Record<string, unknown> }).options ?? {}
            ),
          { lifetime: Lifetime.SINGLETON }
        )
      )
    },
  })
}
