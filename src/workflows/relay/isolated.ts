import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../shared/errors"

/**
 * Runs one part of the worker so that its failure doesn't keep the others from
 * their work. What failed is still due and comes round with the next sweep.
 * @returns what the part did; 0 when it failed
 */
export async function isolated(
  container: MedusaContainer,
  name: string,
  work: () => Promise<number>
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`The worker could not do: ${name} (${messageOf(error)})`)
    return 0
  }
}
