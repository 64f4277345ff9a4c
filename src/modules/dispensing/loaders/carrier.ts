import { asFunction, Lifetime } from "@medusajs/framework/awilix"
import { moduleProviderLoader } from "@medusajs/framework/modules-sdk"
import type { LoaderOptions, ModuleProvider } from "@medusajs/framework/types"
import { CARRIER_KEY, type CarrierProvider } from "../provider"

type CarrierClass = new (
  container: Record<string, unknown>,
  options: Record<string, unknown>
) => CarrierProvider

/** Registers the one carrier named in medusa-config under the key the service asks for. */
export default async function loadCarrier({
  container,
  options,
}: LoaderOptions): Promise<void> {
  const providers = (options?.["providers"] ?? []) as ModuleProvider[]
  await moduleProviderLoader({
    container,
    providers,
    registerServiceFn: async (
      Carrier: CarrierClass,
      target,
      { options: settings = {} }: { options?: Record<string, unknown> }
    ) => {
      target.register(
        CARRIER_KEY,
        asFunction(
          (cradle: Record<string, unknown>) => new Carrier(cradle, settings),
          { lifetime: Lifetime.SINGLETON }
        )
      )
    },
  })
}
