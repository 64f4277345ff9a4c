import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../shared/errors"
import { sweeps } from "./registry"

/** Runs every sweep; one that fails doesn't stop the others. Gives what each started. */
export async function runSweeps(
  container: MedusaContainer
): Promise<Record<string, number>> {
  const started: Record<string, number> = {}
  for (const [name, sweep] of Object.entries(sweeps)) {
    try {
      started[name] = await sweep(container)
    } catch (error) {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`Sweep ${name} failed: ${messageOf(error)}`)
    }
  }
  return started
}
