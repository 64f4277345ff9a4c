import type { MedusaContainer } from "@medusajs/framework/types"
import { isolated } from "./isolated"
import { sweeps } from "./registry"

/** Runs every sweep; one that fails doesn't stop the others. Gives what each started. */
export async function runSweeps(
  container: MedusaContainer
): Promise<Record<string, number>> {
  const started: Record<string, number> = {}
  for (const [name, sweep] of Object.entries(sweeps)) {
    started[name] = await isolated(container, `sweep ${name}`, () =>
      sweep(container)
    )
  }
  return started
}
