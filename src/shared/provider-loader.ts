import { asFunction, Lifetime } from "@medusajs/framework/awilix"
import { moduleProviderLoader } from "@medusajs/framework/modules-sdk"
import type { LoaderOptions, ModuleProvider } from "@medusajs/framework/types"

type ProviderClass = new (
  container: Record<string, unknown>,
  options: Record<string, unknown>
) => object

/**
 * The loader of a module that hosts one partner: makes the configured provider
 * known to the module's service under `registrationKey`. The service resolves
 * it and says clearly when none is configured; there is no silent fake.
 */
export const hostProvider = (registrationKey: string) =>
  async function registerProvider({
    container,
    options,
  }: LoaderOptions<{ providers?: ModuleProvider[] }>): Promise<void> {
    await moduleProviderLoader({
      container,
      providers: options?.providers ?? [],
      registerServiceFn: async (klass, target, provider) => {
        const Provider = klass as unknown as ProviderClass
        target.register(
          registrationKey,
          asFunction(
            (cradle: Record<string, unknown>) =>
              new Provider(
                cradle,
                (provider as { options?: Record<string, unknown> }).options ??
                  {}
              ),
            { lifetime: Lifetime.SINGLETON }
          )
        )
      },
    })
  }
